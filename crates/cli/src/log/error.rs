//! Why a log cannot be read.

use std::path::{Path, PathBuf};

use awning_train::log::LogError;
use thiserror::Error;

use super::column::MappingError;

/// Why a log cannot be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// A file or directory cannot be read.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A pattern is none.
    #[error("{pattern}: {reason}, expected a pattern such as logs/*.csv")]
    Pattern {
        /// What was given.
        pattern: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// There is no file.
    #[error("{pattern}: no file is there")]
    NoFile {
        /// What was given.
        pattern: String,
    },
    /// A file is of no known kind.
    #[error(
        "{path}: {found}, expected delimited text with names of columns in its first line, JSON Lines, Parquet or awning-server's database; --format says what it is", path = path.display()
    )]
    Format {
        /// Which file.
        path: PathBuf,
        /// What it looks like.
        found: &'static str,
    },
    /// A file's columns cannot be told.
    #[error("{path}: {source}", path = path.display())]
    Columns {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: MappingError,
    },
    /// A file is damaged.
    #[error("{path}: {message}", path = path.display())]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What was found.
        message: String,
    },
    /// The log cannot go on.
    #[error("{path}, line {place}: {source}", path = path.display())]
    Log {
        /// Which file.
        path: PathBuf,
        /// Where in it.
        place: u64,
        /// Why.
        source: LogError,
    },
    /// The log is of no use as a whole.
    #[error(transparent)]
    Whole(LogError),
}

/// Why a file cannot be read, by a reader that does not know which file it is.
#[derive(Debug, Error)]
pub enum Fault {
    /// The system failed, or a compressed file is damaged.
    #[error("{0}")]
    Read(#[from] std::io::Error),
    /// Columns cannot be told.
    #[error("{0}")]
    Columns(#[from] MappingError),
    /// It is damaged.
    #[error("{0}")]
    Damaged(String),
    /// The log cannot go on, at this place.
    #[error("{1}")]
    Log(u64, LogError),
}

impl Fault {
    /// Says which file.
    pub fn of(self, path: &Path) -> ReadError {
        let path = path.to_owned();
        match self {
            Self::Read(source) => ReadError::File { path, source },
            Self::Columns(source) => ReadError::Columns { path, source },
            Self::Damaged(message) => ReadError::Damaged { path, message },
            Self::Log(place, source) => ReadError::Log {
                path,
                place,
                source,
            },
        }
    }
}
