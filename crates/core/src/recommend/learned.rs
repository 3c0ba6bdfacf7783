//! What decisions ask of a learned index.

use super::index::{Index, Purpose};
use super::{ItemNo, Query, Scores};

/// A learned index, behind a trait: what only pages with an index need is a chunk of its own, which panels are not linked to.
pub trait Learned {
    /// How many items it knows.
    fn len(&self) -> usize;

    /// Whether it knows none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the item with that id.
    fn find(&self, id: &str) -> Option<ItemNo>;

    /// How popular an item is, 0 to 1.
    fn popularity(&self, item: ItemNo) -> f32;

    /// Whether it has learned anything for that purpose.
    fn serves(&self, purpose: Purpose) -> bool;

    /// Adds a score for each item that it has something to say of.
    fn score(&self, purpose: Purpose, query: &Query, scores: &mut Scores);
}

impl Learned for Index {
    fn len(&self) -> usize {
        self.len()
    }

    fn find(&self, id: &str) -> Option<ItemNo> {
        self.find(id)
    }

    fn popularity(&self, item: ItemNo) -> f32 {
        self.popularity(item)
    }

    fn serves(&self, purpose: Purpose) -> bool {
        self.serves(purpose)
    }

    fn score(&self, purpose: Purpose, query: &Query, scores: &mut Scores) {
        self.score(purpose, query, scores);
    }
}
