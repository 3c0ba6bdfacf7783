//! `size.toml`: the weights that were accepted.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::weight::{Weight, Weights};
use crate::paths;
use crate::toolchain::WasmCompiler;

const HEAD: &str = "\
# What browsers download, in bytes: brotli quality 11 and gzip level 9. `cargo xtask test` fails where a file differs from
# this by more than 1 % or 200 bytes, whichever is larger, up or down; `cargo xtask size --accept` rewrites it.
# docs/size.md says what the bytes are.

";

/// The ledger.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// The compiler that made the modules.
    compiler: String,
    /// The files by name.
    files: BTreeMap<String, Entry>,
}

/// What the ledger says of a file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Bytes compressed with brotli.
    pub brotli: usize,
    /// Bytes compressed with gzip.
    gzip: usize,
    /// The most that it may ever weigh, compressed with brotli. Accepting does not change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
}

impl Ledger {
    /// Reads `size.toml`; an empty ledger if there is none.
    ///
    /// # Errors
    /// If it is not what this writes.
    pub fn read() -> Result<Self> {
        match fs::read_to_string(file()) {
            Ok(text) => toml::from_str(&text).context("size.toml cannot be read"),
            Err(_) => Ok(Self::default()),
        }
    }

    /// What it says of a file.
    pub fn entry(&self, name: &str) -> Option<Entry> {
        self.files.get(name).copied()
    }

    /// A sentence for each file that is not as the ledger says.
    pub fn differences(&self, weights: &Weights) -> Vec<String> {
        let mut differences = Vec::new();
        for (name, weight) in weights {
            let Some(entry) = self.entry(name) else {
                differences.push(format!("{name} is new: {} bytes brotli", weight.brotli));
                continue;
            };
            for (kind, was, is) in [
                ("brotli", entry.brotli, weight.brotli),
                ("gzip", entry.gzip, weight.gzip),
            ] {
                if was.abs_diff(is) > (was / 100).max(200) {
                    differences.push(format!("{name} has {is} bytes {kind}, not {was}"));
                }
            }
            if let Some(limit) = entry.limit.filter(|limit| weight.brotli > *limit) {
                differences.push(format!(
                    "{name} has {} bytes brotli; its limit is {limit}",
                    weight.brotli
                ));
            }
        }
        let gone = self
            .files
            .keys()
            .filter(|name| !weights.contains_key(*name));
        differences.extend(gone.map(|name| format!("{name} is gone")));
        differences
    }

    /// The ledger with these weights; limits stay.
    ///
    /// # Errors
    /// If there is no compiler.
    pub fn accept(&self, weights: &Weights) -> Result<Self> {
        let entry = |name: &str, weight: &Weight| Entry {
            brotli: weight.brotli,
            gzip: weight.gzip,
            limit: self.entry(name).and_then(|entry| entry.limit),
        };
        Ok(Self {
            compiler: WasmCompiler::ensure()?.version,
            files: weights
                .iter()
                .map(|(name, weight)| (name.clone(), entry(name, weight)))
                .collect(),
        })
    }

    /// Writes `size.toml`.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self) -> Result<()> {
        let mut text = format!("{HEAD}compiler = \"{}\"\n\n[files]\n", self.compiler);
        for (name, entry) in &self.files {
            let limit = entry
                .limit
                .map(|limit| format!(", limit = {limit}"))
                .unwrap_or_default();
            text += &format!(
                "\"{name}\" = {{ brotli = {}, gzip = {}{limit} }}\n",
                entry.brotli, entry.gzip
            );
        }
        fs::write(file(), text)?;
        Ok(())
    }
}

fn file() -> PathBuf {
    paths::root().join("size.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(entries: &[(&str, usize, Option<usize>)]) -> Ledger {
        let files = entries.iter().map(|&(name, bytes, limit)| {
            let entry = Entry {
                brotli: bytes,
                gzip: bytes,
                limit,
            };
            (name.to_owned(), entry)
        });
        Ledger {
            compiler: String::new(),
            files: files.collect(),
        }
    }

    fn weights(entries: &[(&str, usize)]) -> Weights {
        let weight = |bytes| Weight {
            brotli: bytes,
            gzip: bytes,
        };
        entries
            .iter()
            .map(|&(name, bytes)| (name.to_owned(), weight(bytes)))
            .collect()
    }

    #[test]
    fn one_in_a_hundred_or_200_bytes_is_noise_and_more_is_a_difference_both_ways() {
        let ledger = ledger(&[("small", 5_000, None), ("large", 50_000, None)]);
        let differs = |small, large| {
            let found = ledger.differences(&weights(&[("small", small), ("large", large)]));
            found.len() / 2
        };
        assert_eq!(differs(5_000, 50_000), 0);
        assert_eq!(differs(5_200, 49_500), 0);
        assert_eq!(differs(4_799, 50_000), 1);
        assert_eq!(differs(5_201, 50_501), 2);
        assert_eq!(differs(5_000, 49_499), 1);
    }

    #[test]
    fn a_new_file_and_one_that_is_gone_are_differences() {
        let found = ledger(&[("old", 10, None)]).differences(&weights(&[("new", 10)]));
        assert_eq!(found, ["new is new: 10 bytes brotli", "old is gone"]);
    }

    #[test]
    fn a_limit_holds_however_close_the_ledger_is() {
        let found = ledger(&[("awning.js", 3_072, Some(3_072))])
            .differences(&weights(&[("awning.js", 3_073)]));
        assert_eq!(
            found,
            ["awning.js has 3073 bytes brotli; its limit is 3072"]
        );
    }
}
