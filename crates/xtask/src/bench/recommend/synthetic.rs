//! A made-up log of a large shop: the same each time.

use awning_core::recommend::ItemNo;
use awning_core::recommend::index::{Neighbors, Parts, Session, Sessions, Weighting, write};

use super::learned::Learned;

const ITEMS: u32 = 18_000;
const SESSIONS: u32 = 60_000;
const DAY: u32 = 86_400;
const DAYS: u32 = 60;

/// An index of past sessions alone, which is the slowest to ask, and questions from the same source.
pub fn learned(questions: usize) -> Learned {
    let mut random = Random(1);
    let mut sessions: Vec<Session> = (0..SESSIONS)
        .map(|_| Session {
            at: random.below(DAYS * DAY).into(),
            items: random.session(),
        })
        .collect();
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
        questions: (0..questions).map(|_| random.session()).collect(),
    }
}

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u32) -> u32 {
        (self.next() % u64::from(most)) as u32
    }

    /// From 0 to 1, without 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// An item; the chance of each is about in inverse proportion to its number.
    fn item(&mut self) -> ItemNo {
        (f64::from(ITEMS).powf(self.share()) - 1.0) as ItemNo
    }

    /// Two items or more near a first one; half of the sessions two or three, some thirty.
    fn session(&mut self) -> Vec<ItemNo> {
        let length = 2 + (1.0 / (self.share() + 0.035)) as usize;
        let first = self.item();
        let mut items = vec![first];
        while items.len() < length {
            items.push(match self.below(4) {
                0 => self.item(),
                _ => (first + self.below(24)) % ITEMS,
            });
        }
        items
    }
}
