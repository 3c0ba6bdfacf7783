//! The compiler for wasm32: it must come with the sources of the standard library, which are rebuilt for size.
//!
//! Looked for in this order: rustup's toolchain with its `rust-src` component; that component added by rustup;
//! Debian's `rustc-web` with `rust-web-src`, installed by apt where that is allowed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::debian;
use crate::command::{command, output, version};
use crate::progress::step;

const ADVICE: &str =
    "install Rust with rustup (https://rustup.rs), then `rustup component add rust-src`";

/// A compiler that can build the standard library for wasm32.
pub struct WasmCompiler {
    cargo: PathBuf,
    rustc: PathBuf,
    /// The linker, where the compiler does not bring its own.
    linker: Option<PathBuf>,
    /// What `rustc --version` says, without the date: "rustc 1.95.0".
    pub version: String,
}

impl WasmCompiler {
    /// Finds a compiler, or installs what is missing.
    ///
    /// # Errors
    /// One sentence that says what to install.
    pub fn ensure() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if version("rustup").is_some() {
            // Where rustup cannot download, Debian's package may still be there.
            let _ = step("add rustup's rust-src", || {
                output(command("rustup").args(["component", "add", "rust-src"]))
            });
        }
        if Self::find().is_none() && debian::available() {
            debian::install(&["rustc-web", "cargo-web", "rust-web-src"])?;
        }
        match Self::find() {
            Some(found) => Ok(found),
            None => bail!("No Rust compiler with the sources of its standard library: {ADVICE}."),
        }
    }

    fn find() -> Option<Self> {
        Self::rustup().or_else(Self::debian)
    }

    fn rustup() -> Option<Self> {
        let found = Self::with("cargo".into(), "rustc".into(), None)?;
        sources(&sysroot(Path::new("rustc"))?).then_some(found)
    }

    fn debian() -> Option<Self> {
        let rustc = Path::new("/usr/bin/rustc");
        if !rustc.exists() || !sources(&sysroot(rustc)?) {
            return None;
        }
        let host = sysroot(Path::new("rustc"))?;
        let linker = host.join("lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld");
        linker.exists().then_some(())?;
        Self::with("/usr/bin/cargo".into(), rustc.into(), Some(linker))
    }

    fn with(cargo: PathBuf, rustc: PathBuf, linker: Option<PathBuf>) -> Option<Self> {
        let full = version(&rustc)?;
        let version = full.split(" (").next().unwrap_or(&full).to_owned();
        Some(Self {
            cargo,
            rustc,
            linker,
            version,
        })
    }

    /// A `cargo build` for wasm32, to be completed with what to build.
    pub fn cargo_build(&self) -> Command {
        let mut build = command(&self.cargo);
        build
            .arg("build")
            .args(["--target", "wasm32-unknown-unknown"]);
        build.env("RUSTC", &self.rustc);
        // The standard library is rebuilt for size, which stable compilers do only when told that they may.
        build.env("RUSTC_BOOTSTRAP", "1");
        if let Some(linker) = &self.linker {
            build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        build
    }
}

fn sysroot(rustc: &Path) -> Option<PathBuf> {
    let printed = output(command(rustc).args(["--print", "sysroot"])).ok()?;
    Some(printed.trim().into())
}

fn sources(sysroot: &Path) -> bool {
    sysroot
        .join("lib/rustlib/src/rust/library/std/Cargo.toml")
        .exists()
}

pub fn describe() -> Result<String, String> {
    WasmCompiler::find()
        .map(|found| {
            format!(
                "{} with its sources ({})",
                found.version,
                found.rustc.display()
            )
        })
        .ok_or_else(|| ADVICE.to_owned())
}
