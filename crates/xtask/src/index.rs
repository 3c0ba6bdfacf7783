//! The index of a shop that has no log: learned by `awning index` from simulated visits, and kept until the catalog or what
//! learns from it changes.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};

use crate::build::{files_below, hex};
use crate::command::{command, output};
use crate::paths;
use crate::progress::step;
use crate::serve;

/// What the index is made by.
const TOOLS: [&str; 6] = [
    "Cargo.lock",
    "crates/cli/src",
    "crates/core/src/recommend",
    "crates/server/src/import",
    "crates/server/src/simulate",
    "crates/train/src",
];

/// More would be of no use to so few products, and every visitor fetches it.
const BUDGET: &str = "60kB";

/// The index for the products that the server shows with these options. `name` is where it is kept.
///
/// # Errors
/// If a program cannot be built, or fails.
pub fn learn(
    server: &PathBuf,
    name: &str,
    options: &[OsString],
    catalog: &Path,
) -> Result<PathBuf> {
    let directory = paths::root().join("target/indexes").join(name);
    let index = directory.join("awning.index");
    let stamp_file = directory.join("stamp");
    let stamp = stamp(options, catalog)?;
    if index.exists() && fs::read_to_string(&stamp_file).is_ok_and(|known| known == stamp) {
        return Ok(index);
    }
    fs::create_dir_all(&directory)?;
    let log = directory.join("visits.tsv");
    let mut simulate = serve::server(server);
    simulate.args(options).args(["simulate", "--out"]).arg(&log);
    output(&mut simulate)?;
    let awning = paths::root().join("target/debug/awning");
    step("build the awning command", || {
        output(command("cargo").args(["build", "--quiet", "--package", "awning-cli"]))
    })?;
    step("learn from simulated visits", || {
        let mut learn = command(&awning);
        learn.arg("index").arg(&log).arg("--out").arg(&index);
        learn.args(["--budget", BUDGET, "--no-explore", "--no-br"]);
        learn.args(["--session", "session_id", "--item", "item_id"]);
        learn.args(["--time", "time", "--action", "event"]);
        output(&mut learn)
    })?;
    ensure!(
        index.exists(),
        "awning index has written no {}",
        index.display()
    );
    fs::write(stamp_file, stamp)?;
    Ok(index)
}

/// A hash of all that decides the index.
fn stamp(options: &[OsString], catalog: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for option in options {
        hash.update(option.as_encoded_bytes());
        hash.update([0]);
    }
    let mut sources = vec![std::path::absolute(catalog)?];
    for tool in TOOLS.map(|tool| paths::root().join(tool)) {
        if tool.is_dir() {
            sources.extend(files_below(&tool)?);
        } else {
            sources.push(tool);
        }
    }
    sources.sort();
    for source in sources {
        hash.update(fs::read(source)?);
    }
    Ok(hex(&hash.finalize()))
}
