//! The index that is asked, and the sessions that it is asked with.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use awning_core::recommend::ItemNo;
use awning_core::recommend::index::Index;

use super::synthetic;
use crate::command::{command, output};
use crate::paths;
use crate::progress::step;

/// So many questions are asked.
const QUESTIONS: usize = 1000;

/// An index, and questions to it.
pub struct Learned {
    /// What it was learned from.
    pub name: String,
    pub bytes: Vec<u8>,
    /// The items of sessions, oldest first.
    pub questions: Vec<Vec<ItemNo>>,
}

/// Learns from `train.tsv` of a directory with `awning index`, and asks with the sessions of `test.tsv`; without one, with
/// a made-up log.
///
/// # Errors
/// If something cannot be built, learned or read.
pub fn of(directory: Option<&Path>) -> Result<Learned> {
    let Some(directory) = directory else {
        return Ok(synthetic::learned(QUESTIONS));
    };
    let awning = paths::root().join("target/release/awning");
    step("build the awning command", || {
        output(command("cargo").args(["build", "--quiet", "--release", "--package", "awning-cli"]))
    })?;
    let file = paths::root().join("target/bench/recommend/awning.index");
    let train = std::path::absolute(directory.join("train.tsv"))?;
    step("learn", || {
        let mut learn = command(&awning);
        learn.arg("index").arg(train).arg("--out").arg(&file);
        output(learn.args(["--no-explore", "--no-br"]))
    })?;
    let bytes = fs::read(&file)?;
    let index = Index::open(bytes.clone())?;
    let test = directory.join("test.tsv");
    let text =
        fs::read_to_string(&test).with_context(|| format!("cannot read {}", test.display()))?;
    let name = directory.file_name().unwrap_or(directory.as_os_str());
    Ok(Learned {
        name: name.to_string_lossy().into_owned(),
        questions: questions(&text, &index),
        bytes,
    })
}

/// The beginnings of sessions, one a session, as long as it comes.
fn questions(text: &str, index: &Index) -> Vec<Vec<ItemNo>> {
    let mut sessions: BTreeMap<&str, Vec<ItemNo>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let mut fields = line.split('\t');
        if let (Some(session), Some(item)) = (fields.next(), fields.next())
            && let Some(number) = index.find(item)
        {
            sessions.entry(session).or_default().push(number);
        }
    }
    let beginnings = sessions
        .into_values()
        .enumerate()
        .map(|(place, mut items)| {
            items.truncate(1 + place % items.len());
            items
        });
    beginnings.take(QUESTIONS).collect()
}
