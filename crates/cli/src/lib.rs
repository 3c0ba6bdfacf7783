//! The `awning` command, for a shop's own people. `awning index` learns recommendations from a log of what visitors
//! looked at and bought, and writes them as one file for the pages.

mod arguments;

pub use arguments::{Arguments, Command};

/// Does what the command line asks for.
pub fn run(arguments: Arguments) -> Result<(), std::io::Error> {
    match arguments.command {}
}
