//! rustfmt and clippy.

use anyhow::{Result, bail};

use crate::command::{command, output};
use crate::progress::step;

const ADVICE: &str = "`rustup component add rustfmt clippy` installs them";

/// Makes sure that both are there.
///
/// # Errors
/// What to install.
pub fn install() -> Result<()> {
    if describe().is_err() {
        // What went wrong is said below, in one sentence.
        let _ = step("add rustup's rustfmt and clippy", || {
            output(command("rustup").args(["component", "add", "rustfmt", "clippy"]))
        });
    }
    match describe() {
        Ok(_) => Ok(()),
        Err(advice) => bail!("No rustfmt or no clippy: {advice}."),
    }
}

pub fn describe() -> Result<String, String> {
    let version = |tool: &str| output(command("cargo").args([tool, "--version"])).ok();
    let (fmt, clippy) = (version("fmt"), version("clippy"));
    match fmt.zip(clippy) {
        Some((fmt, clippy)) => Ok(format!("{}, {}", fmt.trim(), clippy.trim())),
        None => Err(ADVICE.into()),
    }
}
