//! What ranks on the device.

use std::rc::Rc;
use std::sync::Arc;

use super::Strategy;
use super::content::Content;
use super::evidence::Evidence;
use super::learned::{Known, Learned};
use super::recommender::{Context, Ranking, Recommender};
use crate::catalog::Catalog;

/// What ranks on the device: a learned index, the catalog's own words, popularity and the visitor's interests. Made once
/// for a catalog and an index.
pub struct Local {
    pub(super) catalog: Arc<Catalog>,
    pub(super) content: Content,
    pub(super) index: Option<Rc<dyn Learned>>,
    pub(super) known: Known,
}

impl Local {
    /// Learns the catalog's words, and which of its items the index knows.
    pub fn new(catalog: Arc<Catalog>, index: Option<Rc<dyn Learned>>) -> Self {
        Self {
            content: Content::of(&catalog),
            known: index
                .as_ref()
                .map(|index| index.know(&catalog))
                .unwrap_or_default(),
            catalog,
            index,
        }
    }

    /// The catalog that it ranks.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }
}

impl Recommender for Local {
    fn rank<'a>(&'a self, strategy: Strategy, context: &'a Context<'a>) -> Box<dyn Ranking + 'a> {
        Box::new(Evidence::of(self, strategy, context))
    }
}
