//! How well and how fast recommendations are that a log teaches: `awning evaluate`, built optimized.

use std::path::{Path, absolute};

use anyhow::{Context, Result};

use crate::command::{command, pass_through};
use crate::paths;

/// Measures every model on the data in a directory.
///
/// # Errors
/// If the command cannot be built, or the data cannot be read.
pub fn native(directory: &Path, json: Option<&Path>) -> Result<()> {
    let build = ["build", "--release", "--quiet", "--package", "awning-cli"];
    pass_through(command("cargo").args(build))?;
    let program = paths::root().join("target/release/awning");
    // The program starts at the checkout's root.
    let place =
        |path: &Path| absolute(path).with_context(|| format!("cannot find {}", path.display()));
    let mut evaluate = command(program);
    evaluate.arg("evaluate").arg(place(directory)?);
    if let Some(file) = json {
        evaluate.arg("--json").arg(place(file)?);
    }
    pass_through(&mut evaluate)
}
