//! What the catalog itself says: which items are alike, which are rated well, which are new.

use super::features::{Feature, Interest, Vectors, likeness};
use super::levels::levels;
use crate::catalog::{Catalog, Item};
use crate::time::{DAY, Instant};

/// What the catalog itself says; nothing needs to be learned or sent.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) vectors: Vectors,
    levels: Vec<Option<f32>>,
    mean_rating: f64,
}

impl Content {
    /// An item counts half as new after so many days.
    const NOVELTY_DAYS: i64 = 90;
    /// A mean rating counts as if so many more had given the catalog's mean.
    const RATING_PRIOR: f64 = 10.0;

    /// Learns the catalog's words.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let (mut sum, mut count) = (0.0, 0.0_f64);
        for item in catalog.items() {
            if let Some(rating) = item.rating.filter(|_| item.rating_count > 0) {
                sum += rating;
                count += 1.0;
            }
        }
        let vectors = Vectors::of(catalog.items());
        Self {
            levels: levels(catalog.items(), &vectors),
            vectors,
            mean_rating: sum / count.max(1.0),
        }
    }

    /// The words of the item at that position, of length 1.
    pub(super) fn words(&self, position: usize) -> &[Feature] {
        self.vectors.at(position)
    }

    /// How alike two items are, 0 to 1.
    pub(super) fn likeness(&self, a: usize, b: usize) -> f32 {
        likeness(self.words(a), self.words(b))
    }

    /// What kind of thing the item at that position is: its innermost category, by its number.
    pub(super) fn kind(&self, position: usize) -> Option<u32> {
        let category = self.vectors.path(position).last();
        category.map(|category| category.number)
    }

    /// The share of its category that is cheaper than the item at that position, half of what costs the same counted in: 0 to 1.
    pub(super) fn level(&self, position: usize) -> Option<f32> {
        self.levels.get(position).copied().flatten()
    }

    /// The words of these items, each so many times.
    pub(super) fn interest(&self, anchors: &[(usize, f32)]) -> Interest {
        let mut interest = self.vectors.interest();
        for (position, times) in anchors {
            interest.add(self.words(*position), *times);
        }
        interest
    }

    /// How well an item is rated and by how many, the newer the better; `None` without ratings.
    pub(super) fn rating(&self, item: &Item, now: Instant) -> Option<f64> {
        let count = f64::from(item.rating_count);
        let rating = item.rating.filter(|_| count > 0.0)?;
        let fair =
            (rating * count + self.mean_rating * Self::RATING_PRIOR) / (count + Self::RATING_PRIOR);
        let novelty = item.published_at.map_or(0.5, |since| {
            1.0 / (1.0 + now.since(since).max(0) as f64 / (Self::NOVELTY_DAYS * DAY) as f64)
        });
        Some(fair * count.sqrt().sqrt() * (0.5 + novelty))
    }
}

/// Half to one: a thing of ten times the price is less like it.
pub(super) fn price_factor(anchor: Option<i64>, item: &Item) -> f32 {
    match (anchor, item.price.map(|price| price.minor)) {
        (Some(anchor @ 1..), Some(price @ 1..)) => {
            0.5 + 0.5 * anchor.min(price) as f32 / anchor.max(price) as f32
        }
        _ => 0.75,
    }
}
