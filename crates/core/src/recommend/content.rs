//! Rankings from the catalog's own words, its ratings and dates, and what this visitor looked at.

use std::sync::Arc;

use super::Strategy;
use super::features::{Interest, Vectors};
use super::recommender::{Context, Recommender, Scored, sorted};
use crate::catalog::{Catalog, Item, ItemId};
use crate::time::{DAY, Instant};

/// Ranks items by likeness of content, by ratings and by date: nothing needs to be learned or sent.
#[derive(Debug)]
pub struct ContentRecommender {
    catalog: Arc<Catalog>,
    vectors: Vectors,
    mean_rating: f64,
}

impl ContentRecommender {
    /// A view counts half after so many days.
    const INTEREST_DAYS: i64 = 7;
    /// An item counts half as new after so many days.
    const NOVELTY_DAYS: i64 = 90;
    /// A mean rating counts as if so many more had given the catalog's mean.
    const RATING_PRIOR: f64 = 10.0;

    /// Learns the catalog's words.
    pub fn new(catalog: Arc<Catalog>) -> Self {
        let (mut sum, mut count) = (0.0, 0.0_f64);
        for item in catalog.items() {
            if let Some(rating) = item.rating.filter(|_| item.rating_count > 0) {
                sum += rating;
                count += 1.0;
            }
        }
        let mean_rating = sum / count.max(1.0);
        Self {
            vectors: Vectors::of(catalog.items()),
            catalog,
            mean_rating,
        }
    }

    /// Every item that gets a score, the best first.
    fn scored(&self, score: &dyn Fn(usize, &Item) -> Option<f64>) -> Vec<Scored> {
        let mut ranking = Vec::new();
        for (position, item) in self.catalog.items().iter().enumerate() {
            if let Some(score) = score(position, item) {
                ranking.push(Scored { position, score });
            }
        }
        sorted(ranking)
    }

    fn like(
        &self,
        interest: &Interest,
        price: Option<i64>,
        keep: &dyn Fn(usize, &Item) -> bool,
    ) -> Vec<Scored> {
        self.scored(&|position, item| {
            let fit = || f64::from(interest.fit(self.vectors.at(position)));
            let score = keep(position, item).then(|| fit() * price_factor(price, item));
            score.filter(|score| *score > 0.0)
        })
    }

    fn similar(&self, context: &Context) -> Vec<Scored> {
        let Some(anchor) = context.item.and_then(|item| self.catalog.position(item)) else {
            return Vec::new();
        };
        let mut interest = Interest::default();
        interest.add(self.vectors.at(anchor), 1.0);
        let price = self
            .catalog
            .items()
            .get(anchor)
            .and_then(|item| item.price)
            .map(|price| price.minor);
        self.like(&interest, price, &|position, _| position != anchor)
    }

    fn for_you(&self, context: &Context) -> Vec<Scored> {
        let mut interest = Interest::default();
        for view in &context.profile.views {
            let Some(position) = self.catalog.position(&view.item) else {
                continue;
            };
            let age = context.now.since(view.at).max(0) as f32 / (Self::INTEREST_DAYS * DAY) as f32;
            interest.add(
                self.vectors.at(position),
                (view.count.min(4) as f32).sqrt() / (1.0 + age),
            );
        }
        for line in context.cart.iter().flat_map(|cart| &cart.lines) {
            if let Some(position) = self.catalog.position(&line.id) {
                interest.add(self.vectors.at(position), 1.0);
            }
        }
        let latest = |id: &ItemId| {
            context
                .profile
                .views
                .iter()
                .take(3)
                .any(|view| view.item == *id)
        };
        self.like(&interest, None, &|_, item| {
            !latest(&item.id) && !context.profile.bought(&item.id)
        })
    }

    /// Items that share tags, maker or room with the anchors, but are another kind of thing.
    fn bought_together(&self, context: &Context) -> Vec<Scored> {
        let mut anchors: Vec<usize> = Vec::new();
        match (context.item, context.cart) {
            (Some(item), _) => anchors.extend(self.catalog.position(item)),
            (None, Some(cart)) => {
                for line in &cart.lines {
                    anchors.extend(self.catalog.position(&line.id));
                }
            }
            (None, None) => (),
        }
        let mut interest = Interest::default();
        let mut kinds: Vec<&[String]> = Vec::new();
        for anchor in &anchors {
            interest.add(self.vectors.at(*anchor), 1.0);
            kinds.extend(
                self.catalog
                    .items()
                    .get(*anchor)
                    .map(|item| item.category.as_slice()),
            );
        }
        self.like(&interest, None, &|position, item| {
            !item.category.is_empty()
                && !anchors.contains(&position)
                && !kinds.contains(&item.category.as_slice())
        })
    }

    fn trending(&self, now: Instant) -> Vec<Scored> {
        self.scored(&|_, item| {
            let count = f64::from(item.rating_count);
            let rating = item.rating.filter(|_| count > 0.0)?;
            let fair = (rating * count + self.mean_rating * Self::RATING_PRIOR)
                / (count + Self::RATING_PRIOR);
            let novelty = item.published_at.map_or(0.5, |since| {
                1.0 / (1.0 + now.since(since).max(0) as f64 / (Self::NOVELTY_DAYS * DAY) as f64)
            });
            Some(fair * count.sqrt().sqrt() * (0.5 + novelty))
        })
    }

    fn recently_viewed(&self, context: &Context) -> Vec<Scored> {
        let views = context
            .profile
            .views
            .iter()
            .filter(|view| Some(&view.item) != context.item);
        let positions = views.filter_map(|view| self.catalog.position(&view.item));
        positions
            .enumerate()
            .map(|(rank, position)| Scored {
                position,
                score: -(rank as f64),
            })
            .collect()
    }

    fn new_arrivals(&self, now: Instant) -> Vec<Scored> {
        self.scored(&|_, item| {
            let since = item.published_at.filter(|since| *since <= now)?;
            Some(since.millis() as f64)
        })
    }
}

impl Recommender for ContentRecommender {
    fn rank(&self, strategy: Strategy, context: &Context) -> Vec<Scored> {
        match strategy {
            Strategy::ForYou => self.for_you(context),
            Strategy::Similar => self.similar(context),
            Strategy::BoughtTogether => self.bought_together(context),
            Strategy::Trending => self.trending(context.now),
            Strategy::RecentlyViewed => self.recently_viewed(context),
            Strategy::NewArrivals => self.new_arrivals(context.now),
        }
    }
}

/// Half to one: a thing of ten times the price is less like it.
fn price_factor(anchor: Option<i64>, item: &Item) -> f64 {
    match (anchor, item.price.map(|price| price.minor)) {
        (Some(anchor @ 1..), Some(price @ 1..)) => {
            0.5 + 0.5 * anchor.min(price) as f64 / anchor.max(price) as f64
        }
        _ => 0.75,
    }
}
