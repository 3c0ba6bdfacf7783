//! Minifies the style sheets, which travel in the wasm: `src/**/*.css` to `$OUT_DIR/**/*.css`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    minify_below(Path::new("src"), &out)
}

fn minify_below(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            minify_below(&path, &target)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            let css = fs::read_to_string(&path)?;
            fs::create_dir_all(to)?;
            fs::write(target, minifier::css::minify(&css)?.to_string())?;
        }
    }
    Ok(())
}
