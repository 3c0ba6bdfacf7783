//! The directory that users get.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::split::Chunks;
use super::stamp::{files_below, hex};
use crate::paths;

/// Moves what was made in `work` into a directory of the package that is named by its content, and returns that name.
/// What an earlier build left goes.
pub fn place(work: &Path) -> Result<String> {
    let mut files = files_below(work)?;
    files.sort();
    let mut hash = Sha256::new();
    for file in &files {
        hash.update(file.strip_prefix(work)?.to_string_lossy().as_bytes());
        hash.update(fs::read(file)?);
    }
    let name = hex(&hash.finalize()[..6]);
    let dist = paths::dist();
    let _ = fs::remove_dir_all(&dist);
    fs::create_dir_all(&dist)?;
    fs::rename(work, dist.join(&name))?;
    Ok(name)
}

/// Writes what tools and servers read: preload lines, SRI, manifests and types.
pub fn describe(directory: &str, chunks: &Chunks, _compiler: &str) -> Result<()> {
    fs::write(
        paths::dist().join("preload.json"),
        serde_json::to_vec_pretty(&preload(directory, chunks))?,
    )?;
    Ok(())
}

fn preload(directory: &str, chunks: &Chunks) -> Value {
    let wasm = |file: &str| json!({ "rel": "preload", "as": "fetch", "href": format!("{directory}/{file}") });
    let elements: serde_json::Map<_, _> = awning_core::element::ELEMENTS
        .iter()
        .filter_map(|element| {
            let files = chunks.get(element.chunk)?;
            Some((
                element.tag.to_owned(),
                files
                    .iter()
                    .map(|file| wasm(file))
                    .collect::<Vec<_>>()
                    .into(),
            ))
        })
        .collect();
    json!({
        "always": [
            { "rel": "modulepreload", "href": format!("{directory}/runtime.js") },
            wasm("main.wasm"),
        ],
        "elements": elements,
    })
}
