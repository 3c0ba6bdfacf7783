//! What came out of predictions.

use awning_core::recommend::ItemNo;

use super::bootstrap::{Mean, mean};
use super::protocol::Question;

/// The lengths of list that are measured.
pub const CUTS: [usize; 3] = [5, 10, 20];

/// What came out: for each question its test, and the rank of the right item, from 1, or `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    ranks: Vec<(u32, Option<u32>)>,
    coverage: f64,
    popularity: f64,
}

/// Measures at one length of list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    /// The share of questions with the right item in the list.
    pub hit_rate: Mean,
    /// The mean of 1 / rank of the right item, 0 where it is not in the list.
    pub reciprocal_rank: Mean,
}

impl Outcome {
    /// Compares answers with what came next. `popularity` is how often each item was seen in what was learned from.
    pub fn of(questions: &[Question], answers: &[Vec<ItemNo>], popularity: &[u64]) -> Self {
        let rank = |label: ItemNo, answer: &[ItemNo]| {
            let place = answer.iter().position(|&item| item == label)?;
            Some(place as u32 + 1)
        };
        let ranks = questions
            .iter()
            .zip(answers)
            .map(|(question, answer)| (question.test, rank(question.label, answer)))
            .collect();
        let most = popularity.iter().max().copied().unwrap_or_default().max(1);
        let mut seen = vec![false; popularity.len()];
        let (mut sum, mut shown) = (0.0, 0_u64);
        for &item in answers.iter().flatten() {
            if let Some(seen) = seen.get_mut(item as usize) {
                *seen = true;
            }
            let count = popularity.get(item as usize).copied().unwrap_or_default();
            sum += count as f64 / most as f64;
            shown += 1;
        }
        let covered = seen.iter().filter(|seen| **seen).count();
        Self {
            ranks,
            coverage: covered as f64 / popularity.len().max(1) as f64,
            popularity: sum / shown.max(1) as f64,
        }
    }

    /// How many questions were asked.
    pub fn questions(&self) -> usize {
        self.ranks.len()
    }

    /// The share of all items that stood in at least one list of 20.
    pub fn coverage(&self) -> f64 {
        self.coverage
    }

    /// Popularity bias: the mean, over all recommended items, of an item's events in the log that was learned from, divided
    /// by those of the most popular item ("Popularity@20" in Ludewig, Jannach: Evaluation of session-based recommendation
    /// algorithms, 2018). 0 recommends only what nobody saw, 1 only the best seller.
    pub fn popularity(&self) -> f64 {
        self.popularity
    }

    /// Hit rate and reciprocal rank at a length of list, with standard errors.
    pub fn at(&self, cut: usize) -> Summary {
        let within = |rank: &Option<u32>| rank.filter(|&rank| rank as usize <= cut);
        let hit = |rank: &Option<u32>| within(rank).map_or(0.0, |_| 1.0);
        let reciprocal =
            |rank: &Option<u32>| within(rank).map_or(0.0, |rank| 1.0 / f64::from(rank));
        let values = |value: &dyn Fn(&Option<u32>) -> f64| {
            let pairs: Vec<_> = self
                .ranks
                .iter()
                .map(|(test, rank)| (*test, value(rank)))
                .collect();
            mean(&pairs)
        };
        Summary {
            hit_rate: values(&hit),
            reciprocal_rank: values(&reciprocal),
        }
    }

    /// Hit rate and reciprocal rank at 20, without standard errors: cheap enough to compare many candidates.
    pub fn score(&self) -> (f64, f64) {
        let count = self.ranks.len().max(1) as f64;
        let found = self.ranks.iter().filter_map(|(_, rank)| *rank);
        let (hits, sum) = found.fold((0.0, 0.0), |(hits, sum), rank| {
            (hits + 1.0, sum + 1.0 / f64::from(rank))
        });
        (hits / count, sum / count)
    }
}
