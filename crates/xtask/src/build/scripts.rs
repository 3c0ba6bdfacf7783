//! esbuild: the glue as a factory, the runtime around it, and the loader.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::sharing::COMPANIONS;
use crate::command::{command, output};
use crate::paths;

/// Makes a factory of the glue, and bundles the runtime around it into `runtime.js`.
///
/// As a factory the glue can be instantiated again after a trap; the `WebAssembly` that it calls comes in, to be guarded.
pub fn bundle_runtime(work: &Path) -> Result<()> {
    let factory = work.join("factory.js");
    fs::write(&factory, as_factory(&used_glue(work)?)?)?;
    output(
        shipped()
            .arg(paths::package().join("loader/runtime/runtime.ts"))
            .arg(format!("--alias:factory={}", factory.display()))
            .arg(format!(
                "--define:COMPANIONS={}",
                json!(BTreeMap::from(COMPANIONS))
            ))
            .arg(format!("--outfile={}", work.join("runtime.js").display())),
    )?;
    // The splitter's link file would load chunks; the runtime does.
    for used_up in [
        "factory.js",
        "used.js",
        "entry.js",
        "glue.js",
        "__wasm_split.js",
    ] {
        fs::remove_file(work.join(used_up))?;
    }
    Ok(())
}

/// Whose work is in `vitals.js`, for whoever gets it; the text of the license is in the package, as `LICENSE-APACHE`.
const WEB_VITALS: &str = "/*! Contains web-vitals, Copyright 2020 Google LLC, under the Apache License 2.0: https://github.com/GoogleChrome/web-vitals */";

/// Bundles what only pages with experiments load into `experiments.js`.
pub fn bundle_experiments(work: &Path) -> Result<()> {
    bundle_optional(
        "experiments/experiments.ts",
        &work.join("experiments.js"),
        &[],
    )
}

/// Bundles what only pages load whose document names something to be captured: `capture.js`, and `vitals.js` where it
/// names those.
pub fn bundle_capture(work: &Path) -> Result<()> {
    bundle_optional("capture/capture.ts", &work.join("capture.js"), &[])?;
    let notice = format!("--banner:js={WEB_VITALS}");
    bundle_optional("capture/vitals.ts", &work.join("vitals.js"), &[&notice])
}

/// Bundles what only pages load whose document wants what is stored encrypted: `vault.js`.
pub fn bundle_vault(work: &Path) -> Result<()> {
    bundle_optional("vault/vault.ts", &work.join("vault.js"), &[])
}

/// Bundles a module that not every page loads.
fn bundle_optional(module: &str, to: &Path, options: &[&str]) -> Result<()> {
    output(
        bundle()
            .args(options)
            .arg(paths::package().join("loader").join(module))
            .args(["--format=esm"])
            .arg(format!("--outfile={}", to.display())),
    )?;
    Ok(())
}

/// The glue without its default export, which would fetch the module.
fn used_glue(work: &Path) -> Result<String> {
    let (entry, used) = (work.join("entry.js"), work.join("used.js"));
    fs::write(&entry, "export * from './glue.js'")?;
    output(
        bundle()
            .arg(&entry)
            // The second bundle minifies it.
            .args(["--minify=false", "--format=esm"])
            .arg(format!("--outfile={}", used.display())),
    )?;
    Ok(fs::read_to_string(used)?)
}

/// A module with named exports as one that exports a function, which returns them anew with each call.
fn as_factory(module: &str) -> Result<String> {
    let (body, exports) = module
        .rsplit_once("export {")
        .context("the glue has no exports")?;
    Ok(format!(
        "export default (WebAssembly) => {{\n{body}return {{{exports}}};\n"
    ))
}

/// Bundles the loader, with what it knows of the elements, into `awning.js`.
pub fn bundle_loader(table: &Value) -> Result<()> {
    output(
        shipped()
            .arg(paths::package().join("loader/awning.ts"))
            .arg(format!("--define:TABLE={table}"))
            .arg(format!(
                "--outfile={}",
                paths::dist().join("awning.js").display()
            )),
    )?;
    Ok(())
}

/// esbuild, as all of the build uses it.
pub fn esbuild() -> Command {
    let mut esbuild = command(paths::node_bin("esbuild"));
    esbuild.args(["--log-level=error", "--legal-comments=none", "--minify"]);
    esbuild
}

/// esbuild for a script with all that it imports.
fn bundle() -> Command {
    let mut bundle = esbuild();
    bundle.args(["--bundle", "--target=es2022"]);
    bundle
}

/// What the loader and the runtime call a place's members among themselves; the loader has no byte to spare for their names.
const OWN: &str = "fallBack|isSeen|shadow|sheets|vanish|varied";

/// A bundle in which those members have the same short names in all scripts.
fn shipped() -> Command {
    let mut shipped = bundle();
    shipped
        .args(["--format=esm", &format!("--mangle-props=^({OWN})$")])
        .arg(format!(
            "--mangle-cache={}",
            paths::root().join("target/mangled.json").display()
        ));
    shipped
}
