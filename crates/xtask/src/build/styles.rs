//! The style sheets, minified: the wasm and the loader carry them.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::scripts::esbuild;
use super::stamp::files_below;
use crate::command::output;
use crate::paths;

/// Minifies `src/**/*.css` and returns the directory where they are, below which they have the same paths.
pub fn minify() -> Result<PathBuf> {
    let sources = paths::root().join("src");
    let styles = paths::root().join("target/styles");
    let mut sheets = files_below(&sources)?;
    sheets.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    let fresh = styles.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    output(
        esbuild()
            .args(&sheets)
            .arg(format!("--outbase={}", sources.display()))
            .arg(format!("--outdir={}", fresh.display())),
    )?;
    // Written only where something has changed: the compiler looks at times.
    for file in files_below(&fresh)? {
        let target = styles.join(file.strip_prefix(&fresh)?);
        let css = fs::read(&file)?;
        if fs::read(&target).ok().as_ref() != Some(&css) {
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(target, css)?;
        }
    }
    fs::remove_dir_all(&fresh)?;
    Ok(styles)
}
