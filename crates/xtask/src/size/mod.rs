//! `cargo xtask size`: what each shipped file weighs, and whether that is what `size.toml` says.
//!
//! - `weight`: what the files weigh
//! - `ledger`: `size.toml`
//! - `report`: what is printed

mod ledger;
mod report;
mod weight;

use anyhow::{Result, bail};
use clap::Args;

use crate::build;
use ledger::Ledger;
use weight::Weights;

/// The options of `cargo xtask size`.
#[derive(Args)]
pub struct Arguments {
    /// Write the weights into size.toml. Say in the commit why they changed.
    #[arg(long)]
    accept: bool,
}

/// Builds the package, prints its weights, and compares them with the ledger or writes them into it.
///
/// # Errors
/// Those of [`check`].
pub fn run(arguments: &Arguments) -> Result<()> {
    if !arguments.accept {
        return check();
    }
    let (weights, ledger) = weigh()?;
    ledger.accept(&weights)?.write()
}

/// Builds the package, prints its weights, and compares them with the ledger.
///
/// # Errors
/// If a file weighs more or less than the ledger allows, or more than its limit.
pub fn check() -> Result<()> {
    let (weights, ledger) = weigh()?;
    let differences = ledger.differences(&weights);
    if !differences.is_empty() {
        bail!(
            "size.toml says otherwise; `cargo xtask size --accept` rewrites it.\n{}",
            differences.join("\n")
        );
    }
    Ok(())
}

fn weigh() -> Result<(Weights, Ledger)> {
    build::run(&build::Arguments::default())?;
    let weights = weight::of_package()?;
    let ledger = Ledger::read()?;
    print!("{}", report::table(&weights, &ledger));
    Ok((weights, ledger))
}
