//! The words that widgets say on their own.
//!
//! - `keys`: every text, in English, under the key by which a document can replace it
//! - `translations`: the same in the languages that are built in; not part of the wasm, but of a file for each language
//! - `report`: the words of experiment reports, keys and translations
//! - `pieces`: texts put together
//! - `texts`: the texts that hold on a page

mod keys;
mod pieces;
pub mod report;
mod texts;
#[cfg(feature = "tools")]
mod translations;

pub use keys::*;
pub use pieces::{concat, has_part, join, part_at, split_scheme};
pub use texts::{Key, Texts, fill};
#[cfg(feature = "tools")]
pub use translations::{LANGUAGES, TRANSLATIONS, Translation, language_file, report_file};
