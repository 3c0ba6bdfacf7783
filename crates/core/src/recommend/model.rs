//! What an index is asked, and the table that its models add their scores to.

use super::index::Scratch;

/// An item's number in an index: its place in the index's list of ids.
pub type ItemNo = u32;

/// What an index is asked.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The items of the running session, or of a basket, oldest first; an item that was looked at again stands again.
    pub items: &'a [ItemNo],
    /// The time, in seconds since 1970, UTC. What was learned of later sessions is not used.
    pub now: i64,
}

/// An item with its score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// The item.
    pub item: ItemNo,
    /// Its score; comparable only within one answer.
    pub score: f32,
}

/// Scores of items, added up. One table serves many questions: clearing costs as much as was added.
#[derive(Clone, Debug)]
pub struct Scores {
    values: Vec<f32>,
    touched: Vec<ItemNo>,
    /// The answer of one part among several, while it is made.
    part: Option<Box<Scores>>,
    pub(super) neighbors: Scratch,
}

impl Scores {
    /// A table for items 0 to `count`.
    pub fn new(count: usize) -> Self {
        Self {
            values: vec![0.0; count],
            touched: Vec::new(),
            part: None,
            neighbors: Scratch::default(),
        }
    }

    /// Adds to an item's score. An item outside of the table, a score of zero and one that is no number are left out.
    pub fn add(&mut self, item: ItemNo, score: f32) {
        let Some(value) = self.values.get_mut(item as usize) else {
            return;
        };
        if score == 0.0 || score.is_nan() {
            return;
        }
        if *value == 0.0 {
            self.touched.push(item);
        }
        *value += score;
        if *value == 0.0 {
            // Zero says that nothing was added; this is as good, and below every item that something speaks for.
            *value = -f32::MIN_POSITIVE;
        }
    }

    /// How many items it has room for.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// Multiplies each score by its item's factor, if there are any.
    pub(super) fn multiply(&mut self, factors: &[f32]) {
        for item in &self.touched {
            let place = *item as usize;
            if let (Some(value), Some(factor)) = (self.values.get_mut(place), factors.get(place)) {
                *value *= factor;
            }
        }
    }

    /// An empty table of the same size, for the answer of one part among several; to be given back empty.
    pub(super) fn take_part(&mut self) -> Box<Self> {
        let count = self.len();
        self.part
            .take()
            .unwrap_or_else(|| Box::new(Self::new(count)))
    }

    /// Keeps it for the next question.
    pub(super) fn give_part(&mut self, part: Box<Self>) {
        self.part = Some(part);
    }

    /// Adds the answer of one model among several, scaled so that its best score is 1 and then multiplied by the
    /// weight. An answer without a score above zero is left out.
    pub fn add_scaled(&mut self, part: &Scores, weight: f32) {
        let best = part.best();
        if best > 0.0 {
            self.add_all(part, weight / best);
        }
    }

    /// Adds the answer of one model among several, multiplied by that.
    pub fn add_all(&mut self, part: &Scores, times: f32) {
        for item in &part.touched {
            self.add(*item, part.get(*item) * times);
        }
    }

    /// The best score; zero if there is none above it.
    pub fn best(&self) -> f32 {
        self.touched
            .iter()
            .fold(0.0_f32, |best, item| best.max(self.get(*item)))
    }

    /// An item's score; zero if nothing was added.
    pub fn get(&self, item: ItemNo) -> f32 {
        self.values.get(item as usize).copied().unwrap_or_default()
    }

    /// Sets every score back to zero.
    pub fn clear(&mut self) {
        for item in self.touched.drain(..) {
            if let Some(value) = self.values.get_mut(item as usize) {
                *value = 0.0;
            }
        }
    }

    /// The `count` best of the items that `keep` allows, the best first, equal scores by item number.
    pub fn top(&self, count: usize, keep: impl Fn(ItemNo) -> bool) -> Vec<Ranked> {
        let mut ranking: Vec<Ranked> = Vec::new();
        for &item in &self.touched {
            let score = self.get(item);
            if score > 0.0 && keep(item) {
                ranking.push(Ranked { item, score });
            }
        }
        let order = |a: &Ranked, b: &Ranked| b.score.total_cmp(&a.score).then(a.item.cmp(&b.item));
        if ranking.len() > count && count > 0 {
            ranking.select_nth_unstable_by(count - 1, order);
            ranking.truncate(count);
        }
        ranking.sort_unstable_by(order);
        ranking
    }
}
