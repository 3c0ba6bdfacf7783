//! `cargo xtask conformance`: runs test cases that others publish for the formats that Awning reads.
//!
//! - `growthbook`: GrowthBook's cases for its SDKs
//! - `equality`: whether two JSON values are the same

mod equality;
mod growthbook;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};

/// The options of `cargo xtask conformance`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    suite: Suite,
}

#[derive(Subcommand)]
enum Suite {
    /// Features and experiments: a `cases.json` as GrowthBook publishes it for its SDKs.
    ///
    /// Prints each case that fails, with what was expected and what was found, and ends with the line
    /// `N passed, N failed`. Fails if any case does, or a section is unknown.
    Growthbook {
        /// The file of cases.
        file: PathBuf,
    },
}

/// Runs a suite.
///
/// # Errors
/// If its file cannot be read, or a case fails.
pub fn run(arguments: &Arguments) -> Result<()> {
    match &arguments.suite {
        Suite::Growthbook { file } => growthbook::run(file),
    }
}
