//! The part that drives the browser: tests/bench/experiments, TypeScript, bundled by esbuild and run by Node.js.

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

/// Each way is measured so often, in turn with the others.
const ROUNDS: u32 = 21;

/// Each measurement takes so many milliseconds.
const MILLISECONDS: u32 = 200;

/// A whole run.
#[derive(Deserialize)]
pub struct Measured {
    pub chromium: String,
    /// The version of GrowthBook's library.
    pub rival: String,
    /// How many features the payload has, and for how many visitors each was compared.
    pub features: u32,
    pub visitors: u32,
    /// How many different values each feature has for those visitors.
    pub variety: BTreeMap<String, u32>,
    /// A round each.
    pub samples: Vec<Vec<Sample>>,
}

/// One way to ask, in one round: evaluations a second.
#[derive(Deserialize)]
pub struct Sample {
    pub way: String,
    /// For the visitor whose page it is.
    pub same: f64,
    /// For another visitor each time.
    pub other: f64,
}

/// Builds the optimized package, measures, and returns what was measured, also as the JSON text in which it came.
pub fn run() -> Result<(Measured, String)> {
    build::run(&build::Arguments::default())?;
    let chromium = Chromium::ensure()?;
    let root = paths::root().join("tests/bench");
    rivals::install(&root)?;
    // Below the checkout, so that the driver finds what npm has installed there.
    let work = paths::root().join("target/bench/experiments");
    fs::create_dir_all(&work)?;
    let [script, out] = ["driver.mjs", "result.json"].map(|name| work.join(name));
    output(
        command(paths::node_bin("esbuild"))
            .arg(root.join("experiments/main.ts"))
            .args(["--bundle", "--platform=node", "--format=esm"])
            .args(["--packages=external", "--log-level=error"])
            .arg(format!("--outfile={}", script.display())),
    )?;
    let options = json!({
        "root": root,
        "package": paths::dist(),
        "chromium": chromium.path,
        "rounds": ROUNDS,
        "milliseconds": MILLISECONDS,
        "output": out,
    });
    pass_through(command("node").arg(script).arg(options.to_string()))?;
    let text = fs::read_to_string(&out)?;
    let measured = serde_json::from_str(&text)
        .with_context(|| format!("{} is not what was expected", out.display()))?;
    Ok((measured, text))
}
