//! What several widgets share goes into the main module.
//!
//! The splitter puts it into chunks of its own. Every page with a widget needs nearly all of them; as part of the main
//! module they are fewer requests, calls between them are direct, and they compress together.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::optimize::features;
use super::split::Chunks;
use crate::command::{command, output};
use crate::paths;

/// What the splitter puts before the name of a split point.
const OWN: &str = "split_";

/// Merges the shared chunks into `main.wasm`; each widget is left with one file, which has its name.
pub fn run(work: &Path, chunks: &mut Chunks) -> Result<()> {
    merge_shared(work, chunks)?;
    rename_own(work, chunks)
}

fn merge_shared(work: &Path, chunks: &mut Chunks) -> Result<()> {
    let own = |file: &str| file.starts_with(OWN);
    let mut shared: Vec<String> = chunks
        .values()
        .flatten()
        .filter(|file| !own(file))
        .cloned()
        .collect();
    shared.sort();
    shared.dedup();
    if shared.is_empty() {
        return Ok(());
    }
    let merged = work.join("merged.wasm");
    let mut merge = command(paths::node_bin("wasm-merge"));
    // The name under which chunks import memory, table and stack pointer.
    merge.arg(work.join("main.wasm")).arg("__wasm_split");
    for file in &shared {
        merge.arg(work.join(file)).arg(file);
    }
    merge.args(features()).arg("-o").arg(&merged);
    output(&mut merge)?;
    fs::rename(&merged, work.join("main.wasm"))?;
    for file in &shared {
        fs::remove_file(work.join(file))?;
    }
    for files in chunks.values_mut() {
        files.retain(|file| own(file));
    }
    Ok(())
}

/// From `split_stock_notice.wasm` to `stock-notice.wasm`, as in the element's tag.
fn rename_own(work: &Path, chunks: &mut Chunks) -> Result<()> {
    for (point, mut files) in std::mem::take(chunks) {
        for file in &mut files {
            let name = file.trim_start_matches(OWN).replace('_', "-");
            fs::rename(work.join(&file), work.join(&name))?;
            *file = name;
        }
        chunks.insert(point.replace('_', "-"), files);
    }
    Ok(())
}
