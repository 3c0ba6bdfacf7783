//! The part that drives the browser: tests/bench/tracker, TypeScript, bundled by esbuild and run by Node.js.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;

use crate::bench::rivals;
use crate::build;
use crate::command::{command, output, pass_through};
use crate::paths;
use crate::toolchain::Chromium;

/// Each tracker is measured so often, in turn with the others.
const ROUNDS: u32 = 3;

/// So many events are tracked in one loop.
pub const COUNTS: [u32; 2] = [1_000, 10_000];

/// A whole run.
#[derive(Deserialize)]
pub struct Measured {
    pub chromium: String,
    /// The versions of the libraries that are compared with.
    pub rivals: BTreeMap<String, String>,
    pub samples: Vec<Sample>,
}

/// One tracker, once.
#[derive(Clone, Deserialize)]
pub struct Sample {
    pub way: String,
    pub round: u32,
    /// Events that were tracked.
    pub count: u32,
    /// Milliseconds of the loop. Nothing, as in what follows, if the page did not live to tell.
    pub enqueue: Option<f64>,
    /// Milliseconds of tasks on the main thread until the page was quiet.
    pub busy: Option<f64>,
    /// Milliseconds of the longest task after the loop's; 0 if none took more than 50.
    pub longest: Option<f64>,
    /// Bytes of the heap more than before.
    pub heap: Option<f64>,
    pub requests: u32,
    /// Bytes of addresses and bodies.
    pub bytes: f64,
    /// Different events that arrived.
    pub received: u32,
    /// What went wrong.
    pub failure: Option<String>,
}

/// Builds the optimized package, measures, and returns what was measured, also as the JSON text in which it came.
pub fn run() -> Result<(Measured, String)> {
    build::run(&build::Arguments::default())?;
    let chromium = Chromium::ensure()?;
    let root = paths::root().join("tests/bench");
    rivals::install(&root)?;
    // Below the checkout, so that the driver finds what npm has installed there.
    let work = paths::root().join("target/bench/tracker");
    fs::create_dir_all(&work)?;
    let [script, out] = ["driver.mjs", "result.json"].map(|name| work.join(name));
    output(
        command(paths::node_bin("esbuild"))
            .arg(root.join("tracker/main.ts"))
            .args(["--bundle", "--platform=node", "--format=esm"])
            .args(["--packages=external", "--log-level=error"])
            .arg(format!("--outfile={}", script.display())),
    )?;
    let options = json!({
        "root": root,
        "package": paths::dist(),
        "chromium": chromium.path,
        "rounds": ROUNDS,
        "counts": COUNTS,
        "output": out,
    });
    pass_through(command("node").arg(script).arg(options.to_string()))?;
    let text = fs::read_to_string(&out)?;
    let measured = serde_json::from_str(&text)
        .with_context(|| format!("{} is not what was expected", out.display()))?;
    Ok((measured, text))
}
