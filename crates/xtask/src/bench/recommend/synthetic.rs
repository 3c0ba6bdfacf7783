//! A made-up log of a large shop: the same each time.

use awning_core::recommend::index::{Neighbors, Parts, Sessions, Synthetic, Weighting, write};

use super::learned::Learned;

const ITEMS: u32 = 18_000;
const SESSIONS: u32 = 60_000;
const DAY: u32 = 86_400;
const DAYS: u32 = 60;

/// An index of past sessions alone, which is the slowest to ask, and questions from the same source.
pub fn learned(questions: usize) -> Learned {
    let mut shop = Synthetic::of(ITEMS);
    let mut sessions = shop.sessions(SESSIONS, u64::from(DAY * DAYS));
    sessions.sort();
    let parts = Parts {
        ids: (0..ITEMS).map(|item| format!("{item:05}")).collect(),
        learned_at: i64::from(DAYS * DAY),
        sessions: Some(Sessions {
            weight: 1.0,
            // Parameters that did well on public logs.
            neighbors: Neighbors {
                weighting: Weighting::Decay,
                k: 1500,
                m: 2500,
                session_decay: 2.0,
                age_decay: 10.0,
                distance_decay: 4.0,
                last: 0,
                match_decay: 5.0,
                rarity: 0.0,
            },
            sessions,
        }),
        ..Parts::default()
    };
    Learned {
        name: format!("{SESSIONS} made-up sessions of {ITEMS} items"),
        bytes: write(&parts),
        questions: (0..questions).map(|_| shop.session()).collect(),
    }
}
