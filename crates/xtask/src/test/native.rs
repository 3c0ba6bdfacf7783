//! What is checked without a browser.

use anyhow::Result;

use crate::command::{command, pass_through};
use crate::toolchain;

/// Whether rustfmt would change anything.
pub fn check_format() -> Result<()> {
    toolchain::install_components()?;
    pass_through(command("cargo").args(["fmt", "--all", "--check"]))
}

/// Whether clippy has anything to say.
pub fn check_lints() -> Result<()> {
    pass_through(command("cargo").args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

/// The tests of every crate.
pub fn run() -> Result<()> {
    toolchain::install_python();
    pass_through(command("cargo").args(["test", "--quiet", "--workspace"]))
}
