//! Why an item is in a ranking: found in the parts of its score.

use super::evidence::Evidence;
use super::index::Purpose;
use super::recommender::{Ranking, Scored};
use super::{ItemNo, Reason, Scores, Strategy};

/// Of a question, at most so many of the last items are tried as a reason.
const TRIED: usize = 6;
/// Stands for an item that is left out of a question, so that the others keep their places.
const LEFT_OUT: ItemNo = ItemNo::MAX;

impl Ranking for Evidence<'_> {
    fn scored(&self) -> Vec<Scored> {
        self.all()
    }

    fn is_learned(&self) -> bool {
        self.has_learned()
    }

    fn reasons(&self, positions: &[usize]) -> Vec<Option<Reason>> {
        let learned = self.learned_from(positions);
        let mut reasons = Vec::new();
        for (position, learned_from) in positions.iter().zip(learned) {
            reasons.push(self.reason(*position, learned_from));
        }
        reasons
    }
}

impl Evidence<'_> {
    fn reason(&self, position: usize, learned_from: Option<usize>) -> Option<Reason> {
        match self.strategy {
            Strategy::RecentlyViewed => return Some(Reason::Again),
            Strategy::NewArrivals => return Some(Reason::New),
            Strategy::Trending if self.is_rated() => return Some(Reason::Rated),
            Strategy::Trending => return Some(Reason::Popular),
            _ => (),
        }
        let parts = self.parts(position);
        let learned = learned_from.map(|other| match self.question {
            Some((Purpose::Together, _)) => Reason::BoughtWith(other),
            Some((Purpose::Similar, _)) => Reason::Like(other),
            _ => Reason::ViewedWith(other),
        });
        let like = self.most_alike(position).map(Reason::Like);
        let choices = [
            (parts.learned, learned),
            (parts.content, like),
            (parts.interest, Some(Reason::Interest)),
        ];
        let (mut reason, mut most) = (None, 0.0);
        for (part, choice) in choices {
            if part > most && choice.is_some() {
                (reason, most) = (choice, part);
            }
        }
        reason
    }

    /// For each of these items, the item of the question without which the index would say least of it.
    fn learned_from(&self, positions: &[usize]) -> Vec<Option<usize>> {
        let mut found = vec![None; positions.len()];
        let Some((purpose, items)) = &self.question else {
            return found;
        };
        let whole = self.ask_unscaled(*purpose, items, &[]);
        let mut tried: Vec<ItemNo> = Vec::new();
        let mut most = vec![0.0_f32; positions.len()];
        for item in items.iter().rev() {
            if tried.len() >= TRIED || tried.contains(item) {
                continue;
            }
            tried.push(*item);
            let Some(other) = self.local.position_of(*item) else {
                continue;
            };
            let mut without = items.clone();
            for place in &mut without {
                if *place == *item {
                    *place = LEFT_OUT;
                }
            }
            let part = self.ask_unscaled(*purpose, &without, &whole.1);
            let places = found.iter_mut().zip(&mut most).zip(positions);
            for ((found, most), position) in places {
                let Some(number) = self.local.number(*position) else {
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

    /// What the index says of a question, each part divided by `bests`, or by its own best: so that what is left of an
    /// answer without an item is measured as the whole was.
    fn ask_unscaled(
        &self,
        purpose: Purpose,
        items: &[ItemNo],
        bests: &[f32],
    ) -> (Scores, Vec<f32>) {
        let Some(index) = &self.local.index else {
            return (Scores::new(0), Vec::new());
        };
        let mut sum = Scores::new(index.len());
        let mut used = Vec::new();
        index.ask(purpose, &self.query(items), &mut |_, weight, part| {
            let best = bests
                .get(used.len())
                .copied()
                .unwrap_or_else(|| part.best());
            used.push(best);
            if best > 0.0 {
                sum.add_all(part, weight / best);
            }
        });
        (sum, used)
    }
}
