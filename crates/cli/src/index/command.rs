//! The command.

use super::Arguments;
use super::arguments::Task;
use crate::Error;

/// Learns, counts, or prints how a database would count.
pub fn run(arguments: Arguments) -> Result<(), Error> {
    match arguments.task {
        Some(Task::Sql(_)) => Err(Error::Missing("awning index sql")),
        Some(Task::Counts(_)) => Err(Error::Missing("awning index counts")),
        None => Err(Error::Missing("awning index")),
    }
}
