//! Logs that are split into a part to learn from and a part to predict, as research publishes them.
//!
//! - `table`: `train.tsv` and `test.tsv`, rows of SessionId, ItemId and Time
//! - `lines`: `train_sessions.txt`, a session a line, and `test_pairs.txt`, a prefix and what came next
//! - `problem`: rows that could not be read

mod lines;
mod problem;
mod table;

use std::path::{Path, PathBuf};

use awning_core::recommend::ItemNo;
use thiserror::Error;

use crate::log::{Log, LogError};

pub use problem::{Problem, Problems};

/// The number of an item that is not in the log that was learned from.
pub const UNKNOWN: ItemNo = ItemNo::MAX;

/// A log to learn from, and sessions to predict.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// The directory's name.
    pub name: String,
    /// What is learned from.
    pub train: Log,
    /// What is predicted.
    pub tests: Vec<Test>,
    /// What could not be read.
    pub problems: Problems,
}

/// A session to predict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Test {
    /// Its items, oldest first; [`UNKNOWN`] where the log that was learned from lacks one.
    pub items: Vec<ItemNo>,
    /// When each was looked at; as long as the items.
    pub times: Vec<i64>,
    /// The place of the first item to predict, from those before it; at least 1.
    pub first: usize,
}

/// Why a directory cannot be used.
#[derive(Debug, Error)]
pub enum DatasetError {
    /// A file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The directory has neither pair of files.
    #[error("{} has neither train.tsv and test.tsv nor train_sessions.txt and test_pairs.txt", .0.display())]
    NoFiles(PathBuf),
    /// A table lacks a column.
    #[error("{}: the header lacks the column {column}; SessionId, ItemId and Time were expected", path.display())]
    NoColumn {
        /// Which file.
        path: PathBuf,
        /// Which column.
        column: &'static str,
    },
    /// There is nothing to learn from.
    #[error("{}: {source}", path.display())]
    Log {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: LogError,
    },
}

impl Dataset {
    /// Reads a directory. Rows that cannot be read are left out and listed.
    ///
    /// # Errors
    /// If the files are missing or unreadable, lack a column, or have nothing to learn from.
    pub fn read(directory: &Path) -> Result<Self, DatasetError> {
        let name = directory.canonicalize().ok();
        let name = name.as_deref().unwrap_or(directory).file_name();
        let name = name.unwrap_or_default().to_string_lossy().into_owned();
        let mut problems = Problems::default();
        let (train, tests) = if directory.join("train.tsv").exists() {
            table::read(directory, &mut problems)?
        } else if directory.join("train_sessions.txt").exists() {
            lines::read(directory, &mut problems)?
        } else {
            return Err(DatasetError::NoFiles(directory.to_owned()));
        };
        Ok(Self {
            name,
            train,
            tests,
            problems,
        })
    }
}

/// A file's text; bytes that are no UTF-8 become replacement characters.
fn text(path: &Path) -> Result<String, DatasetError> {
    let bytes = std::fs::read(path).map_err(|source| DatasetError::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// An item's number in a log.
fn number(log: &Log, id: &str) -> ItemNo {
    let place = log.ids().binary_search_by(|known| known.as_str().cmp(id));
    place.map_or(UNKNOWN, |place| place as ItemNo)
}
