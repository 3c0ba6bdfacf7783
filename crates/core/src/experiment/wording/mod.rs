//! What the result of an experiment says, in words: the same sentences on a page and in a terminal.
//!
//! - `figures`: how numbers are written, and to how many digits
//! - `measure`: what a metric's numbers are numbers of
//! - `sentences`: what to do, ranges, chances
//! - `plain`: numbers as English writes them, for terminals

mod figures;
mod measure;
#[cfg(feature = "tools")]
mod plain;
mod sentences;

pub use figures::{Figure, Figures, Unit, decimals};
pub use measure::Measure;
#[cfg(feature = "tools")]
pub use plain::PlainFigures;
pub use sentences::{Tone, Wording, reason_text};
