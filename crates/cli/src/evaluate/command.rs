//! The command.

use std::path::PathBuf;

use clap::Args;

use crate::Error;

/// What is measured.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A directory with train.tsv and test.tsv (SessionId, ItemId, Time), or with train_sessions.txt and test_pairs.txt.
    #[arg(value_name = "DIR")]
    pub directory: PathBuf,

    /// Write the numbers as JSON too.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

/// Measures.
pub fn run(_arguments: &Arguments) -> Result<(), Error> {
    Err(Error::Missing("awning evaluate"))
}
