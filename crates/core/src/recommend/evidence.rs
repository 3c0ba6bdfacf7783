//! What speaks for each item: the parts of its score, and which of them weighs most.

use super::affinity::Affinity;
use super::content::price_factor;
use super::index::Purpose;
use super::recommender::{Context, Scored};
use super::{ItemNo, Local, Query, Scores, Strategy};
use crate::catalog::{Item, ItemId};
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
    /// What the index is asked for, and with which items, oldest first.
    pub(super) question: Option<(Purpose, Vec<ItemNo>)>,
    learned: Option<Scores>,
    best_learned: f32,
    /// The items whose words count, and how much.
    anchors: Vec<(usize, f32)>,
    /// The likeness of each item's words to those of the anchors, the best 1.
    likeness: Vec<f32>,
    /// How well each item fits the visitor's interests; empty where these do not count.
    interest: Vec<f32>,
    /// The items that are no recommendation: those that the strategy goes by, and what was just viewed.
    barred: Vec<usize>,
    best_rating: f64,
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
            learned: None,
            best_learned: 0.0,
            anchors: Vec::new(),
            likeness: Vec::new(),
            interest: Vec::new(),
            barred: Vec::new(),
            best_rating: 0.0,
        };
        if interest > 0.0 {
            let affinity = Affinity::of(context, &local.catalog, &local.traits);
            evidence.interest = affinity.fits(&local.traits);
        }
        if strategy == Strategy::Trending && local.most_popular == 0.0 {
            for item in local.catalog.items() {
                let rating = local.content.rating(item, context.now).unwrap_or_default();
                evidence.best_rating = evidence.best_rating.max(rating);
            }
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
        let purpose = match self.strategy {
            Strategy::ForYou => Purpose::Next,
            Strategy::Similar if index.serves(Purpose::Similar) => Purpose::Similar,
            Strategy::Similar => Purpose::Next,
            Strategy::BoughtTogether => Purpose::Together,
            _ => return,
        };
        let items: Vec<ItemNo> = self
            .asked()
            .into_iter()
            .filter_map(|id| self.local.number_of(id))
            .collect();
        if items.is_empty() || !index.serves(purpose) {
            return;
        }
        let mut scores = Scores::new(index.len());
        index.score(purpose, &self.query(&items), &mut scores);
        // What was just looked at may score best of all; it is not to make the others small.
        for position in 0..self.local.catalog.items().len() {
            let number = self.local.number(position);
            let score = number.map_or(0.0, |number| scores.get(number));
            if score > 0.0 && !number.is_some_and(|number| items.contains(&number)) {
                self.best_learned = self.best_learned.max(score);
            }
        }
        self.learned = Some(scores);
        self.question = Some((purpose, items));
    }

    /// A question with these items. Everything that an index has learned is past, whatever this device's clock says.
    pub(super) fn query<'q>(&self, items: &'q [ItemNo]) -> Query<'q> {
        let learned_at = self
            .local
            .index
            .as_ref()
            .map_or(0, |index| index.learned_at());
        Query {
            items,
            now: (self.context.now.millis() / SECOND).max(learned_at.saturating_add(1)),
        }
    }

    /// The items that the strategy goes by, oldest first.
    fn asked(&self) -> Vec<&'a ItemId> {
        let context = self.context;
        let cart = context.cart.iter().flat_map(|cart| &cart.lines);
        let mut asked: Vec<&ItemId> = Vec::new();
        if self.strategy != Strategy::ForYou {
            asked.extend(context.item);
            if self.strategy == Strategy::BoughtTogether && context.item.is_none() {
                asked.extend(cart.map(|line| &line.id));
            }
            return asked;
        }
        asked.extend(context.profile.visit.at(context.now));
        if let Some(item) = context.item
            && asked.last() != Some(&item)
        {
            asked.push(item);
        }
        if asked.is_empty() {
            let earlier = context.profile.views.iter().take(Self::EARLIER).rev();
            asked.extend(earlier.map(|view| &view.item));
        }
        if asked.is_empty() {
            asked.extend(cart.map(|line| &line.id));
        }
        asked
    }

    /// The items whose words count.
    fn find_anchors(&mut self) {
        if self.weights.cold == 0.0 {
            return;
        }
        let catalog = &self.local.catalog;
        if self.strategy == Strategy::ForYou {
            for view in &self.context.profile.views {
                let days = (Self::INTEREST_DAYS * DAY) as f32;
                let age = self.context.now.since(view.at).max(0) as f32 / days;
                let times = (view.count.min(4) as f32).sqrt() / (1.0 + age);
                let position = catalog.position(&view.item);
                self.anchors
                    .extend(position.map(|position| (position, times)));
            }
            // A page without services knows no views, but what it is about.
            if let Some(position) = self.context.item.and_then(|id| catalog.position(id))
                && !self.anchors.iter().any(|(known, _)| *known == position)
            {
                self.anchors.push((position, 1.0));
            }
            for line in self.context.cart.iter().flat_map(|cart| &cart.lines) {
                let position = catalog.position(&line.id);
                self.anchors
                    .extend(position.map(|position| (position, 1.0)));
            }
            let latest = self.context.profile.views.iter().take(Self::LATEST);
            let visit = self.context.profile.visit.at(self.context.now);
            for id in latest.map(|view| &view.item).chain(visit) {
                self.barred.extend(catalog.position(id));
            }
        } else {
            for id in self.asked() {
                if let Some(position) = catalog.position(id) {
                    self.anchors.push((position, 1.0));
                    self.barred.push(position);
                }
            }
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
        let mut best = 0.0_f32;
        self.likeness = local.content.fits(&interest);
        for (position, item) in local.catalog.items().iter().enumerate() {
            let fit = self.likeness.get(position).copied().unwrap_or_default();
            if fit > 0.0 {
                let may_be = self.may_be_alike(item);
                let fit = if may_be {
                    fit * price_factor(price, item)
                } else {
                    0.0
                };
                best = best.max(fit);
                if let Some(likeness) = self.likeness.get_mut(position) {
                    *likeness = fit;
                }
            }
        }
        for fit in &mut self.likeness {
            *fit /= best.max(f32::MIN_POSITIVE);
        }
    }

    /// What goes together is another kind of thing, as far as words can tell.
    fn may_be_alike(&self, item: &Item) -> bool {
        let items = self.local.catalog.items();
        let same_kind = |anchor: &(usize, f32)| {
            items
                .get(anchor.0)
                .is_some_and(|anchor| anchor.category == item.category)
        };
        self.strategy != Strategy::BoughtTogether
            || !item.category.is_empty() && !self.anchors.iter().any(same_kind)
    }

    /// The parts of the score of the item at that position.
    pub(super) fn parts(&self, position: usize) -> Parts {
        let mut parts = Parts::default();
        let (local, weights) = (self.local, &self.weights);
        let Some(item) = local.catalog.items().get(position) else {
            return parts;
        };
        let number = local.number(position);
        if let (Some(scores), Some(number)) = (&self.learned, number)
            && self.best_learned > 0.0
        {
            parts.learned = weights.learned * scores.get(number) / self.best_learned;
        }
        // Without an answer of the index, nothing is known to it.
        let known = number.is_some() && self.best_learned > 0.0;
        let likeness = self.likeness.get(position).copied().unwrap_or_default();
        parts.content = likeness * if known { weights.known } else { weights.cold };
        parts.popularity = weights.popularity * self.popularity(position, item);
        match self.strategy {
            Strategy::RecentlyViewed => {
                let views = &self.context.profile.views;
                let rank = views.iter().position(|view| view.item == item.id);
                // The first views in whole numbers, the latest the greatest.
                parts.order = rank.map_or(0.0, |rank| (views.len() - rank) as f32);
            }
            Strategy::NewArrivals => {
                let since = item.published_at.filter(|since| *since <= self.context.now);
                // An age in seconds may be rounded, a time since 1970 not.
                parts.order = since.map_or(0.0, |since| {
                    1.0 / (1.0 + (self.context.now.since(since) / SECOND) as f32)
                });
            }
            _ if self.speaks(&parts) => {
                let fit = self.interest.get(position).copied().unwrap_or_default();
                parts.interest = weights.interest * fit;
            }
            _ => (),
        }
        parts
    }

    /// Whether anything but interest speaks for an item: popularity and interest order what fits, they do not make it fit.
    fn speaks(&self, parts: &Parts) -> bool {
        let fits = parts.learned > 0.0 || parts.content > 0.0 || parts.order > 0.0;
        fits || self.strategy == Strategy::Trending && parts.popularity > 0.0
    }

    /// How popular an item is, 0 to 1; for what is trending, how well it is rated, where no index says better.
    fn popularity(&self, position: usize, item: &Item) -> f32 {
        if self.best_rating > 0.0 {
            let rating = self.local.content.rating(item, self.context.now);
            return (rating.unwrap_or_default() / self.best_rating) as f32;
        }
        self.local.popularity(position)
    }

    /// The items that something speaks for.
    pub(super) fn all(&self) -> Vec<Scored> {
        let mut all = Vec::new();
        let mut add = |position: usize| {
            let parts = self.parts(position);
            let score = parts.sum();
            if score > 0.0 && self.speaks(&parts) && !self.barred.contains(&position) {
                all.push(Scored { position, score });
            }
        };
        if self.strategy == Strategy::RecentlyViewed {
            for view in &self.context.profile.views {
                if let Some(position) = self.local.catalog.position(&view.item) {
                    add(position);
                }
            }
        } else {
            for position in 0..self.local.catalog.items().len() {
                add(position);
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

    /// Whether the index has said anything good.
    pub(super) fn has_learned(&self) -> bool {
        self.best_learned > 0.0
    }

    /// Whether popularity stands for ratings.
    pub(super) fn is_rated(&self) -> bool {
        self.best_rating > 0.0
    }
}
