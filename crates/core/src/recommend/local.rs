//! What ranks on the device.

use std::rc::Rc;
use std::sync::Arc;

use super::content::Content;
use super::evidence::Evidence;
use super::learned::Learned;
use super::recommender::{Context, Ranking, Recommender};
use super::traits::Traits;
use super::{ItemNo, Strategy};
use crate::catalog::{Catalog, ItemId};

/// What ranks on the device: a learned index, the catalog's own words, popularity and the visitor's interests. Made once
/// for a catalog and an index.
pub struct Local {
    pub(super) catalog: Arc<Catalog>,
    pub(super) content: Content,
    pub(super) traits: Traits,
    pub(super) index: Option<Rc<dyn Learned>>,
    /// The number in the index of the item at each position; empty without an index.
    numbers: Vec<Option<ItemNo>>,
    /// The greatest popularity of an item of the catalog; zero where none is known.
    pub(super) most_popular: f32,
}

impl Local {
    /// Learns the catalog's words, and which of its items the index knows.
    pub fn new(catalog: Arc<Catalog>, index: Option<Rc<dyn Learned>>) -> Self {
        let mut numbers = Vec::new();
        let mut most_popular = 0.0_f32;
        if let Some(index) = &index {
            for item in catalog.items() {
                let number = index.find(item.id.as_str());
                numbers.push(number);
                let popularity = number.map_or(0.0, |number| index.popularity(number));
                most_popular = most_popular.max(popularity);
            }
        }
        Self {
            content: Content::of(&catalog),
            traits: Traits::of(&catalog),
            catalog,
            index,
            numbers,
            most_popular,
        }
    }

    /// The catalog that it ranks.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The number in the index of the item at that position.
    pub(super) fn number(&self, position: usize) -> Option<ItemNo> {
        self.numbers.get(position).copied().flatten()
    }

    /// The position of the item of that number.
    pub(super) fn position_of(&self, number: ItemNo) -> Option<usize> {
        self.numbers.iter().position(|known| *known == Some(number))
    }

    /// The number in the index of the item of that id.
    pub(super) fn number_of(&self, id: &ItemId) -> Option<ItemNo> {
        self.index.as_ref()?.find(id.as_str())
    }

    /// How popular the item at that position is, 0 to 1, the most popular of the catalog 1.
    pub(super) fn popularity(&self, position: usize) -> f32 {
        match (&self.index, self.number(position)) {
            (Some(index), Some(number)) if self.most_popular > 0.0 => {
                index.popularity(number) / self.most_popular
            }
            _ => 0.0,
        }
    }
}

impl Recommender for Local {
    fn rank<'a>(&'a self, strategy: Strategy, context: &'a Context<'a>) -> Box<dyn Ranking + 'a> {
        Box::new(Evidence::of(self, strategy, context))
    }
}
