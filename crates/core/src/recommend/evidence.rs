//! What speaks for each item: the parts of its score, and which of them weighs most.

use super::affinity::Affinity;
use super::content::price_factor;
use super::learned::Question;
use super::recommender::{Context, Scored};
use super::{Local, Strategy};
use crate::audience::Line;
use crate::catalog::ItemId;
use crate::time::{DAY, SECOND};

/// What a part of a score counts, before it is multiplied by 0 to 1. Stated, not learned: a shop's index says what
/// follows what, and the rest orders what it says nothing of, or says the same of.
struct Weights {
    /// What the index has learned; 1 is its best item.
    learned: f32,
    /// The likeness of words, for an item that the index knows.
    known: f32,
    /// The same for an item that it does not: there is nothing else to go by.
    cold: f32,
    /// How popular the item is.
    popularity: f32,
    /// How well it fits the visitor's interests.
    interest: f32,
}

/// The parts of an item's score; the score is their sum.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) learned: f32,
    pub(super) content: f32,
    pub(super) popularity: f32,
    pub(super) interest: f32,
    /// The whole score of a strategy that orders by a date.
    pub(super) order: f32,
}

impl Parts {
    pub(super) fn sum(&self) -> f32 {
        self.learned + self.content + self.popularity + self.interest + self.order
    }
}

/// What a ranking for one strategy goes by.
pub(super) struct Evidence<'a> {
    pub(super) local: &'a Local,
    pub(super) strategy: Strategy,
    pub(super) context: &'a Context<'a>,
    weights: Weights,
    /// What the index is asked; `None` if it has nothing to say.
    pub(super) question: Option<Question>,
    /// What it says of each item, the best 1; empty where it says nothing.
    learned: Vec<f32>,
    /// The items whose words count, and how much.
    anchors: Vec<(usize, f32)>,
    /// The likeness of each item's words to those of the anchors, the best 1; empty where these do not count.
    likeness: Vec<f32>,
    /// The visitor's interests, where these count.
    affinity: Option<Affinity<'a>>,
    /// How well each item is rated, the best 1; empty where that does not count.
    ratings: Vec<f32>,
    /// The score of each item, for a strategy that orders by a date; else empty.
    order: Vec<f32>,
    /// The items that are no recommendation: those that the strategy goes by, and what was just viewed.
    barred: Vec<usize>,
}

impl<'a> Evidence<'a> {
    /// A view counts half after so many days.
    const INTEREST_DAYS: i64 = 7;
    /// So many of the last views of earlier visits are asked with, where this one has none yet.
    const EARLIER: usize = 10;
    /// The visitor's last views are no recommendation.
    const LATEST: usize = 3;

    pub(super) fn of(local: &'a Local, strategy: Strategy, context: &'a Context<'a>) -> Self {
        let (learned, known, cold, popularity, interest) = match strategy {
            Strategy::ForYou => (1.0, 0.15, 0.4, 0.05, 0.2),
            Strategy::Similar => (1.0, 0.7, 0.8, 0.02, 0.1),
            Strategy::BoughtTogether => (1.0, 0.1, 0.3, 0.02, 0.1),
            Strategy::Trending => (0.0, 0.0, 0.0, 1.0, 0.1),
            Strategy::RecentlyViewed | Strategy::NewArrivals => (0.0, 0.0, 0.0, 0.0, 0.0),
        };
        let mut evidence = Self {
            local,
            strategy,
            context,
            weights: Weights {
                learned,
                known,
                cold,
                popularity,
                interest,
            },
            question: None,
            learned: Vec::new(),
            anchors: Vec::new(),
            likeness: Vec::new(),
            affinity: None,
            ratings: Vec::new(),
            order: Vec::new(),
            barred: Vec::new(),
        };
        if interest > 0.0 {
            let affinity = Affinity::of(context, &local.catalog, &local.content);
            evidence.affinity = Some(affinity).filter(Affinity::is_known);
        }
        if strategy == Strategy::Trending && local.known.popularity.is_empty() {
            evidence.rate();
        }
        match strategy {
            Strategy::RecentlyViewed => evidence.order_views(),
            Strategy::NewArrivals => evidence.order_arrivals(),
            _ => (),
        }
        evidence.ask();
        evidence.find_anchors();
        evidence.compare();
        evidence
    }

