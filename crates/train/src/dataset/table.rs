//! Tables of SessionId, ItemId and Time, separated by tabs, with a header: the form of the session-rec framework.

use std::path::Path;

use super::{DatasetError, Problems, Test, number, text};
use crate::log::{Action, By, Event, Log, LogBuilder};

/// A row; the fraction of its second still orders events.
struct Row<'a> {
    session: &'a str,
    item: &'a str,
    time: f64,
}

/// Reads both files of a directory.
pub(super) fn read(
    directory: &Path,
    problems: &mut Problems,
) -> Result<(Log, Vec<Test>), DatasetError> {
    let path = directory.join("train.tsv");
    let train = text(&path)?;
    let mut builder = LogBuilder::default();
    for row in rows(&path, &train, problems)? {
        let event = Event {
            by: By::Session(row.session),
            item: row.item,
            micros: Some((row.time * 1e6).round() as i64),
            action: Action::View,
        };
        let added = builder.push(&event);
        added.map_err(|source| DatasetError::Log {
            path: path.clone(),
            source,
        })?;
    }
    let log = builder.finish();
    let log = log.map_err(|source| DatasetError::Log { path, source })?;
    let path = directory.join("test.tsv");
    let test = text(&path)?;
    let tests = tests(&log, &rows(&path, &test, problems)?);
    Ok((log, tests))
}

/// A table's rows, by time.
fn rows<'a>(
    path: &Path,
    text: &'a str,
    problems: &mut Problems,
) -> Result<Vec<Row<'a>>, DatasetError> {
    let mut lines = text.lines().zip(1..);
    let header: Vec<&str> = lines
        .next()
        .map(|(line, _)| line.split('\t').collect())
        .unwrap_or_default();
    let place = |column: &'static str| {
        let found = header.iter().position(|name| name.trim() == column);
        found.ok_or_else(|| DatasetError::NoColumn {
            path: path.to_owned(),
            column,
        })
    };
    let places = [place("SessionId")?, place("ItemId")?, place("Time")?];
    let mut rows = Vec::new();
    for (line, number) in lines {
        if line.trim().is_empty() {
            continue;
        }
        match row(line, places) {
            Ok(row) => rows.push(row),
            Err(what) => problems.add(path, number, what),
        }
    }
    rows.sort_by(|a, b| a.time.total_cmp(&b.time));
    Ok(rows)
}

fn row(line: &str, [session, item, time]: [usize; 3]) -> Result<Row<'_>, String> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let cell = |place: usize, name: &str| match cells.get(place) {
        Some(cell) if !cell.is_empty() => Ok(*cell),
        Some(_) => Err(format!("{name} is empty")),
        None => Err(format!("{} cells were found, none for {name}", cells.len())),
    };
    let text = cell(time, "Time")?;
    let time = text.parse::<f64>().ok().filter(|time| time.is_finite());
    Ok(Row {
        session: cell(session, "SessionId")?,
        item: cell(item, "ItemId")?,
        time: time.ok_or_else(|| format!("Time is {text:?}; seconds since 1970 were expected"))?,
    })
}

/// Sessions of rows that are sorted by time, in the order of their first rows.
fn tests(log: &Log, rows: &[Row]) -> Vec<Test> {
    let mut places = std::collections::HashMap::new();
    let mut tests: Vec<Test> = Vec::new();
    for row in rows {
        let next = tests.len();
        let place = *places.entry(row.session).or_insert(next);
        if place == next {
            tests.push(Test {
                first: 1,
                ..Test::default()
            });
        }
        if let Some(test) = tests.get_mut(place) {
            test.items.push(number(log, row.item));
            test.times.push(row.time.floor() as i64);
        }
    }
    tests
}
