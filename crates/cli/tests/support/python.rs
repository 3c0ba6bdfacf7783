//! Python, where tests ask it.

use std::path::PathBuf;
use std::process::Command;

/// The Python that is asked: `AWNING_PYTHON`, else the one that `cargo xtask test` sets up, else `python3`.
pub fn python() -> PathBuf {
    if let Some(python) = std::env::var_os("AWNING_PYTHON") {
        return python.into();
    }
    let installed = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../target/python/bin/python"
    );
    let installed = PathBuf::from(installed);
    if installed.exists() {
        installed
    } else {
        "python3".into()
    }
}

/// Whether Python has a module; a word is printed if not.
pub fn has(module: &str) -> bool {
    let python = python();
    let tried = Command::new(&python)
        .args(["-c", &format!("import {module}")])
        .output();
    let has = tried.is_ok_and(|output| output.status.success());
    if !has {
        println!("skipped: {} has no {module}", python.display());
    }
    has
}
