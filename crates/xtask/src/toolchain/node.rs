//! Node.js and the packages that package-lock.json names.

use std::fs;

use anyhow::{Result, bail};

use super::debian;
use crate::command::{command, output, version};
use crate::paths::root;
use crate::progress::step;

const ADVICE: &str = "install Node.js 20 or later (https://nodejs.org)";

/// Makes sure that the packages of package-lock.json are installed.
///
/// # Errors
/// What to install, or what npm said.
pub fn install() -> Result<()> {
    if describe().is_err() && debian::available() {
        debian::install(&["nodejs", "npm"])?;
    }
    if let Err(advice) = describe() {
        bail!("No Node.js: {advice}.");
    }
    if describe_packages().is_ok() {
        return Ok(());
    }
    step("install npm packages", || {
        output(command("npm").args(["ci", "--no-audit", "--no-fund"]))?;
        fs::copy(root().join("package-lock.json"), installed_lock())?;
        Ok(())
    })
}

/// The lock file that was installed last: npm's own copy has another form.
fn installed_lock() -> std::path::PathBuf {
    root().join("node_modules/.installed-package-lock.json")
}

pub fn describe() -> Result<String, String> {
    let found = version("node").ok_or(ADVICE)?;
    let major = found.trim_start_matches('v').split('.').next();
    match major.and_then(|major| major.parse::<u32>().ok()) {
        Some(20..) => Ok(found),
        _ => Err(format!("{ADVICE}; found {found}")),
    }
}

pub fn describe_packages() -> Result<String, String> {
    let wanted = fs::read(root().join("package-lock.json")).ok();
    let installed = fs::read(installed_lock()).ok();
    if wanted.is_some() && wanted == installed {
        Ok("as package-lock.json".into())
    } else {
        Err("`npm ci` installs them".into())
    }
}
