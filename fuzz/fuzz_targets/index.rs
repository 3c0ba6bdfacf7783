//! Any bytes are refused as an index, or can be asked everything without a panic.

#![no_main]

use awning_core::recommend::index::{
    Index, Links, Neighbors, Parts, Purpose, Session, Sessions, write,
};
use awning_core::recommend::{ItemNo, Query, Scores};
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target, fuzzer_mutate};
use xxhash_rust::xxh32::xxh32;

/// Bytes before those that the checksum is of.
const HEAD: usize = 12;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(index) = Index::open(bytes.to_vec()) else {
        return Corpus::Keep;
    };
    let mut scores = Scores::new(index.len());
    let items: Vec<ItemNo> = (0..index.len() as ItemNo + 1).rev().take(50).collect();
    for item in &items {
        if let Some(id) = index.id(*item) {
            assert_eq!(index.find(&id), Some(*item));
        }
        assert!((0.0..=1.0).contains(&index.popularity(*item)));
    }
    for purpose in [Purpose::Next, Purpose::Together, Purpose::Similar] {
        for now in [0, i64::MAX] {
            index.score(purpose, &Query { items: &items, now }, &mut scores);
            assert!(scores.top(20, |_| true).len() <= 20);
            scores.clear();
        }
    }
    Corpus::Keep
});

// Changes bytes, and gives them the checksum that lets them in; what is no index at all becomes a small one.
fuzz_mutator!(|bytes: &mut [u8], size: usize, most: usize, _seed: u32| {
    let mut size = size;
    if !bytes[..size].starts_with(b"AWNX") {
        let small = small();
        if small.len() <= most {
            bytes[..small.len()].copy_from_slice(&small);
            size = small.len();
        }
    }
    let size = fuzzer_mutate(bytes, size, most);
    if size > HEAD {
        let (head, rest) = bytes[..size].split_at_mut(HEAD);
        head[..4].copy_from_slice(b"AWNX");
        head[4..8].copy_from_slice(&1_u32.to_le_bytes());
        head[8..].copy_from_slice(&xxh32(rest, 0).to_le_bytes());
    }
    size
});

fn small() -> Vec<u8> {
    let rows = vec![vec![(1, 1.0), (2, -0.5)], vec![], vec![(0, 2.0)], vec![(3, 1.0)]];
    let session = |at, items: &[ItemNo]| Session {
        at,
        items: items.to_vec(),
    };
    write(&Parts {
        ids: ["a", "ab", "b", "c"].map(str::to_owned).to_vec(),
        learned_at: 1_000_000,
        sessions: Some(Sessions {
            weight: 1.0,
            neighbors: Neighbors {
                session_decay: 3.0,
                age_decay: 40.0,
                distance_decay: 2.0,
                match_decay: 4.0,
                rarity: 1.0,
                ..Neighbors::default()
            },
            sessions: vec![
                session(100, &[0, 1, 3]),
                session(500_000, &[2, 1]),
                session(1_000_000, &[3, 2, 0]),
            ],
        }),
        links: vec![Links {
            purpose: Purpose::Next,
            weight: 0.5,
            session_decay: 1.0,
            rows,
        }],
        popularity: vec![1.0, 0.5, 0.1, 0.0],
        ..Parts::default()
    })
}
