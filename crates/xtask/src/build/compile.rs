//! Rust to wasm: the whole runtime as one module, with what the splitter needs to take it apart.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::command::output;
use crate::paths;
use crate::toolchain::WasmCompiler;

/// What the compiler is told beside the profile of Cargo.toml.
///
/// - `--emit-relocs`: the splitter reads them
/// - `immediate-abort`: a panic is a bare trap; its messages and their formatting would be a fifth of the code
/// - `location-detail`: no file names
/// - `fmt-debug`: `{:?}` writes nothing; nobody reads it
/// - `sha2_backend_soft`: a loop instead of its 64 rounds written out; little is hashed
const FLAGS: &str = "-Clink-args=--emit-relocs -Zunstable-options -Cpanic=immediate-abort \
    -Zlocation-detail=none -Zfmt-debug=none --cfg sha2_backend_soft=\"compact\"";

/// Compiles the `awning` package and returns the module.
///
/// # Errors
/// What the compiler said.
pub fn run(compiler: &WasmCompiler, styles: &Path, dev: bool) -> Result<PathBuf> {
    let profile = if dev { "wasm-dev" } else { "wasm" };
    library(compiler, "awning", profile, "", |build| {
        build.env("AWNING_STYLES", styles);
    })
}

/// Compiles a package as `awning` is compiled, with more flags, and returns the module; `more` may add to the command.
///
/// # Errors
/// What the compiler said.
pub fn library(
    compiler: &WasmCompiler,
    package: &str,
    profile: &str,
    flags: &str,
    more: impl FnOnce(&mut Command),
) -> Result<PathBuf> {
    let mut build = compiler.cargo_build();
    build
        .args(["--quiet", "--package", package, "--lib"])
        .args(["--profile", profile])
        .args([
            "-Zbuild-std=std,panic_abort",
            "-Zbuild-std-features=optimize_for_size",
        ])
        .arg("--target-dir")
        .arg(paths::wasm_target())
        .env("RUSTFLAGS", format!("{FLAGS}{flags}"));
    more(&mut build);
    output(&mut build)?;
    Ok(paths::wasm_target()
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join(package.replace('-', "_") + ".wasm"))
}
