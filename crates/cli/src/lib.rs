//! The `awning` command, for a shop's own people. `awning index` learns recommendations from a log of what visitors
//! looked at and bought, and writes them as one file for the pages.
//!
//! - `arguments`: the command line
//! - `index`: `awning index`, which learns
//! - `evaluate`: `awning evaluate`, which measures
//! - `analyze`: `awning analyze`, which says what an experiment found
//! - [`log`]: reading logs, whatever their format
//! - [`counts`]: how often items were seen together, as Parquet
//! - `sql`: how databases count the same
//! - `parquet`: reading tables
//! - [`progress`]: how far a command is
//! - `write`: files in one step

mod analyze;
mod arguments;
pub mod counts;
mod error;
mod evaluate;
mod index;
pub mod log;
mod parquet;
pub mod progress;
mod sql;
mod write;

pub use arguments::{Arguments, Command};
pub use error::Error;

/// Does what the command line asks for.
///
/// # Errors
/// If that cannot be done.
pub fn run(arguments: Arguments) -> Result<(), Error> {
    match arguments.command {
        Command::Index(arguments) => index::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Analyze(arguments) => analyze::run(&arguments),
    }
}
