//! What decisions ask of a learned index.

use super::index::{Index, Part, Purpose};
use super::{ItemNo, Query, Scores};

/// A learned index, behind a trait: what only pages with an index need is a chunk of its own, which panels are not linked to.
pub trait Learned {
    /// How many items it knows.
    fn len(&self) -> usize;

    /// Whether it knows none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// When it was learned: the time of the last event, in seconds since 1970.
    fn learned_at(&self) -> i64;

    /// The number of the item with that id.
    fn find(&self, id: &str) -> Option<ItemNo>;

    /// How popular an item is, 0 to 1.
    fn popularity(&self, item: ItemNo) -> f32;

    /// Whether it has learned anything for that purpose.
    fn serves(&self, purpose: Purpose) -> bool;

    /// Adds a score for each item that it has something to say of.
    fn score(&self, purpose: Purpose, query: &Query, scores: &mut Scores);

    /// Asks each of its parts, and tells of its kind, its weight and what it says, not scaled.
    fn ask(&self, purpose: Purpose, query: &Query, tell: &mut dyn FnMut(Part, f32, &Scores));
}

impl Learned for Index {
    fn len(&self) -> usize {
        self.len()
    }

    fn learned_at(&self) -> i64 {
        self.learned_at()
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

    fn ask(&self, purpose: Purpose, query: &Query, tell: &mut dyn FnMut(Part, f32, &Scores)) {
        self.ask(purpose, query, tell);
    }
}
