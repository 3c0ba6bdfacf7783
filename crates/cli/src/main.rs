//! The `awning` command.

use std::process::ExitCode;

use awning_cli::Arguments;
use clap::Parser;

fn main() -> ExitCode {
    match awning_cli::run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("awning: {error}");
            ExitCode::FAILURE
        }
    }
}
