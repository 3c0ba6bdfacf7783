//! The part that drives the browser: tests/bench/delivery, TypeScript, bundled by esbuild and run by Node.js.

use std::fs;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::build;
use crate::command::{command, output, pass_through};
use crate::paths;
use crate::progress::step;
use crate::toolchain::Chromium;

/// So many faults at a time: most of the time they wait.
const TOGETHER: u32 = 3;

/// A whole run.
#[derive(Deserialize)]
pub struct Measured {
    pub chromium: String,
    pub rows: Vec<Row>,
}

/// A fault, and what became of the events that were tracked under it.
#[derive(Deserialize, Serialize)]
pub struct Row {
    pub fault: String,
    pub tracked: u32,
    /// Different events that arrived.
    pub received: u32,
    pub lost: u32,
    /// Events that arrived under more than one id, so that a receiver cannot tell that they are the same.
    pub repeated: u32,
    /// Arrivals after one of the same session with the same or a later number.
    pub out_of_order: u32,
    /// Arrivals beyond the first of an id, which a receiver drops.
    pub twice: u32,
    /// Events that are not in the order in which they were tracked when they are sorted by their numbers.
    pub misnumbered: u32,
    /// Events whose time is more than a minute off.
    pub mistimed: u32,
    /// Whether none may be lost or repeated.
    pub promised: bool,
    pub seconds: f64,
    pub note: String,
    /// Why the fault could not be brought about as it should.
    pub failure: Option<String>,
    /// What pages said on the console.
    pub said: Vec<String>,
}

/// Builds the optimized package and the server, and runs the faults.
pub fn run() -> Result<Measured> {
    build::run(&build::Arguments::default())?;
    let chromium = Chromium::ensure()?;
    let root = paths::root();
    step("build the server that fails on demand", || {
        let build = [
            "build",
            "--quiet",
            "-p",
            "awning-server",
            "--example",
            "faults",
        ];
        pass_through(command("cargo").args(build).current_dir(&root))
    })?;
    // Below the checkout, so that the driver finds what npm has installed there.
    let work = root.join("target/bench/delivery");
    fs::create_dir_all(&work)?;
    let [script, out, profiles] =
        ["driver.mjs", "result.json", "profiles"].map(|name| work.join(name));
    output(
        command(paths::node_bin("esbuild"))
            .arg(root.join("tests/bench/delivery/main.ts"))
            .args(["--bundle", "--platform=node", "--format=esm"])
            .args(["--packages=external", "--log-level=error"])
            .arg(format!("--outfile={}", script.display())),
    )?;
    let options = json!({
        "package": paths::dist(),
        "chromium": chromium.path,
        "server": root.join("target/debug/examples/faults"),
        "profiles": profiles,
        "together": TOGETHER,
        "output": out,
    });
    pass_through(command("node").arg(script).arg(options.to_string()))?;
    let text = fs::read_to_string(&out)?;
    serde_json::from_str(&text)
        .with_context(|| format!("{} is not what was expected", out.display()))
}
