//! The words of experiment reports. They are apart from all others because only marketers read them: shoppers' pages do
//! not load their translations.
//!
//! - `keys`: every text, in English
//! - `translations`: the same in the languages that are built in; a file for each language

mod keys;
#[cfg(feature = "tools")]
mod translations;

pub use keys::*;
#[cfg(feature = "tools")]
pub use translations::TRANSLATIONS;
