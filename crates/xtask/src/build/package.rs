//! The directory that users get.

use std::fs;
use std::path::Path;

use anyhow::Result;
use awning_core::document::Document;
use awning_core::read::Describe;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::split::Chunks;
use super::stamp::{files_below, hex};
use crate::{describe, paths};

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

/// Writes what tools, servers and people read: types, manifests, the document's schema, the room that elements take,
/// preload lines, integrity.
pub fn describe(directory: &str, chunks: &Chunks, styles: &Path) -> Result<()> {
    let dist = paths::dist();
    let pretty = |value: &Value| serde_json::to_string_pretty(value);
    let schema = serde_json::to_value(Document::schema())?;
    fs::write(dist.join("reserve.css"), describe::reserve(styles)?)?;
    fs::write(
        dist.join("integrity.json"),
        pretty(&describe::integrity(&dist)?)?,
    )?;
    fs::write(
        dist.join("preload.json"),
        pretty(&describe::preload(directory, chunks))?,
    )?;
    fs::write(
        dist.join("custom-elements.json"),
        pretty(&describe::manifest())?,
    )?;
    fs::write(dist.join("document.schema.json"), pretty(&titled(schema))?)?;
    fs::write(dist.join("awning.d.ts"), describe::types()?)?;
    fs::write(dist.join("react.d.ts"), describe::react_types())?;
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(paths::root().join(license), dist.join(license))?;
    }
    for page in describe::pages()? {
        fs::write(page.path, page.text)?;
    }
    Ok(())
}

fn titled(schema: Value) -> Value {
    let mut whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Awning's campaign document",
    });
    if let (Some(whole), Value::Object(schema)) = (whole.as_object_mut(), schema) {
        whole.extend(schema);
    }
    whole
}
