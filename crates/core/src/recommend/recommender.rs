//! The trait that every source of rankings implements.

use super::Strategy;
use crate::audience::{Cart, Profile};
use crate::catalog::ItemId;
use crate::time::Instant;

/// What a ranking may look at.
pub struct Context<'a> {
    /// The item that the page is about.
    pub item: Option<&'a ItemId>,
    /// The cart.
    pub cart: Option<&'a Cart>,
    /// What this device knows of the visitor.
    pub profile: &'a Profile,
    /// The time.
    pub now: Instant,
}

/// An item with its place in a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// Its position in the catalog.
    pub position: usize,
    /// The higher, the better; comparable only within one ranking.
    pub score: f64,
}

/// A source of rankings.
pub trait Recommender {
    /// The items that fit a strategy, the best first; equal scores in the catalog's order. Empty where there is nothing
    /// to go by: a ranking is never random.
    fn rank(&self, strategy: Strategy, context: &Context) -> Vec<Scored>;
}

/// Sorts a ranking: the best first, equal scores in the catalog's order.
pub(super) fn sorted(mut ranking: Vec<Scored>) -> Vec<Scored> {
    ranking.sort_unstable_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.position.cmp(&b.position))
    });
    ranking
}
