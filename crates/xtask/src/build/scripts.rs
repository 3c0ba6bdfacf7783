//! esbuild: the glue as a factory, the runtime around it, and the loader.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::command::{command, output};
use crate::paths;

/// Bundles the glue and the splitter's link file into a factory, and the runtime around that into `runtime.js`.
///
/// The two files import each other; as one file they are one request less, and as a factory they can be instantiated
/// again. What they call of the browser and must be guarded comes in as arguments.
pub fn bundle_runtime(work: &Path) -> Result<()> {
    let factory = work.join("factory.js");
    output(
        bundle()
            .arg(work.join("glue.js"))
            .args([
                // The second bundle minifies it.
                "--minify=false",
                "--format=iife",
                "--global-name=glue",
                "--define:import.meta.url=base",
            ])
            .arg("--banner:js=export default (WebAssembly, fetch, base) => {")
            .arg("--footer:js=return glue}")
            .arg(format!("--outfile={}", factory.display())),
    )?;
    name_own_exports(&factory)?;
    output(
        bundle()
            .arg(paths::package().join("loader/runtime/runtime.ts"))
            .args(["--format=esm"])
            .arg(format!("--alias:factory={}", factory.display()))
            .arg(format!("--outfile={}", work.join("runtime.js").display())),
    )?;
    for used_up in ["factory.js", "glue.js", "__wasm_split.js"] {
        fs::remove_file(work.join(used_up))?;
    }
    Ok(())
}

/// Makes esbuild's own helper look at a module's exports alone: it would take what a page has added to
/// `Object.prototype` for some more.
fn name_own_exports(script: &Path) -> Result<()> {
    let text = fs::read_to_string(script)?;
    let (every, own) = (
        "for (var name in all)",
        "for (var name of Object.keys(all))",
    );
    ensure!(
        text.contains(every),
        "esbuild's helper has changed: it has no \"{every}\""
    );
    fs::write(script, text.replace(every, own))?;
    Ok(())
}

/// Bundles the loader, with what it knows of the elements, into `awning.js`.
pub fn bundle_loader(table: &Value) -> Result<()> {
    output(
        bundle()
            .arg(paths::package().join("loader/awning.ts"))
            .args(["--format=esm"])
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
