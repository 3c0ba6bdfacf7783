//! Learning from a log.

use super::{LearnError, Options, Progress, Trained};
use crate::log::Log;

/// Learns an index from a log. The same log and options give the same bytes.
///
/// # Errors
/// If the log has fewer than two items, or not even the smallest index fits the budget.
pub fn learn(
    log: &Log,
    _options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Trained, LearnError> {
    progress(Progress {
        step: "count",
        done: 0,
        total: 1,
    });
    if log.ids().len() < 2 {
        return Err(LearnError::TooFewItems {
            items: log.ids().len(),
        });
    }
    Err(LearnError::Write("this is not written yet".to_owned()))
}
