//! Python with what tests ask beside Awning's own answers. Nothing needs it: tests that ask it are skipped without.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::{command, output};
use crate::paths::root;
use crate::progress::step;

/// What is asked: GrowthBook's statistics, at the version whose numbers the tests know.
const PACKAGES: [&str; 1] = ["gbstats==0.8.0"];

/// Installs the packages into target/python, where the tests look for them; says so where that cannot be done.
pub fn install() {
    if installed() == PACKAGES.join("\n") {
        return;
    }
    let made = step("install gbstats for tests into target/python", make);
    if let Err(error) = made {
        let said = format!("{error:#}");
        let first = said.lines().next().unwrap_or_default();
        eprintln!("  tests that ask gbstats are skipped: {first}");
    }
}

fn make() -> Result<()> {
    output(command("python3").args(["-m", "venv"]).arg(directory()))?;
    let mut pip = command(directory().join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet"]);
    // Building numbers' libraries from their sources takes longer than all tests.
    pip.args([
        "--only-binary",
        ":all:",
        "--timeout",
        "15",
        "--retries",
        "1",
    ]);
    output(pip.args(PACKAGES))?;
    std::fs::write(stamp(), PACKAGES.join("\n"))?;
    Ok(())
}

fn installed() -> String {
    std::fs::read_to_string(stamp()).unwrap_or_default()
}

fn directory() -> PathBuf {
    root().join("target/python")
}

fn stamp() -> PathBuf {
    directory().join("installed")
}

/// What is there.
pub fn describe() -> Result<String, String> {
    match installed().as_str() {
        "" => {
            Err("tests that ask gbstats are skipped; cargo xtask test tries to install it".into())
        }
        packages => Ok(packages.replace('\n', ", ")),
    }
}
