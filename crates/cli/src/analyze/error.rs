//! Why an experiment cannot be analyzed.

use std::path::PathBuf;

use thiserror::Error;

use crate::log::ReadError;

/// Why an experiment cannot be analyzed.
#[derive(Debug, Error)]
pub enum AnalyzeError {
    /// There are no files.
    #[error(transparent)]
    Files(#[from] ReadError),
    /// A file cannot be read.
    #[error("{path}: {message}", path = path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What was found and what was expected.
        message: String,
    },
    /// What the options ask for does not fit what was read.
    #[error("{0}")]
    Mismatch(String),
    /// The aggregates are none.
    #[error("the aggregates cannot be used: {0}")]
    Aggregates(String),
}
