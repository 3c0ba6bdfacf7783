//! wasm-bindgen: the main module, and the JavaScript that it calls and is called by.

use std::fs;
use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use super::split::MAIN;

/// Makes `glue.js` and `main.wasm` of the main module.
pub fn run(work: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(work.join(MAIN))
        .out_name("glue")
        .web(true)?
        .typescript(false)
        // What the chunks import, and names by which wasm-opt's statistics can be read.
        .keep_lld_exports(true)
        .demangle(false);
    bindgen.generate(work)?;
    fs::rename(work.join("glue_bg.wasm"), work.join("main.wasm"))?;
    fs::remove_file(work.join(MAIN))?;
    Ok(())
}
