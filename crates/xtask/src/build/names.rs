//! Short names for what passes between the main module and the glue.
//!
//! wasm-bindgen's names carry a hash each, which no compression can take out, in two files: 4 kB.

use std::fs;
use std::path::Path;

use anyhow::Result;
use walrus::Module;

/// Renames the imports and exports that only the glue knows, in `main.wasm` and in `glue.js`.
pub fn shorten(work: &Path) -> Result<()> {
    let path = work.join("main.wasm");
    let mut module = Module::from_file(&path)?;
    let mut long: Vec<String> = module
        .imports
        .iter()
        .map(|import| import.name.clone())
        .collect();
    long.extend(module.exports.iter().map(|export| export.name.clone()));
    long.retain(|name| is_private(name));
    long.sort();
    long.dedup();
    let short = |name: &str| {
        long.binary_search_by(|known| known.as_str().cmp(name))
            .map(nickname)
            .ok()
    };
    for import in module.imports.iter_mut() {
        if let Some(short) = short(&import.name) {
            import.name = short;
        }
    }
    for export in module.exports.iter_mut() {
        if let Some(short) = short(&export.name) {
            export.name = short;
        }
    }
    module.emit_wasm_file(&path)?;

    let path = work.join("glue.js");
    let glue = fs::read_to_string(&path)?;
    let mut renamed = String::with_capacity(glue.len());
    let mut word = String::new();
    for character in glue.chars().chain(['\n']) {
        if character.is_ascii_alphanumeric() || character == '_' || character == '$' {
            word.push(character);
            continue;
        }
        match short(&word) {
            Some(short) => renamed.push_str(&short),
            None => renamed.push_str(&word),
        }
        word.clear();
        renamed.push(character);
    }
    fs::write(&path, renamed)?;
    Ok(())
}

/// Whether only the glue and the main module know a name: what it calls of the browser, what it is called back by.
fn is_private(name: &str) -> bool {
    ["__wbg_", "__wbindgen_", "__externref_", "_R"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
}

/// `$a`, `$b`, … `$aa`: names that neither the glue nor the module has.
fn nickname(mut index: usize) -> String {
    let mut name = String::from("$");
    loop {
        name.push((b'a' + (index % 26) as u8) as char);
        index /= 26;
        if index == 0 {
            return name;
        }
        index -= 1;
    }
}
