//! What ranks on the device: a learned index, the catalog's own words, popularity and the visitor's interests.

use std::rc::Rc;
use std::sync::Arc;

use super::content::ContentRecommender;
use super::learned::Learned;
use super::recommender::{Context, Recommender, Scored};
use super::{ItemNo, Strategy};
use crate::catalog::Catalog;

/// What ranks on the device; made once for a catalog and an index.
pub struct Local {
    pub(super) catalog: Arc<Catalog>,
    pub(super) content: ContentRecommender,
    pub(super) index: Option<Rc<dyn Learned>>,
    /// The item's number in the index, by its position in the catalog.
    pub(super) numbers: Vec<Option<ItemNo>>,
}

impl Local {
    /// Learns the catalog's words, and which of its items the index knows.
    pub fn new(catalog: Arc<Catalog>, index: Option<Rc<dyn Learned>>) -> Self {
        let numbers = match &index {
            Some(index) => {
                let number = |item: &crate::catalog::Item| index.find(item.id.as_str());
                catalog.items().iter().map(number).collect()
            }
            None => Vec::new(),
        };
        Self {
            content: ContentRecommender::new(catalog.clone()),
            catalog,
            index,
            numbers,
        }
    }

    /// The catalog that it ranks.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }
}

impl Recommender for Local {
    fn rank(&self, strategy: Strategy, context: &Context) -> Vec<Scored> {
        self.content.rank(strategy, context)
    }
}
