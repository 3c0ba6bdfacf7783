//! Subresource integrity (<https://www.w3.org/TR/SRI/>) of every file that a browser downloads.

use std::fs;
use std::path::Path;

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha384};

use crate::build::files_below;

/// An object of SHA-384 hashes by path below `dist`.
pub fn integrity(dist: &Path) -> Result<Value> {
    let mut files = files_below(dist)?;
    files.retain(|file| {
        file.extension().is_some_and(|kind| {
            ["js", "css", "wasm", "json"]
                .iter()
                .any(|known| kind == *known)
        })
    });
    files.sort();
    let mut hashes = Map::new();
    for file in files {
        let name = file
            .strip_prefix(dist)?
            .to_string_lossy()
            .replace('\\', "/");
        let hash = STANDARD.encode(Sha384::digest(fs::read(&file)?));
        hashes.insert(name, format!("sha384-{hash}").into());
    }
    Ok(hashes.into())
}
