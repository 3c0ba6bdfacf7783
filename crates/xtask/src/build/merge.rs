//! What several chunks share goes into the main module, or into each of them, as `sharing` says.
//!
//! The splitter puts it into files of their own. Merged they are fewer requests, calls between them are direct, and they
//! compress together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use walrus::{ImportKind, Module, RefType};

use super::optimize::features;
use super::sharing::{Home, home_of};
use super::split::Chunks;
use crate::command::{command, output};
use crate::paths;

/// What the splitter puts before the name of a split point.
const OWN: &str = "split_";

/// The name under which chunks import memory, table and stack pointer.
const MAIN: &str = "__wasm_split";

/// The main module, as long as that name stands for what passes its exports on.
const OUTER: &str = "outer";

/// Merges what is shared; each chunk is left with one file, which has its name.
pub fn run(work: &Path, chunks: &mut Chunks) -> Result<()> {
    merge_shared(work, chunks)?;
    rename_own(work, chunks)
}

fn is_own(file: &str) -> bool {
    file.starts_with(OWN)
}

fn merge_shared(work: &Path, chunks: &mut Chunks) -> Result<()> {
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (point, files) in &*chunks {
        for file in files.iter().filter(|file| !is_own(file)) {
            users.entry(file.clone()).or_default().insert(point.clone());
        }
    }
    let mut main = Vec::new();
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, users) in &users {
        match home_of(users, has_variables(&work.join(file))?) {
            Home::Main => main.push(file.clone()),
            Home::Chunks(points) => {
                for point in points {
                    homes.entry(point).or_default().push(file.clone());
                }
            }
        }
    }
    if !main.is_empty() {
        merge(work, "main.wasm", MAIN, &main)?;
    }
    for (point, shared) in &homes {
        let own = chunks.get(point).into_iter().flatten();
        let Some(own) = own.clone().find(|file| is_own(file)) else {
            bail!("the splitter made no file for {point}");
        };
        merge_chunk(work, own, shared)?;
    }
    for file in users.keys() {
        fs::remove_file(work.join(file))?;
    }
    for files in chunks.values_mut() {
        files.retain(|file| is_own(file));
    }
    Ok(())
}

/// Merges further files into one.
fn merge(work: &Path, into: &str, name: &str, files: &[String]) -> Result<()> {
    let merged = work.join("merged.wasm");
    let mut merge = command(paths::node_bin("wasm-merge"));
    merge.arg(work.join(into)).arg(name);
    for file in files {
        merge.arg(work.join(file)).arg(file);
    }
    merge.args(features()).arg("-o").arg(&merged);
    output(&mut merge)?;
    fs::rename(&merged, work.join(into))?;
    Ok(())
}

/// Merges parts into a chunk.
///
/// All of them import the main module's memory, which would become as many memories: they import it from a module here
/// that passes it on.
fn merge_chunk(work: &Path, own: &str, shared: &[String]) -> Result<()> {
    let mut files = vec![own.to_owned()];
    files.extend_from_slice(shared);
    let passed = "passed.wasm";
    pass_on(work, &files)?.emit_wasm_file(work.join(passed))?;
    merge(work, passed, MAIN, &files)?;
    let mut module = Module::from_file(work.join(passed))?;
    for import in module.imports.iter_mut() {
        if import.module == OUTER {
            import.module = MAIN.to_owned();
        }
    }
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    for export in exports {
        module.exports.delete(export);
    }
    module.emit_wasm_file(work.join(own))?;
    fs::remove_file(work.join(passed))?;
    Ok(())
}

/// A module that exports what these import of the main module, and imports it itself.
fn pass_on(work: &Path, files: &[String]) -> Result<Module> {
    let mut passing = Module::default();
    for file in files {
        let module = Module::from_file(work.join(file))?;
        for import in module.imports.iter() {
            let name = import.name.as_str();
            if passing.imports.find(OUTER, name).is_some() {
                continue;
            }
            match import.kind {
                ImportKind::Memory(memory) => {
                    let memory = module.memories.get(memory);
                    let (id, _) = passing.add_import_memory(
                        OUTER,
                        name,
                        memory.shared,
                        memory.memory64,
                        memory.initial,
                        memory.maximum,
                        memory.page_size_log2,
                    );
                    passing.exports.add(name, id);
                }
                ImportKind::Table(table) => {
                    let table = module.tables.get(table);
                    let (id, _) = passing.add_import_table(
                        OUTER,
                        name,
                        table.table64,
                        table.initial,
                        table.maximum,
                        RefType::FUNCREF,
                    );
                    passing.exports.add(name, id);
                }
                ImportKind::Global(global) => {
                    let global = module.globals.get(global);
                    let (id, _) = passing.add_import_global(
                        OUTER,
                        name,
                        global.ty,
                        global.mutable,
                        global.shared,
                    );
                    passing.exports.add(name, id);
                }
                ImportKind::Function(_) | ImportKind::Tag(_) => {
                    bail!("{file} imports {name}, which is no memory, table or global");
                }
            }
        }
    }
    Ok(passing)
}

/// Whether a module writes anything into memory that is no constant.
fn has_variables(file: &Path) -> Result<bool> {
    let module = Module::from_file(file)?;
    let mut data = module.data.iter();
    Ok(data.any(|data| {
        let name = data.name.as_deref().unwrap_or_default();
        !data.value.is_empty() && !name.starts_with(".rodata")
    }))
}

/// From `split_stock_notice.wasm` to `stock-notice.wasm`, as in the element's tag.
fn rename_own(work: &Path, chunks: &mut Chunks) -> Result<()> {
    for (point, mut files) in std::mem::take(chunks) {
        for file in &mut files {
            let name = file.trim_start_matches(OWN).replace('_', "-");
            fs::rename(work.join(&file), work.join(&name))?;
            *file = name;
        }
        chunks.insert(point.replace('_', "-"), files);
    }
    Ok(())
}
