//! wasm-opt, on the main module and on every chunk.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Result, anyhow};

use crate::command::{command, output};
use crate::paths;

/// What the modules may use: named, because implied features are guessed differently by each tool.
const FEATURES: [&str; 8] = [
    "bulk-memory",
    "bulk-memory-opt",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
    "simd",
];

/// The features as binaryen's programs take them.
pub fn features() -> [String; 8] {
    FEATURES.map(|feature| format!("--enable-{feature}"))
}

/// Optimizes every module in `work` for size.
pub fn run(work: &Path) -> Result<()> {
    let modules = modules(work)?;
    thread::scope(|scope| {
        let running: Vec<_> = modules
            .iter()
            .map(|module| scope.spawn(|| optimize(module)))
            .collect();
        running.into_iter().try_for_each(|one| {
            one.join()
                .map_err(|_| anyhow!("wasm-opt's thread ended early"))?
        })
    })
}

/// The wasm files of a directory.
pub fn modules(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            modules.push(path);
        }
    }
    modules.sort();
    Ok(modules)
}

fn optimize(module: &Path) -> Result<()> {
    let mut wasm_opt = command(paths::node_bin("wasm-opt"));
    wasm_opt.args(features()).arg("-Oz");
    wasm_opt.args([
        "--strip-debug",
        "--strip-producers",
        "--strip-target-features",
    ]);
    wasm_opt.arg(module).arg("-o").arg(module);
    output(&mut wasm_opt)?;
    Ok(())
}
