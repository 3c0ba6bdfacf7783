//! Puts the style sheets where the code includes them from: `$OUT_DIR/**/*.css`.
//!
//! They travel in the wasm, so the build command minifies them first and says in `AWNING_STYLES` where; a plain `cargo
//! build` takes them as they are.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=AWNING_STYLES");
    let styles = env::var("AWNING_STYLES").unwrap_or_else(|_| "src".into());
    println!("cargo::rerun-if-changed={styles}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    copy_below(Path::new(&styles), &out)
}

fn copy_below(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_below(&path, &target)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            fs::create_dir_all(to)?;
            fs::copy(&path, target)?;
        }
    }
    Ok(())
}
