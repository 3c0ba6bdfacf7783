//! The end of a log, held out to choose by.

use awning_core::recommend::ItemNo;

use crate::dataset::{Test, UNKNOWN};
use crate::log::{Log, Visit};

/// A day, in seconds.
const DAY: i64 = 86_400;

/// The fewest sessions that say anything.
const FEWEST: usize = 50;

/// Splits a log into what came before its last day and that day's sessions, at most `most` of them, evenly spaced. Where
/// there is no clock, or the last day is too little or more than a fifth of the log, it is the last tenth instead. Items keep
/// their numbers. `None` if either part would be empty.
pub fn holdout(log: &Log, most: usize) -> Option<(Log, Vec<Test>)> {
    let visits = log.visits();
    let end = visits.last()?.at;
    let day = visits.partition_point(|visit| visit.at <= end.saturating_sub(DAY));
    let held = visits.len() - day;
    let start = if log.has_clock() && held >= FEWEST && held <= visits.len() / 5 {
        day
    } else {
        visits.len() - visits.len() / 10
    };
    // Sessions of one time are not torn apart: the order among them means nothing.
    let at = visits.get(start)?.at;
    let start = visits.partition_point(|visit| visit.at < at);
    let rest = log.of_first(start);
    let mut known = vec![false; log.ids().len()];
    for &item in rest.visits().iter().flat_map(|visit| &visit.items) {
        if let Some(known) = known.get_mut(item as usize) {
            *known = true;
        }
    }
    let number = |item: &ItemNo| match known.get(*item as usize) {
        Some(true) => *item,
        _ => UNKNOWN,
    };
    let told: Vec<&Visit> = visits
        .get(start..)?
        .iter()
        .filter(|visit| visit.items.len() > 1)
        .collect();
    let step = told.len().div_ceil(most.max(1)).max(1);
    let tests: Vec<Test> = told
        .into_iter()
        .step_by(step)
        .map(|visit| Test {
            items: visit.items.iter().map(number).collect(),
            // What is learned from ended before.
            times: vec![i64::MAX; visit.items.len()],
            first: 1,
        })
        .collect();
    (!rest.visits().is_empty() && !tests.is_empty()).then_some((rest, tests))
}
