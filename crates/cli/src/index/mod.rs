//! `awning index`: learns recommendations and writes them as one file.
//!
//! - `arguments`: the command line
//! - `command`: the command

mod arguments;
mod command;

pub use arguments::Arguments;
pub use command::run;
