//! What decisions ask of a learned index.

use super::index::{Index, Part, Purpose};
use super::{ItemNo, Query, Scores, Strategy};
use crate::catalog::{Catalog, ItemId};
use crate::time::{Instant, SECOND};

/// A learned index, behind a trait: what only pages with an index need is a chunk of its own, which panels are not linked to.
pub trait Learned {
    /// What it knows of a catalog's items.
    fn know(&self, catalog: &Catalog) -> Known;

    /// What it is to be asked for a strategy with these items, oldest first; `None` if it knows none of them, or has
    /// learned nothing for that.
    fn question(&self, strategy: Strategy, ids: &[&ItemId], now: Instant) -> Option<Question>;

    /// What it says of each item of the catalog, by position: the best 1. Items of the question may have more: what was
    /// just looked at is not to make the others small. Empty if it has nothing to say.
    fn score(&self, question: &Question, known: &Known) -> Vec<f32>;

    /// For each of these items the item of the question without which it would say least of it.
    fn because(
        &self,
        question: &Question,
        known: &Known,
        positions: &[usize],
    ) -> Vec<Option<usize>>;

    /// How much of what it says of an item comes from sessions, and how much from links: two numbers to compare.
    fn shares(&self, question: &Question, known: &Known, position: usize) -> (f32, f32);
}

/// What an index knows of a catalog's items, by their position; empty without an index.
#[derive(Debug, Default)]
pub struct Known {
    /// The items' numbers in the index.
    numbers: Vec<Option<ItemNo>>,
    /// How popular each item is, the most popular 1; empty where that is not known of any.
    pub popularity: Vec<f32>,
}

impl Known {
    /// Whether the index knows the item at that position.
    pub fn has(&self, position: usize) -> bool {
        self.number(position).is_some()
    }

    fn number(&self, position: usize) -> Option<ItemNo> {
        self.numbers.get(position).copied().flatten()
    }
}

/// What an index is asked.
#[derive(Debug)]
pub struct Question {
    /// What for.
    pub purpose: Purpose,
    /// With which items, oldest first.
    items: Vec<ItemNo>,
    /// The time, in seconds since 1970.
    now: i64,
}

impl Question {
    fn query(&self) -> Query<'_> {
        self.with(&self.items)
    }

    fn with<'q>(&self, items: &'q [ItemNo]) -> Query<'q> {
        Query {
            items,
            now: self.now,
        }
    }
}

impl Learned for Index {
    fn know(&self, catalog: &Catalog) -> Known {
        let mut known = Known {
            numbers: self.numbers(catalog),
            popularity: Vec::new(),
        };
        let mut most = 0.0_f32;
        for number in &known.numbers {
            let popularity = number.map_or(0.0, |number| self.popularity(number));
            known.popularity.push(popularity);
            most = most.max(popularity);
        }
        for popularity in &mut known.popularity {
            *popularity /= most;
        }
        if most == 0.0 {
            known.popularity = Vec::new();
        }
        known
    }

    fn question(&self, strategy: Strategy, ids: &[&ItemId], now: Instant) -> Option<Question> {
        let purpose = match strategy {
            Strategy::ForYou => Purpose::Next,
            Strategy::Similar if self.serves(Purpose::Similar) => Purpose::Similar,
            Strategy::Similar => Purpose::Next,
            Strategy::BoughtTogether => Purpose::Together,
            _ => return None,
        };
        let mut items = Vec::new();
        for id in ids {
            items.extend(self.find(id.as_str()));
        }
        let serves = !items.is_empty() && self.serves(purpose);
        serves.then(|| Question {
            purpose,
            items,
            // Everything that an index has learned is past, whatever this device's clock says.
            now: (now.millis() / SECOND).max(self.learned_at().saturating_add(1)),
        })
    }

    fn score(&self, question: &Question, known: &Known) -> Vec<f32> {
        let mut scores = Scores::new(self.len());
        self.score(question.purpose, &question.query(), &mut scores);
        let mut best = 0.0_f32;
        let mut by_position = Vec::with_capacity(known.numbers.len());
        for number in &known.numbers {
            let score = number.map_or(0.0, |number| scores.get(number));
            if score > best && number.is_some_and(|number| !question.items.contains(&number)) {
                best = score;
            }
            by_position.push(score);
        }
        for score in &mut by_position {
            *score /= best;
        }
        if best > 0.0 { by_position } else { Vec::new() }
    }

    fn because(
        &self,
        question: &Question,
        known: &Known,
        positions: &[usize],
    ) -> Vec<Option<usize>> {
        /// At most so many of the last items are tried.
        const TRIED: usize = 6;
        /// Stands for an item that is left out, so that the others keep their places.
        const LEFT_OUT: ItemNo = ItemNo::MAX;
        let mut found = vec![None; positions.len()];
        let whole = self.ask_unscaled(question, &question.items, &[]);
        let mut tried: Vec<ItemNo> = Vec::new();
        let mut most = vec![0.0_f32; positions.len()];
        for item in question.items.iter().rev() {
            if tried.len() >= TRIED || tried.contains(item) {
                continue;
            }
            tried.push(*item);
            let other = known
                .numbers
                .iter()
                .position(|number| *number == Some(*item));
            let Some(other) = other else {
                continue;
            };
            let mut without = question.items.clone();
            for place in &mut without {
                if *place == *item {
                    *place = LEFT_OUT;
                }
            }
            let part = self.ask_unscaled(question, &without, &whole.1);
            let places = found.iter_mut().zip(&mut most).zip(positions);
            for ((found, most), position) in places {
                let Some(number) = known.number(*position) else {
                    continue;
                };
                let lost = whole.0.get(number) - part.0.get(number);
                if lost > *most && other != *position {
                    (*found, *most) = (Some(other), lost);
                }
            }
        }
        found
    }

    fn shares(&self, question: &Question, known: &Known, position: usize) -> (f32, f32) {
        let (mut sessions, mut links) = (0.0, 0.0);
        if let Some(number) = known.number(position) {
            self.ask(
                question.purpose,
                &question.query(),
                &mut |kind, weight, part| {
                    let best = part.best();
                    if best > 0.0 {
                        let said = part.get(number) / best * weight;
                        match kind {
                            Part::Sessions => sessions += said,
                            Part::Links => links += said,
                        }
                    }
                },
            );
        }
        (sessions, links)
    }
}

impl Index {
    /// What it says of a question with these items, each part divided by `bests`, or by its own best: so that what is
    /// left of an answer without an item is measured as the whole was.
    fn ask_unscaled(
        &self,
        question: &Question,
        items: &[ItemNo],
        bests: &[f32],
    ) -> (Scores, Vec<f32>) {
        let mut sum = Scores::new(self.len());
        let mut used = Vec::new();
        self.ask(
            question.purpose,
            &question.with(items),
            &mut |_, weight, part| {
                let best = bests
                    .get(used.len())
                    .copied()
                    .unwrap_or_else(|| part.best());
                used.push(best);
                if best > 0.0 {
                    sum.add_all(part, weight / best);
                }
            },
        );
        (sum, used)
    }
}
