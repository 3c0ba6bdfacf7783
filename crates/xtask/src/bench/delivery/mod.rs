//! `cargo xtask bench delivery --faults`: what becomes of events when the network, the server, the browser or the visitor
//! fails.
//!
//! - `driver`: the part that drives the browser, in tests/bench/delivery, and the server that fails on demand, an example
//!   of crates/server
//! - `report`: what became of the events, printed

mod driver;
mod report;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Runs every fault in Chromium, prints a table in Markdown, and writes the rows as JSON, if a file is named.
///
/// # Errors
/// If events were lost or repeated where neither may happen, or a fault could not be brought about.
pub fn run(json: Option<&Path>) -> Result<()> {
    let measured = driver::run()?;
    if let Some(file) = json {
        fs::write(file, serde_json::to_string_pretty(&measured.rows)?)
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    print!("{}", report::of(&measured));
    let broken = report::broken(&measured);
    if !broken.is_empty() {
        bail!("the promise is broken: {}", broken.join("; "));
    }
    Ok(())
}
