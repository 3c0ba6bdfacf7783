//! `cargo xtask bench experiments`: how often a second a page can ask for a feature, beside GrowthBook's own library.
//!
//! - `driver`: the part that drives the browser, in tests/bench/experiments
//! - `report`: what it measured, printed

mod driver;
mod report;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Measures, and prints a table in Markdown.
///
/// # Errors
/// If the package cannot be built, the library to compare with cannot be installed, or both answer differently.
pub fn run(json: Option<&Path>) -> Result<()> {
    let (measured, text) = driver::run()?;
    if let Some(file) = json {
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    print!("{}", report::of(&measured));
    Ok(())
}
