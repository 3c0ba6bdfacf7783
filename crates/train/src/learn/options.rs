//! What may be asked of learning, how far it is, and why it fails.

use thiserror::Error;

/// What may be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many bytes the index may have after brotli at quality 11; `None` takes whatever predicts best.
    pub budget: Option<u64>,
    /// How many threads work; what is learned is the same to the byte with any number.
    pub threads: usize,
    /// Whether to also learn with twice the budget, to report what more bytes would buy.
    pub explore: bool,
    /// Whether past sessions may be in the index. They are what predicts best, but say what single visitors looked at;
    /// without them an index has only counts.
    pub sessions: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            budget: Some(500_000),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            explore: true,
            sessions: true,
        }
    }
}

/// How far learning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done, to be shown to a person: "count pairs".
    pub step: &'static str,
    /// How much of it is done.
    pub done: u64,
    /// How much there is to do; at least 1.
    pub total: u64,
}

/// Why nothing could be learned.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum LearnError {
    /// Nothing can be recommended where there is only one item.
    #[error("the log has {items} item(s): at least two were expected")]
    TooFewItems {
        /// How many it has.
        items: usize,
    },
    /// Not even the items' ids fit.
    #[error(
        "the smallest index of this log has {needed} bytes, more than the {budget} that were allowed"
    )]
    Budget {
        /// Bytes of the smallest index after brotli.
        needed: u64,
        /// Bytes that were allowed.
        budget: u64,
    },
    /// The index could not be written.
    #[error("the index could not be written: {0}")]
    Write(String),
}

/// Tells how far one step is.
pub(super) struct Ticks<'a> {
    pub step: &'static str,
    pub done: u64,
    pub total: u64,
    pub tell: &'a mut dyn FnMut(Progress),
}

impl Ticks<'_> {
    /// One more is done.
    pub(super) fn next(&mut self) {
        self.done = (self.done + 1).min(self.total);
        (self.tell)(Progress {
            step: self.step,
            done: self.done,
            total: self.total.max(1),
        });
    }
}
