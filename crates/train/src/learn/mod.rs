//! From a log to the bytes of an index.
//!
//! - `options`: what may be asked for, and progress on the way
//! - `report`: what was learned, how well it predicts, and what was left out
//! - `holdout`: the end of a log, to choose by
//! - `from_log`, `from_counts`: the two ways

mod from_counts;
mod from_log;
mod holdout;
mod options;
mod report;

pub use from_counts::learn_from_counts;
pub use from_log::learn;
pub use holdout::holdout;
pub use options::{LearnError, Options, Progress};
pub use report::{Measure, Part, Report, Trained};
