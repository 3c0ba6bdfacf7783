//! How many bytes each part has after compression.

use awning_core::recommend::index::{Parts, write};

use super::material::{Cut, Material, Recipe};
use super::tables::{LINKS, MOST_LINKS, SHARES};
use crate::parallel;

/// Bytes after brotli at quality 11, with the window that content delivery networks use.
pub fn brotli(bytes: &[u8]) -> u64 {
    compressed(bytes, 11)
}

/// About as many, found much faster; a few percent more.
pub(super) fn estimate(bytes: &[u8]) -> u64 {
    compressed(bytes, 7)
}

fn compressed(bytes: &[u8], quality: i32) -> u64 {
    let mut small = Vec::new();
    let options = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        ..Default::default()
    };
    // Writing to memory does not fail; if it did, the bytes count as they are.
    match brotli::BrotliCompress(&mut &bytes[..], &mut small, &options) {
        Ok(_) => small.len() as u64,
        Err(_) => bytes.len() as u64,
    }
}

/// How many bytes an index has more than its base, before compression.
pub(super) fn added(base: &Parts, with: Parts) -> u64 {
    (write(&with).len() as u64).saturating_sub(write(base).len() as u64)
}

/// Estimates of bytes after compression, of each part at each extent.
pub(super) struct Sizes {
    sessions: Vec<(f64, u64)>,
    tables: Vec<Vec<(usize, u64)>>,
}

impl Sizes {
    pub(super) fn new(material: &Material, with_sessions: bool, threads: usize) -> Self {
        let neighbors = Default::default();
        let bare = estimate(&write(&material.bare()));
        let size = |parts: Parts| estimate(&write(&parts)).saturating_sub(bare);
        let shares: Vec<f64> = if with_sessions {
            [1.0].into_iter().chain(SHARES).collect()
        } else {
            Vec::new()
        };
        let sessions = parallel::map(&shares, threads, |&share| {
            let sessions = material.sessions(&neighbors, share);
            (
                share,
                size(Parts {
                    sessions,
                    ..material.bare()
                }),
            )
        });
        let levels: Vec<usize> = [MOST_LINKS].into_iter().chain(LINKS).collect();
        let tables = (0..material.tables.len()).map(|table| {
            parallel::map(&levels, threads, |&links| {
                let cut = Cut {
                    links,
                    weight: 1.0,
                    session_decay: 1.0,
                };
                let links_of = material.links(table, cut).into_iter().collect();
                (
                    links,
                    size(Parts {
                        links: links_of,
                        ..material.bare()
                    }),
                )
            })
        });
        Self {
            sessions,
            tables: tables.collect(),
        }
    }

    /// What a recipe's parts add to an index.
    pub(super) fn of(&self, recipe: &Recipe) -> u64 {
        let share = recipe.sessions.as_ref().map(|(_, share)| *share);
        let sessions = self
            .sessions
            .iter()
            .find(|(known, _)| Some(*known) == share);
        let mut total = sessions.map_or(0, |(_, size)| *size);
        for (levels, cut) in self.tables.iter().zip(&recipe.tables) {
            let level = levels
                .iter()
                .find(|(links, _)| *links == cut.links && cut.weight > 0.0);
            total += level.map_or(0, |(_, size)| *size);
        }
        total
    }
}
