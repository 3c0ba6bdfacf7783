//! What the files weigh that browsers download.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Result, bail};

use crate::build::{brotli, files_below, gzip};
use crate::paths;

/// The weight of a file, in bytes as a browser downloads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Compressed with brotli, quality 11.
    pub brotli: usize,
    /// Compressed with gzip, level 9.
    pub gzip: usize,
}

/// Weights by file; without the directory that is named by content.
pub type Weights = BTreeMap<String, Weight>;

/// Weighs the package: scripts, modules, languages, and the style sheet that pages may link.
///
/// # Errors
/// If there is no package.
pub fn of_package() -> Result<Weights> {
    let dist = paths::dist();
    let mut weights = Weights::new();
    for path in files_below(&dist)? {
        let hashed = path.parent() != Some(dist.as_path());
        let kind = path.extension().and_then(|extension| extension.to_str());
        let shipped = match kind {
            Some("js" | "wasm" | "css") => true,
            // Beside the loader they are for tools.
            Some("json") => hashed,
            _ => false,
        };
        if !shipped {
            continue;
        }
        let bytes = fs::read(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let weight = Weight {
            brotli: brotli(&bytes)?.len(),
            gzip: gzip(&bytes)?.len(),
        };
        weights.insert(name.into_owned(), weight);
    }
    if weights.is_empty() {
        bail!("{} holds no package", dist.display());
    }
    Ok(weights)
}
