//! What a provider answered.

use crate::catalog::{Catalog, ItemId};
use crate::recommend::{Context, Recommender, Scored, Strategy};

/// What a provider answered for one strategy, as positions in the catalog.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it was asked for.
    pub strategy: Strategy,
    /// Its items, the best first, each once.
    pub ranking: Vec<Scored>,
    /// How many of its items the catalog does not have; they are left out.
    pub unknown: usize,
}

impl Answer {
    /// The answer that lists these items, the best first, each with the provider's score if it gave one.
    pub fn of(strategy: Strategy, items: &[(ItemId, Option<f64>)], catalog: &Catalog) -> Self {
        let mut answer = Self {
            strategy,
            ranking: Vec::new(),
            unknown: 0,
        };
        for (id, _) in items {
            match catalog.position(id) {
                Some(position) => {
                    if !answer
                        .ranking
                        .iter()
                        .any(|known| known.position == position)
                    {
                        // The order is the provider's word; its scores are not comparable with ours.
                        let score = 1.0 / (1.0 + answer.ranking.len() as f64);
                        answer.ranking.push(Scored { position, score });
                    }
                }
                None => answer.unknown += 1,
            }
        }
        answer
    }
}

impl Recommender for Answer {
    /// Its ranking, for the strategy that it was asked for.
    fn rank(&self, strategy: Strategy, _: &Context) -> Vec<Scored> {
        if strategy == self.strategy {
            self.ranking.clone()
        } else {
            Vec::new()
        }
    }
}
