//! The steps of a build, in their order.

use std::fs;

use anyhow::Result;
use clap::Args;

use super::{
    compile, compress, direct, glue, languages, merge, names, optimize, package, scripts, split,
    stamp, styles, table,
};
use crate::paths;
use crate::progress::step;
use crate::toolchain;

/// The options of `cargo xtask build`.
#[derive(Args, Default)]
pub struct Arguments {
    /// Build in seconds instead of minutes: not optimized, otherwise the same.
    #[arg(long)]
    pub dev: bool,
}

/// Builds the package; steps whose inputs have not changed are left out.
///
/// # Errors
/// Those of the step that failed.
pub fn run(arguments: &Arguments) -> Result<()> {
    toolchain::install_packages()?;
    let compiler = toolchain::WasmCompiler::ensure()?;
    let styles = styles::minify()?;
    let wasm = step("compile to wasm", || {
        compile::run(&compiler, &styles, arguments.dev)
    })?;
    let stamp = stamp::of(&wasm, arguments.dev)?;
    if stamp.is_current() {
        return Ok(());
    }
    let work = paths::root().join("target/package");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work)?;

    let mut chunks = step("split into widgets", || split::run(&wasm, &work))?;
    step("generate the glue", || glue::run(&work))?;
    merge::run(&work, &mut chunks)?;
    direct::run(&work)?;
    names::shorten(&work)?;
    if !arguments.dev {
        step("optimize", || optimize::run(&work))?;
    }
    scripts::bundle_runtime(&work)?;
    scripts::bundle_experiments(&work)?;
    scripts::bundle_capture(&work)?;
    scripts::bundle_vault(&work)?;
    languages::write(&work)?;
    let directory = package::place(&work)?;
    scripts::bundle_loader(&table::of(&directory, &chunks, &styles)?)?;
    package::describe(&directory, &chunks, &styles)?;
    if !arguments.dev {
        step("compress", || compress::below(&paths::dist()))?;
    }
    stamp.write()
}
