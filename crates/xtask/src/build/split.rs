//! One wasm to one a widget, and those that several widgets share.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

/// Which wasm files each split point needs beside the main one.
pub type Chunks = BTreeMap<String, Vec<String>>;

/// The main module as the splitter leaves it.
pub const MAIN: &str = "split.wasm";

/// Splits a module into `work`.
pub fn run(wasm: &Path, work: &Path) -> Result<Chunks> {
    let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let main = work.join(MAIN);
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = "./glue.js";
    let split = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:?}"))?;
    let chunks = split.prefetch_map.into_iter().map(|(point, files)| {
        let files = files.iter().map(|file| format!("{file}.wasm")).collect();
        (point, files)
    });
    Ok(chunks.collect())
}
