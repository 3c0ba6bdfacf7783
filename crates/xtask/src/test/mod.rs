//! `cargo xtask test`: everything that must hold, cheap things first.
//!
//! - `native`: formatting, lints, native tests
//! - `scripts`: types of the loader, the browser tests and the benchmarks
//! - `documents`: that generated pages of the documentation are what the tables say
//! - `learned`: a learned index for the browser tests
//! - `browser`: the browser tests, on the shipped files

mod browser;
mod documents;
mod learned;
mod native;
mod scripts;

use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;

use crate::size;

/// The options of `cargo xtask test`.
#[derive(Args)]
pub struct Arguments {
    /// Only the browser tests, and of those only what Playwright finds under these names; more of Playwright's options
    /// may follow.
    #[arg(long, num_args = 0.., allow_hyphen_values = true, value_name = "NAMES")]
    browser: Option<Vec<String>>,
}

/// A part of the whole.
type Step = fn() -> Result<()>;

/// Runs all of it, up to the first failure.
///
/// # Errors
/// What failed, with what it said.
pub fn run(arguments: &Arguments) -> Result<()> {
    if let Some(names) = &arguments.browser {
        return browser::run(names);
    }
    let begun = Instant::now();
    let steps: [(&str, Step); 7] = [
        ("format", native::check_format),
        ("lints", native::check_lints),
        ("generated documents", documents::check),
        ("types", scripts::check),
        ("native tests", native::run),
        ("size ledger", size::check),
        ("browser tests", || browser::run(&[])),
    ];
    for (name, step) in steps {
        println!("== {name}");
        let begun = Instant::now();
        step().with_context(|| name.to_owned())?;
        println!("== {name}: passed in {} s", begun.elapsed().as_secs());
    }
    println!("== all passed in {} s", begun.elapsed().as_secs());
    Ok(())
}
