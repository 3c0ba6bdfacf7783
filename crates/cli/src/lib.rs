//! The `awning` command, for a shop's own people. `awning index` learns recommendations from a log of what visitors
//! looked at and bought, and writes them as one file for the pages.
//!
//! - `arguments`: the command line
//! - `index`: `awning index`, which learns
//! - `evaluate`: `awning evaluate`, which measures
//! - [`log`]: reading logs, whatever their format

mod arguments;
mod evaluate;
mod index;
pub mod log;
mod parquet;
pub mod progress;

pub use arguments::{Arguments, Command};

/// Why a command ended without doing what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there yet.
    #[error("{0} is not there yet")]
    Missing(&'static str),
}

/// Does what the command line asks for.
pub fn run(arguments: Arguments) -> Result<(), Error> {
    match arguments.command {
        Command::Index(arguments) => index::run(*arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
    }
}
