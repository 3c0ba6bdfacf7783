//! The trait that every source of rankings implements.

use super::{Reason, Strategy};
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
    pub score: f32,
}

/// A source of rankings.
pub trait Recommender {
    /// The ranking for a strategy.
    fn rank<'a>(&'a self, strategy: Strategy, context: &'a Context<'a>) -> Box<dyn Ranking + 'a>;
}

/// A ranking, and why each item is in it.
pub trait Ranking {
    /// The items that fit, in no order. None where there is nothing to go by: a ranking is never random.
    fn scored(&self) -> Vec<Scored>;

    /// Whether it was learned from what people did: then it knows which kinds of things mix.
    fn is_learned(&self) -> bool;

    /// What added most to each of these items' scores; `None` where that is not known.
    fn reasons(&self, positions: &[usize]) -> Vec<Option<Reason>>;
}