    /// Asks the index.
    fn ask(&mut self) {
        let Some(index) = &self.local.index else {
            return;
        };
        self.question = index.question(self.strategy, &self.asked(), self.context.now);
        if let Some(question) = &self.question {
            self.learned = index.score(question, &self.local.known);
        }
        if self.learned.is_empty() {
            self.question = None;
        }
    }

    /// How well items are rated, where nothing says better what is popular.
    fn rate(&mut self) {
        let mut best = 0.0;
        for item in self.local.catalog.items() {
            let rating = self.local.content.rating(item, self.context.now);
            let rating = rating.unwrap_or_default() as f32;
            self.ratings.push(rating);
            if rating > best {
                best = rating;
            }
        }
        if best > 0.0 {
            divide(&mut self.ratings, best);
        } else {
            self.ratings = Vec::new();
        }
    }

    fn order_views(&mut self) {
        let (views, catalog) = (&self.context.profile.views, &self.local.catalog);
        self.order = vec![0.0; catalog.items().len()];
        for (rank, view) in views.iter().enumerate() {
            let position = catalog.position(&view.item);
            if let Some(order) = position.and_then(|position| self.order.get_mut(position)) {
                // The first views in whole numbers, the latest the greatest.
                *order = (views.len() - rank) as f32;
            }
        }
    }

    fn order_arrivals(&mut self) {
        let now = self.context.now;
        for item in self.local.catalog.items() {
            let since = item.published_at.filter(|since| *since <= now);
            // An age in seconds may be rounded, a time since 1970 not.
            let age = since.map(|since| (now.since(since) / SECOND) as f32);
            self.order.push(age.map_or(0.0, |age| 1.0 / (1.0 + age)));
        }
    }

