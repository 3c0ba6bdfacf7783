//! The part of the benchmark that drives the browser: tests/bench, TypeScript, bundled by esbuild and run by Node.js.

use std::fs;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use super::result::Measured;
use super::rivals;
use crate::build;
use crate::command::{command, output, pass_through};
use crate::paths;
use crate::toolchain::Chromium;

/// Builds the optimized package, loads every page `loads` times under each condition, and returns what was measured, also
/// as the JSON text in which it came.
pub fn run(loads: NonZeroU32, costs: bool) -> Result<(Measured, String)> {
    build::run(&build::Arguments::default())?;
    let chromium = Chromium::ensure()?;
    let root = paths::root().join("tests/bench");
    rivals::install(&root)?;
    // Below the checkout, so that the driver finds what npm has installed there.
    let work = paths::root().join("target/bench");
    let script = bundle(&root, &work.join("driver"))?;
    let out = work.join("page");
    let options = json!({
        "root": root,
        "package": paths::dist(),
        "chromium": chromium.path,
        "output": out,
        "loads": loads,
        "costs": costs,
    });
    pass_through(command("node").arg(script).arg(options.to_string()))?;
    eprintln!("  pictures of the pages are in {}", out.display());
    let file = out.join("result.json");
    let text = fs::read_to_string(&file)?;
    let result = serde_json::from_str(&text)
        .with_context(|| format!("{} is not what was expected", file.display()))?;
    Ok((result, text))
}

/// The driver and its server as scripts in `folder`; returns the driver's.
fn bundle(root: &Path, folder: &Path) -> Result<PathBuf> {
    output(
        command(paths::node_bin("esbuild"))
            .args(["main", "server"].map(|name| root.join(format!("driver/{name}.ts"))))
            .args(["--bundle", "--platform=node", "--format=esm"])
            .args(["--packages=external", "--log-level=error"])
            .args(["--out-extension:.js=.mjs"])
            .arg(format!("--outdir={}", folder.display())),
    )?;
    Ok(folder.join("main.mjs"))
}
