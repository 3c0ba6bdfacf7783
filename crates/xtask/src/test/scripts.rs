//! Types of what is written in TypeScript.

use anyhow::Result;

use crate::command::{command, pass_through};
use crate::{paths, toolchain};

/// Each of these folders has a tsconfig.json.
const PROJECTS: [&str; 2] = ["pkg", "tests"];

/// Whether the types hold.
pub fn check() -> Result<()> {
    toolchain::install_packages()?;
    for project in PROJECTS {
        pass_through(command(paths::node_bin("tsc")).args(["--noEmit", "--project", project]))?;
    }
    Ok(())
}
