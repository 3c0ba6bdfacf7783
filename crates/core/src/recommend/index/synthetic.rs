//! A made-up log, for measurements: the same from the same seed.

use super::Session;
use crate::recommend::{ItemNo, Random};

/// A shop of so many items whose popularity follows a Zipf law, and whose sessions stay near a first item, as those of
/// people do.
#[derive(Clone, Debug)]
pub struct Synthetic {
    random: Random,
    items: u32,
}

impl Synthetic {
    /// A shop of so many items.
    pub fn of(items: u32) -> Self {
        Self {
            random: Random::of(1),
            items,
        }
    }

    /// So many sessions, at any time of as many seconds.
    pub fn sessions(&mut self, count: u32, seconds: u64) -> Vec<Session> {
        let session = |_| Session {
            at: (self.random.next() % seconds) as i64,
            items: self.session(),
        };
        (0..count).map(session).collect()
    }

    /// Two items or more, half of the sessions two or three, some thirty.
    pub fn session(&mut self) -> Vec<ItemNo> {
        let length = 2 + (1.0 / (self.share() + 0.035)) as usize;
        let first = self.item();
        let mut items = vec![first];
        while items.len() < length {
            items.push(match self.random.next() % 4 {
                0 => self.item(),
                _ => (first + (self.random.next() % 24) as ItemNo) % self.items,
            });
        }
        items
    }

    /// An item; the chance of each is about in inverse proportion to its number.
    fn item(&mut self) -> ItemNo {
        (f64::from(self.items).powf(self.share()) - 1.0) as ItemNo
    }

    /// From 0 to 1, without 1.
    fn share(&mut self) -> f64 {
        (self.random.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
