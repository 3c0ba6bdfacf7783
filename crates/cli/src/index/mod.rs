//! `awning index`: learns recommendations and writes them as one file.
//!
//! - `arguments`: the command line
//! - `budget`: how large an index may be
//! - `command`: the command
//! - `catalog`: the items that a shop has
//! - `summary`: what was learned, for a person and as JSON

mod arguments;
mod budget;
mod catalog;
mod command;
mod summary;

pub use arguments::Arguments;
pub use command::run;
