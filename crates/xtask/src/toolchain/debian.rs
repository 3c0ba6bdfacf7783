//! Debian's package manager, where this is Debian and we are root.

use std::path::Path;
use std::sync::OnceLock;

use anyhow::Result;

use crate::command::{command, output};
use crate::progress::step;

/// Whether packages can be installed without asking anyone.
pub fn available() -> bool {
    let root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/usr/bin/apt-get").exists()
}

/// Installs packages; the lists are brought up to date once.
///
/// # Errors
/// What apt said.
pub fn install(packages: &[&str]) -> Result<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    step(&format!("install {} with apt", packages.join(", ")), || {
        if UPDATED.set(()).is_ok() {
            output(command("apt-get").args(["update", "-qq"]))?;
        }
        output(
            command("apt-get")
                .args(["install", "-y", "-qq", "--no-install-recommends"])
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )?;
        Ok(())
    })
}
