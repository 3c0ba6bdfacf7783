//! Why a command ends without having done what it was asked for.

use std::path::PathBuf;

use awning_server::import::ImportError;
use awning_train::dataset::DatasetError;
use awning_train::learn::LearnError;
use thiserror::Error;

use crate::analyze::AnalyzeError;
use crate::counts::CountsError;
use crate::log::ReadError;

/// Why a command ends without having done what it was asked for.
#[derive(Debug, Error)]
pub enum Error {
    /// The command does not say what to read.
    #[error("no log was named: expected files, directories or patterns, or --from-counts")]
    NoLog,
    /// The log cannot be read.
    #[error(transparent)]
    Log(#[from] ReadError),
    /// The catalog cannot be read.
    #[error("the catalog {0}")]
    Catalog(#[from] ImportError),
    /// The counts cannot be read.
    #[error(transparent)]
    Counts(#[from] CountsError),
    /// Nothing can be learned.
    #[error(transparent)]
    Learn(#[from] LearnError),
    /// A file cannot be written.
    #[error("{path}: it cannot be written: {message}", path = path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// Options do not fit together.
    #[error("{0}")]
    Options(String),
    /// An experiment cannot be analyzed.
    #[error(transparent)]
    Analyze(#[from] AnalyzeError),
    /// There is nothing to measure with.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
}
