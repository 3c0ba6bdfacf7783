//! The libraries that are compared with, of the versions in tests/bench/package-lock.json.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::command::{command, output};
use crate::progress::step;

/// Installs them below `root`, unless that has been done.
pub fn install(root: &Path) -> Result<()> {
    let wanted = fs::read(root.join("package-lock.json"))?;
    let note = root.join("node_modules/.installed-package-lock.json");
    if fs::read(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("install the libraries to compare with", || {
        output(command("npm").arg("ci").current_dir(root))?;
        fs::write(note, wanted)?;
        Ok(())
    })
}
