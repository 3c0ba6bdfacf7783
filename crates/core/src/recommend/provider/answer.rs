//! What a provider answered.

use crate::catalog::{Catalog, ItemId};
use crate::recommend::{Context, Ranking, Reason, Recommender, Scored, Strategy};

/// What a provider answered for one strategy, as positions in the catalog.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it was asked for.
    pub strategy: Strategy,
    /// The positions of its items, the best first, each once.
    pub ranking: Vec<usize>,
    /// How many of its items the catalog does not have; they are left out.
    pub unknown: usize,
}

impl Answer {
    /// The answer that lists these items, the best first.
    pub fn of(strategy: Strategy, items: &[ItemId], catalog: &Catalog) -> Self {
        let mut answer = Self {
            strategy,
            ranking: Vec::new(),
            unknown: 0,
        };
        for id in items {
            match catalog.position(id) {
                Some(position) => {
                    if !answer.ranking.contains(&position) {
                        answer.ranking.push(position);
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
    fn rank<'a>(&'a self, strategy: Strategy, _: &'a Context<'a>) -> Box<dyn Ranking + 'a> {
        let positions = if strategy == self.strategy {
            self.ranking.as_slice()
        } else {
            &[]
        };
        Box::new(InOrder(positions))
    }
}

/// A provider's order: its scores, where it gives any, are not comparable with anybody else's.
struct InOrder<'a>(&'a [usize]);

impl Ranking for InOrder<'_> {
    fn scored(&self) -> Vec<Scored> {
        let count = self.0.len() as f32;
        let mut scored = Vec::with_capacity(self.0.len());
        for (rank, position) in self.0.iter().enumerate() {
            scored.push(Scored {
                position: *position,
                score: 1.0 - rank as f32 / count,
            });
        }
        scored
    }

    fn is_learned(&self) -> bool {
        true
    }

    fn reasons(&self, positions: &[usize]) -> Vec<Option<Reason>> {
        vec![None; positions.len()]
    }
}
