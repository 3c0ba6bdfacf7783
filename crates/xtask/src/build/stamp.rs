//! Whether anything has changed since the package was made.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::paths;

/// A hash of everything that the package is made from.
pub struct Stamp(String);

/// The stamp of a package made from this module and the sources beside it.
pub fn of(wasm: &Path, dev: bool) -> Result<Stamp> {
    let mut hash = Sha256::new();
    hash.update([u8::from(dev)]);
    hash.update(fs::read(wasm)?);
    // The tables that types and manifests are made from are compiled into this program.
    hash.update(fs::read(std::env::current_exe()?)?);
    let mut sources = vec![
        paths::root().join("package-lock.json"),
        paths::package().join("package.json"),
    ];
    sources.extend(files_below(&paths::package().join("loader"))?);
    sources.extend(files_below(&paths::root().join("src/widgets"))?);
    sources.sort();
    for source in sources {
        hash.update(source.to_string_lossy().as_bytes());
        hash.update(fs::read(source)?);
    }
    Ok(Stamp(hex(&hash.finalize())))
}

impl Stamp {
    /// Whether the package was made from just this.
    pub fn is_current(&self) -> bool {
        let made = fs::read_to_string(file()).is_ok_and(|written| written == self.0);
        made && paths::dist().join("awning.js").exists()
    }

    /// Notes that the package has been made from this.
    pub fn write(&self) -> Result<()> {
        fs::write(file(), &self.0)?;
        Ok(())
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every file below a directory.
pub fn files_below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn file() -> PathBuf {
    paths::root().join("target/package.stamp")
}
