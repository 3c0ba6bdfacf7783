//! `awning index sql`: the counting of a log, as SQL for the database that holds it.
//!
//! - `arguments`: the command line
//! - `dialect`: what each database writes in its own way
//! - `events`: the log as rows of session, item, time and action
//! - `query`: from those to counts
//! - `export`: the statement that writes the counts as Parquet

mod arguments;
mod dialect;
mod events;
mod export;
mod query;

use crate::Error;

pub use arguments::Arguments;

/// Prints the statement.
///
/// # Errors
/// If options do not fit together.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    print!("{}", statement(arguments).map_err(Error::Options)?);
    Ok(())
}

/// The statement.
fn statement(arguments: &Arguments) -> Result<String, String> {
    let events = events::query(arguments)?;
    let longest = Some(arguments.longest).filter(|longest| *longest > 0);
    let query = query::counts(arguments.dialect, &events, longest);
    Ok(export::wrap(
        arguments.dialect,
        &query,
        arguments.out.as_deref(),
    ))
}

#[cfg(test)]
mod tests;
