//! A learned index for the small shop of the browser tests (tests/support/shop.ts), made by hand: it says what the catalog's
//! own words would not.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use awning_core::recommend::ItemNo;
use awning_core::recommend::index::{Links, Parts, Purpose, write};

use crate::paths;

/// Writes the index and returns where it is.
pub fn index() -> Result<PathBuf> {
    let path = paths::root().join("target/test.index");
    fs::write(&path, write(&parts()))?;
    Ok(path)
}

/// The ids, in order.
const IDS: [&str; 7] = [
    "board", "knife-1", "knife-2", "knife-3", "lamp-1", "lamp-2", "rug",
];

fn parts() -> Parts {
    Parts {
        ids: IDS.map(str::to_owned).to_vec(),
        // 2026-10-01
        learned_at: 1_790_812_800,
        links: vec![
            links(
                Purpose::Next,
                &[
                    ("knife-1", "rug", 1.0),
                    ("knife-1", "lamp-2", 0.6),
                    ("lamp-1", "board", 1.0),
                    ("lamp-1", "knife-2", 0.6),
                ],
            ),
            links(
                Purpose::Together,
                &[("knife-1", "lamp-1", 1.0), ("lamp-1", "rug", 1.0)],
            ),
        ],
        popularity: vec![0.4, 0.5, 0.1, 0.1, 0.2, 0.1, 1.0],
        ..Parts::default()
    }
}

fn links(purpose: Purpose, pairs: &[(&str, &str, f32)]) -> Links {
    let row = |from: &&str| -> Vec<(ItemNo, f32)> {
        let to = pairs.iter().filter(|(known, _, _)| known == from);
        let mut row: Vec<_> = to
            .filter_map(|(_, to, weight)| Some((number(to)?, *weight)))
            .collect();
        row.sort_by_key(|(item, _)| *item);
        row
    };
    Links {
        purpose,
        weight: 1.0,
        session_decay: 1.0,
        rows: IDS.iter().map(row).collect(),
    }
}

fn number(id: &str) -> Option<ItemNo> {
    let place = IDS.iter().position(|known| *known == id)?;
    ItemNo::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use awning_core::recommend::index::Index;

    use super::*;

    #[test]
    fn the_tests_index_opens_and_knows_the_shop() -> Result<()> {
        let opened = Index::open(fs::read(index()?)?)?;
        assert_eq!(opened.len(), IDS.len());
        assert!(IDS.iter().all(|id| opened.find(id).is_some()));
        Ok(())
    }
}
