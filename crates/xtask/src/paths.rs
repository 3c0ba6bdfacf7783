//! Where things are in the checkout.

use std::path::{Path, PathBuf};

/// The checkout's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// What the build makes for users: the contents of the npm package.
pub fn dist() -> PathBuf {
    root().join("pkg/dist")
}

/// The loader's sources and the package's own files.
pub fn package() -> PathBuf {
    root().join("pkg")
}

/// Intermediate files of the wasm build. A target directory of its own: two compilers must not share one.
pub fn wasm_target() -> PathBuf {
    root().join("target/wasm")
}

/// A command that npm installed for this project.
pub fn node_bin(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}