    fn cart(&self) -> &'a [Line] {
        self.context.cart.map_or(&[], |cart| &cart.lines)
    }

    /// The items that the strategy goes by, oldest first.
    fn asked(&self) -> Vec<&'a ItemId> {
        let context = self.context;
        let mut asked: Vec<&ItemId> = Vec::new();
        let for_you = self.strategy == Strategy::ForYou;
        if for_you {
            asked.extend(context.profile.visit.at(context.now));
        }
        if let Some(item) = context.item
            && asked.last() != Some(&item)
        {
            asked.push(item);
        }
        if for_you && asked.is_empty() {
            for view in context.profile.views.iter().take(Self::EARLIER).rev() {
                asked.push(&view.item);
            }
        }
        if asked.is_empty() && (for_you || self.strategy == Strategy::BoughtTogether) {
            for line in self.cart() {
                asked.push(&line.id);
            }
        }
        asked
    }

    /// The items whose words count.
    fn find_anchors(&mut self) {
        if self.weights.cold == 0.0 {
            return;
        }
        if self.strategy != Strategy::ForYou {
            for id in self.asked() {
                self.anchor(id, 1.0);
                self.bar(id);
            }
            return;
        }
        let context = self.context;
        for (place, view) in context.profile.views.iter().enumerate() {
            let days = (Self::INTEREST_DAYS * DAY) as f32;
            let age = context.now.since(view.at).max(0) as f32 / days;
            let times = (view.count.min(4) as f32).sqrt() / (1.0 + age);
            self.anchor(&view.item, times);
            if place < Self::LATEST {
                self.bar(&view.item);
            }
        }
        // A page without services knows no views, but what it is about.
        if let Some(item) = context.item
            && !context.profile.views.iter().any(|view| view.item == *item)
        {
            self.anchor(item, 1.0);
        }
        for line in self.cart() {
            self.anchor(&line.id, 1.0);
        }
        for id in context.profile.visit.at(context.now) {
            self.bar(id);
        }
    }

    fn anchor(&mut self, id: &ItemId, times: f32) {
        if let Some(position) = self.local.catalog.position(id) {
            self.anchors.push((position, times));
        }
    }

    fn bar(&mut self, id: &ItemId) {
        if let Some(position) = self.local.catalog.position(id) {
            self.barred.push(position);
        }
    }

    /// Compares the words of items with those of the anchors.
    fn compare(&mut self) {
        if self.anchors.is_empty() {
            return;
        }
        let local = self.local;
        let interest = local.content.interest(&self.anchors);
        let price = match (self.strategy, self.anchors.first()) {
            (Strategy::Similar, Some((anchor, _))) => {
                let anchor = local.catalog.items().get(*anchor);
                anchor.and_then(|item| item.price).map(|price| price.minor)
            }
            _ => None,
        };
        let mut best = f32::MIN_POSITIVE;
        for (position, item) in local.catalog.items().iter().enumerate() {
            let mut fit = interest.fit(local.content.words(position));
            if fit > 0.0 {
                fit = if self.may_be_alike(position) {
                    fit * price_factor(price, item)
                } else {
                    0.0
                };
            }
            if fit > best {
                best = fit;
            }
            self.likeness.push(fit);
        }
        divide(&mut self.likeness, best);
    }

    /// What goes together is another kind of thing, as far as words can tell.
    fn may_be_alike(&self, position: usize) -> bool {
        if self.strategy != Strategy::BoughtTogether {
            return true;
        }
        let kind = self.local.content.kind(position);
        let same_kind = |anchor: &(usize, f32)| self.local.content.kind(anchor.0) == kind;
        kind.is_some() && !self.anchors.iter().any(same_kind)
    }

    /// The parts of the score of the item at that position.
    pub(super) fn parts(&self, position: usize) -> Parts {
        let (local, weights) = (self.local, &self.weights);
        let at = |list: &[f32]| list.get(position).copied().unwrap_or_default();
        // Without an answer of the index, nothing is known to it.
        let known = self.question.is_some() && local.known.has(position);
        let mut parts = Parts {
            learned: weights.learned * at(&self.learned),
            content: at(&self.likeness) * if known { weights.known } else { weights.cold },
            // For what is trending, how well it is rated, where no index says better.
            popularity: weights.popularity * (at(&local.known.popularity) + at(&self.ratings)),
            interest: 0.0,
            order: at(&self.order),
        };
        if let Some(affinity) = &self.affinity
            && self.speaks(&parts)
        {
            parts.interest = weights.interest * affinity.fit(position);
        }
        parts
    }

    /// Whether anything but interest speaks for an item: popularity and interest order what fits, they do not make it fit.
    fn speaks(&self, parts: &Parts) -> bool {
        let fits = parts.learned > 0.0 || parts.content > 0.0 || parts.order > 0.0;
        fits || self.strategy == Strategy::Trending && parts.popularity > 0.0
    }

    /// The items that something speaks for.
    pub(super) fn all(&self) -> Vec<Scored> {
        let mut all = Vec::new();
        for position in 0..self.local.catalog.items().len() {
            let parts = self.parts(position);
            let score = parts.sum();
            if score > 0.0 && self.speaks(&parts) && !self.barred.contains(&position) {
                all.push(Scored { position, score });
            }
        }
        all
    }

    /// The item whose words are most like those of the item at that position, in sum.
    pub(super) fn most_alike(&self, position: usize) -> Option<usize> {
        let mut most = None;
        let mut best = 0.0;
        for (anchor, times) in &self.anchors {
            let likeness = self.local.content.likeness(*anchor, position) * times;
            if likeness > best && *anchor != position {
                (most, best) = (Some(*anchor), likeness);
            }
        }
        most
    }

    /// How much of what the index says of the item at that position comes from sessions, and how much from links.
    pub(super) fn shares(&self, position: usize) -> (f32, f32) {
        match (&self.local.index, &self.question) {
            (Some(index), Some(question)) => index.shares(question, &self.local.known, position),
            _ => (0.0, 0.0),
        }
    }

    /// Whether popularity stands for ratings.
    pub(super) fn is_rated(&self) -> bool {
        !self.ratings.is_empty()
    }
}

fn divide(list: &mut [f32], by: f32) {
    for value in list {
        *value /= by;
    }
}
