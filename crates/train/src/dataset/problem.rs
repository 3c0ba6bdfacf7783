//! Rows that could not be read.

use std::fmt;
use std::path::Path;

/// How many problems are kept word by word; the rest is counted.
const KEPT: usize = 20;

/// Rows that could not be read: all are counted, the first few are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// How many rows were left out.
    pub count: u64,
    /// The first of them.
    pub first: Vec<Problem>,
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What was found, and what was expected.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl Problems {
    /// Counts a row that was left out.
    pub(super) fn add(&mut self, path: &Path, line: usize, what: String) {
        self.count += 1;
        if self.first.len() < KEPT {
            let file = path.file_name().unwrap_or_default();
            let file = file.to_string_lossy().into_owned();
            self.first.push(Problem { file, line, what });
        }
    }
}
