//! A session a line, its items separated by spaces, oldest first, without a clock.

use std::path::Path;

use super::{DatasetError, Problems, Test, number, text};
use crate::log::{Log, LogError};

/// Reads both files of a directory.
pub(super) fn read(
    directory: &Path,
    problems: &mut Problems,
) -> Result<(Log, Vec<Test>), DatasetError> {
    let path = directory.join("train_sessions.txt");
    let train = text(&path)?;
    for (line, number) in train.lines().zip(1..) {
        if line.trim().is_empty() {
            problems.add(&path, number, "the session is empty".to_owned());
        }
    }
    let log = Log::of_lines(train.lines().map(str::split_whitespace));
    if log.visits().is_empty() {
        return Err(DatasetError::Log {
            path,
            source: LogError::Empty,
        });
    }
    let path = directory.join("test_pairs.txt");
    let mut tests = Vec::new();
    for (line, number) in text(&path)?.lines().zip(1..) {
        match test(&log, line) {
            Ok(test) => tests.push(test),
            Err(what) => problems.add(&path, number, what),
        }
    }
    Ok((log, tests))
}

fn test(log: &Log, line: &str) -> Result<Test, String> {
    let Some((prefix, label)) = line.split_once('\t') else {
        return Err("a tab was expected between the items and the next one".to_owned());
    };
    let label = label.trim();
    if label.is_empty() || label.contains(char::is_whitespace) {
        return Err(format!(
            "after the tab stands {label:?}; one item was expected"
        ));
    }
    let prefix = prefix.split_whitespace();
    let items: Vec<_> = prefix.chain([label]).map(|id| number(log, id)).collect();
    if items.len() < 2 {
        return Err("no item stands before the tab".to_owned());
    }
    // Nothing that was learned is later than these.
    let times = vec![i64::MAX; items.len()];
    Ok(Test {
        first: items.len() - 1,
        items,
        times,
    })
}
