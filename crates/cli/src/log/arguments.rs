//! What a log's owner says about it.

use std::path::PathBuf;

use clap::Args;

/// The log, and how to read it.
#[derive(Clone, Debug, Default, Args)]
#[group(skip)]
pub struct Arguments {
    /// Files, directories and patterns such as 'logs/2026-*.csv.gz'.
    #[arg(value_name = "LOG")]
    pub logs: Vec<PathBuf>,
}
