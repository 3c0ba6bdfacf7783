//! A log small enough to compute by hand.

use crate::recommend::index::{Index, Links, Neighbors, Parts, Purpose, Session, Sessions, write};
use crate::recommend::{ItemNo, Query, Scores};

pub(super) const DAY: i64 = 86_400;

/// Every factor switched off: a neighbor weighs its shared items by the root of its length.
pub(super) fn even() -> Neighbors {
    Neighbors {
        session_decay: f32::INFINITY,
        age_decay: f32::INFINITY,
        distance_decay: f32::INFINITY,
        match_decay: f32::INFINITY,
        ..Neighbors::default()
    }
}

pub(super) fn session(at: i64, items: &[ItemNo]) -> Session {
    Session {
        at,
        items: items.to_vec(),
    }
}

/// Items a to e are numbers 0 to 4. On day 8: a b c; on day 9: b d; on day 10: c a d.
pub(super) fn sessions(neighbors: Neighbors) -> Parts {
    Parts {
        ids: ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec(),
        learned_at: 10 * DAY,
        sessions: Some(Sessions {
            weight: 1.0,
            neighbors,
            sessions: vec![
                session(8 * DAY, &[0, 1, 2]),
                session(9 * DAY, &[1, 3]),
                session(10 * DAY, &[2, 0, 3]),
            ],
        }),
        ..Parts::default()
    }
}

/// The same items with one table of links.
pub(super) fn links(session_decay: f32, rows: [&[(ItemNo, f32)]; 5]) -> Parts {
    Parts {
        sessions: None,
        links: vec![Links {
            purpose: Purpose::Next,
            weight: 1.0,
            session_decay,
            rows: rows.map(<[_]>::to_vec).to_vec(),
        }],
        ..sessions(even())
    }
}

/// The scores of all items for a question on day 10.
pub(super) fn ask(parts: &Parts, items: &[ItemNo]) -> Vec<f32> {
    ask_at(parts, items, 10 * DAY)
}

pub(super) fn ask_at(parts: &Parts, items: &[ItemNo], now: i64) -> Vec<f32> {
    let index = Index::open(write(parts)).unwrap();
    let mut scores = Scores::new(index.len());
    index.score(Purpose::Next, &Query { items, now }, &mut scores);
    (0..index.len() as ItemNo)
        .map(|item| scores.get(item))
        .collect()
}

/// Whether scores are those that were computed by hand, once the best of these is 1.
#[track_caller]
pub(super) fn assert_scores(found: &[f32], by_hand: &[f32]) {
    let best = by_hand.iter().fold(0.0_f32, |best, score| best.max(*score));
    for (item, (found, by_hand)) in found.iter().zip(by_hand).enumerate() {
        let expected = by_hand / best;
        assert!(
            (found - expected).abs() < 0.005,
            "item {item}: {found}, by hand {expected}"
        );
    }
}
