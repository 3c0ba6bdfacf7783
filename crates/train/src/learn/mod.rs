//! From a log to the bytes of an index.
//!
//! - `options`: what may be asked for, and progress on the way
//! - `report`: what was learned, how well it predicts, and what was left out
//! - `holdout`: the end of a log, to choose by
//! - `tables`: the tables that an index may have, and the numbers they are learned with
//! - `material`: all that was learned from one log, and what a recipe takes of it
//! - `validation`: comparing candidates on what was held out
//! - `weights`: how much each part counts
//! - `sizes`: how many bytes each part has
//! - `compose`: choosing what predicts best within the bytes
//! - `side`: everything that is learned for one purpose
//! - `from_log`, `from_counts`: the two ways

mod compose;
mod from_counts;
mod from_log;
mod holdout;
mod material;
mod options;
mod report;
mod side;
mod sizes;
mod tables;
mod validation;
mod weights;

pub use from_counts::learn_from_counts;
pub use from_log::learn;
pub use holdout::holdout;
pub use options::{LearnError, Options, Progress};
pub use report::{Measure, Part, Report, Trained};
pub use sizes::brotli;

pub(crate) use material::Material;
pub(crate) use side::Side;
pub(crate) use tables::{Table, neighbors};

use options::Ticks;

#[cfg(test)]
mod tests;
