//! `cargo xtask bench tracker`: what tracking costs a page, beside the trackers of others.
//!
//! - `driver`: the part that drives the browser, in tests/bench/tracker
//! - `report`: what it measured, printed

mod driver;
mod report;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Measures, and prints tables in Markdown.
///
/// # Errors
/// If the package cannot be built, or the libraries to compare with cannot be installed. A tracker that fails is a row.
pub fn run(json: Option<&Path>) -> Result<()> {
    let (measured, text) = driver::run()?;
    if let Some(file) = json {
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    print!("{}", report::of(&measured));
    Ok(())
}
