//! The counts of a log as one table of Parquet, whoever counted: `awning index counts`, or a database by the SQL that
//! `awning index sql` prints.
//!
//! - `schema`: the table's columns
//! - `write`, `read`: the table as a file

mod read;
mod schema;
mod write;

pub use read::{CountsError, read};
pub use schema::{COLUMNS, Kind};
pub use write::write;
