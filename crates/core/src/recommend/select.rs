//! From rankings to the items that a panel shows.

use super::diversity::Diversity;
use super::exploration;
use super::provider::Answer;
use super::recommender::sort;
use super::rules::{Action, Limits, boost, holds, removed};
use super::{Context, Local, Ranking, Reason, Recommender, Scored, Settings, Strategy};
use crate::catalog::{Item, ItemId};

/// What a panel asks for.
pub struct Request<'a> {
    /// The strategy.
    pub strategy: Strategy,
    /// How many items at most.
    pub limit: usize,
    /// Items that the page excludes, and those that other panels of the page show.
    pub excluded: &'a [ItemId],
    /// What rankings may look at.
    pub context: Context<'a>,
    /// What the document says of recommendations.
    pub settings: &'a Settings,
    /// What a provider answered, if one was asked and did in time.
    pub answer: Option<&'a Answer>,
    /// Decides what chance decides: which new items are tried. The same seed, the same items.
    pub seed: u64,
}

/// An item that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pick {
    /// Its position in the catalog.
    pub position: usize,
    /// The strategy that chose it: the one asked for, or the one that stood in.
    pub strategy: Strategy,
    /// How well it fits: the higher, the better; comparable only within one panel and strategy. Zero for what was not
    /// ranked: pinned items, and new ones that are tried.
    pub score: f32,
    /// What added most to its place; `None` where that is not known: a provider does not say why.
    pub reason: Option<Reason>,
    /// Whether it is a new item that is tried.
    pub explored: bool,
}

/// The items that a panel shows: those of the strategy, then, while there is room, those of its
/// [fallbacks](Strategy::fallbacks), each with the strategy that chose it. Of the strategy that is asked for, what a
/// provider answered comes before what this device knows.
///
/// Left out are the page's own item, what is out of stock, excluded, in the cart, or bought already, and what rules hide;
/// where rankings mix kinds of things, no kind takes more than half of the room, unless rules say how much. Pinned items
/// stand where they are pinned.
pub fn recommend(local: &Local, request: &Request) -> Vec<Pick> {
    let mut panel = Panel::new(local, request);
    let pins = panel.pins();
    for (_, position) in &pins {
        panel.pinned.push(*position);
    }
    panel.room = request.limit.saturating_sub(pins.len());
    let strategies = std::iter::once(&request.strategy).chain(request.strategy.fallbacks());
    for strategy in strategies {
        if let Some(answer) = request.answer.filter(|_| *strategy == request.strategy) {
            panel.fill(*strategy, &*answer.rank(*strategy, &request.context));
        }
        if panel.picks.len() < panel.room {
            panel.fill(*strategy, &*local.rank(*strategy, &request.context));
        }
    }
    exploration::explore(&mut panel);
    panel.place(pins);
    panel.picks
}

/// A panel that is being filled.
pub(super) struct Panel<'a> {
    pub(super) local: &'a Local,
    pub(super) request: &'a Request<'a>,
    page_item: Option<&'a Item>,
    /// How many items it takes beside the pinned ones.
    pub(super) room: usize,
    pinned: Vec<usize>,
    pub(super) picks: Vec<Pick>,
}

impl<'a> Panel<'a> {
    /// So many candidates for each place are compared with each other; those that follow are too far behind.
    const POOL: usize = 4;

    pub(super) fn new(local: &'a Local, request: &'a Request<'a>) -> Self {
        let page_item = request.context.item.and_then(|id| local.catalog.find(id));
        Self {
            local,
            request,
            page_item,
            room: request.limit,
            pinned: Vec::new(),
            picks: Vec::new(),
        }
    }

    /// Whether nothing keeps an item out of the panel, and it is not there yet.
    pub(super) fn may_take(&self, position: usize) -> Option<&'a Item> {
        let item = self.local.catalog.items().get(position)?;
        let is_new = !self.shown().any(|shown| shown == position)
            && removed(item, self.page_item, self.request).is_none();
        is_new.then_some(item)
    }

    /// The positions of what it shows so far.
    pub(super) fn shown(&self) -> impl Iterator<Item = usize> {
        let picks = self.picks.iter().map(|pick| pick.position);
        self.pinned.iter().copied().chain(picks)
    }

    /// A sorted ranking, after the rules that move items.
    pub(super) fn sorted(&self, strategy: Strategy, ranking: &dyn Ranking) -> Vec<Scored> {
        let mut scored = ranking.scored();
        // What is ordered by a date stays so.
        if !matches!(strategy, Strategy::RecentlyViewed | Strategy::NewArrivals) {
            for scored in &mut scored {
                if let Some(item) = self.local.catalog.items().get(scored.position) {
                    scored.score *= boost(item, self.request.strategy, self.request.settings);
                }
            }
        }
        sort(&mut scored);
        scored
    }

    /// λ of [`Diversity`] for a strategy: similar items are meant to be alike, and dates to be in order.
    fn relevance(&self, strategy: Strategy) -> f32 {
        let diversity = self.request.settings.diversity.clamp(0.0, 1.0) as f32;
        match strategy {
            Strategy::ForYou | Strategy::BoughtTogether | Strategy::Trending => 1.0 - diversity,
            Strategy::Similar => 1.0 - diversity / 2.0,
            Strategy::RecentlyViewed | Strategy::NewArrivals => 1.0,
        }
    }

    /// Fills up the room from a ranking.
    fn fill(&mut self, strategy: Strategy, ranking: &dyn Ranking) {
        let most = Self::POOL * self.room;
        let mut ranked = self.sorted(strategy, ranking).into_iter();
        let limits = Limits::of(&self.local.catalog, strategy, self.request);
        let first = self.picks.len();
        // Limits may use up a pool before the room is filled.
        while self.picks.len() < self.room {
            let mut pool = Vec::new();
            while let Some(scored) = ranked.next().filter(|_| pool.len() < most) {
                if self.may_take(scored.position).is_some() {
                    pool.push(scored);
                }
            }
            if pool.is_empty() {
                break;
            }
            let shown: Vec<usize> = self.shown().collect();
            let relevance = self.relevance(strategy);
            let mut diversity = Diversity::of(&self.local.content, relevance, pool, &shown);
            while self.picks.len() < self.room
                && let Some(scored) = diversity.next()
            {
                let item = self.local.catalog.items().get(scored.position);
                if item.is_some_and(|item| limits.allow(item, &mut self.shown())) {
                    diversity.show(scored.position);
                    self.picks.push(Pick {
                        position: scored.position,
                        strategy,
                        score: scored.score,
                        reason: None,
                        explored: false,
                    });
                }
            }
        }
        self.give_reasons(first, ranking);
    }

    fn give_reasons(&mut self, first: usize, ranking: &dyn Ranking) {
        if !self.request.settings.reasons {
            return;
        }
        let picks = self.picks.get_mut(first..).unwrap_or_default();
        let positions: Vec<usize> = picks.iter().map(|pick| pick.position).collect();
        if positions.is_empty() {
            return;
        }
        for (pick, reason) in picks.iter_mut().zip(ranking.reasons(&positions)) {
            pick.reason = reason;
        }
    }

    /// The pinned items that may be shown, each with its place; no two at one place.
    fn pins(&self) -> Vec<(usize, usize)> {
        let mut pins: Vec<(usize, usize)> = Vec::new();
        for rule in &self.request.settings.rules {
            let Action::Pin(mut place) = rule.action else {
                continue;
            };
            if !holds(rule, self.request.strategy) {
                continue;
            }
            for id in &rule.which.items {
                let position = self.local.catalog.position(id);
                let may_take = |position: &usize| {
                    let pinned = pins.iter().any(|(_, known)| known == position);
                    let item = self.may_take(*position).filter(|_| !pinned);
                    item.is_some_and(|item| rule.which.includes(item))
                };
                let Some(position) = position.filter(may_take) else {
                    continue;
                };
                while pins.iter().any(|(taken, _)| *taken == place) {
                    place += 1;
                }
                if place < self.request.limit {
                    // In the order of their places, so that each finds all before it in place.
                    let before = pins.iter().filter(|(other, _)| *other < place).count();
                    pins.insert(before, (place, position));
                }
            }
        }
        pins
    }

    fn place(&mut self, pins: Vec<(usize, usize)>) {
        for (place, position) in pins {
            let pick = Pick {
                position,
                strategy: self.request.strategy,
                score: 0.0,
                reason: Some(Reason::Picked),
                explored: false,
            };
            self.picks.insert(place.min(self.picks.len()), pick);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::audience::{Cart, Profile};
    use crate::catalog::Catalog;
    use crate::event::names::{ORDER_COMPLETED, PRODUCT_VIEWED};
    use crate::money::Currency;
    use crate::read::Reader;
    use crate::time::Instant;
    use crate::value::{Value, object};

    const SHOP: &str = r#"[
        {"id":"knife-1","title":"Chef's knife","url":"/","category":"Kitchen > Knives","tags":["steel"],"price":80,"rating":4.8,"ratingCount":200,"publishedAt":"2026-01-10"},
        {"id":"knife-2","title":"Bread knife","url":"/","category":"Kitchen > Knives","tags":["steel"],"price":60,"rating":4.5,"ratingCount":40,"publishedAt":"2026-02-10"},
        {"id":"knife-3","title":"Paring knife","url":"/","category":"Kitchen > Knives","tags":["steel"],"price":20,"available":false,"rating":5,"ratingCount":900},
        {"id":"board","title":"Oak board","url":"/","category":"Kitchen > Boards","tags":["oak"],"price":45,"rating":4.6,"ratingCount":90,"publishedAt":"2026-03-10"},
        {"id":"lamp-1","title":"Table lamp","url":"/","category":"Lighting > Table lamps","tags":["brass"],"price":120,"rating":4.9,"ratingCount":30,"publishedAt":"2026-10-10"},
        {"id":"lamp-2","title":"Reading lamp","url":"/","category":"Lighting > Table lamps","tags":["brass"],"price":99,"publishedAt":"2026-11-01"},
        {"id":"rug","title":"Wool rug","url":"/","category":"Textiles > Rugs","tags":["wool"],"price":240,"publishedAt":"2027-01-01"}]"#;

    struct Shop {
        catalog: Arc<Catalog>,
        profile: Profile,
        cart: Option<Cart>,
    }

    impl Shop {
        fn open(json: &str) -> Self {
            let value: Value = serde_json::from_str(json).unwrap();
            let catalog = Arc::new(Catalog::read(
                &value,
                Currency::EUR,
                &mut Reader::new("catalog"),
            ));
            Self {
                catalog,
                profile: Profile::default(),
                cart: None,
            }
        }

        fn viewed(mut self, ids: &[&str]) -> Self {
            for id in ids {
                self.profile.learn(
                    PRODUCT_VIEWED,
                    &object!([("product_id", (*id).into())]),
                    now(),
                );
            }
            self
        }

        fn in_cart(mut self, json: &str) -> Self {
            self.cart = Cart::read(
                &serde_json::from_str(json).unwrap(),
                Currency::EUR,
                &mut Reader::new("cart"),
            );
            self
        }

        fn shows(
            &self,
            strategy: Strategy,
            item: Option<&str>,
            limit: usize,
            excluded: &[&str],
        ) -> Vec<(&str, &str)> {
            let item = item.map(ItemId::new);
            let excluded: Vec<ItemId> = excluded.iter().copied().map(ItemId::new).collect();
            let context = Context {
                item: item.as_ref(),
                cart: self.cart.as_ref(),
                profile: &self.profile,
                now: now(),
            };
            let request = Request {
                strategy,
                limit,
                excluded: &excluded,
                context,
                settings: &Settings::default(),
                answer: None,
                seed: 1,
            };
            let picks = recommend(&Local::new(self.catalog.clone(), None), &request);
            picks
                .iter()
                .map(|pick| {
                    (
                        self.catalog.items()[pick.position].id.as_str(),
                        pick.strategy.name(),
                    )
                })
                .collect()
        }
    }

    fn now() -> Instant {
        Instant::parse("2026-11-22").unwrap()
    }

    #[test]
    fn similar_items_come_first_and_others_fill_up() {
        let shop = Shop::open(SHOP);
        let shown = shop.shows(Strategy::Similar, Some("knife-1"), 4, &[]);
        assert_eq!(shown[0], ("knife-2", "similar"));
        assert_eq!(shown[1], ("board", "similar"), "the same room");
        assert_eq!(shown[2].1, "trending", "there is no more to go by");
        assert!(
            !shown
                .iter()
                .any(|(id, _)| *id == "knife-1" || *id == "knife-3"),
            "{shown:?}"
        );
    }

    #[test]
    fn what_goes_together_is_another_kind_of_thing() {
        let shop = Shop::open(SHOP).in_cart(r#"{"lines":[{"id":"knife-1"}]}"#);
        let shown = shop.shows(Strategy::BoughtTogether, None, 2, &[]);
        assert_eq!(shown[0], ("board", "bought-together"));
        assert!(
            !shown.iter().any(|(id, _)| *id == "knife-1"),
            "it is in the cart"
        );
    }

    #[test]
    fn a_visitor_s_views_decide_what_is_for_them() {
        let kitchen = Shop::open(SHOP).viewed(&["knife-1"]);
        let lights = Shop::open(SHOP).viewed(&["lamp-1"]);
        assert_eq!(
            kitchen.shows(Strategy::ForYou, None, 2, &[])[0],
            ("knife-2", "for-you")
        );
        assert_eq!(
            lights.shows(Strategy::ForYou, None, 2, &[])[0],
            ("lamp-2", "for-you")
        );
    }

    #[test]
    fn without_views_trending_stands_in_and_is_named() {
        let shop = Shop::open(SHOP);
        let shown = shop.shows(Strategy::ForYou, None, 3, &[]);
        assert!(
            shown.iter().all(|(_, strategy)| *strategy == "trending"),
            "{shown:?}"
        );
        let first: Vec<_> = shown.iter().take(2).map(|(id, _)| *id).collect();
        assert_eq!(
            first,
            ["lamp-1", "knife-1"],
            "well rated and new, then well rated by many"
        );
    }

    #[test]
    fn new_arrivals_are_on_sale_already() {
        let shop = Shop::open(SHOP);
        let shown = shop.shows(Strategy::NewArrivals, None, 2, &[]);
        assert_eq!(
            shown,
            [("lamp-2", "new-arrivals"), ("lamp-1", "new-arrivals")]
        );
    }

    #[test]
    fn recently_viewed_items_are_in_order_and_nothing_stands_in() {
        let shop = Shop::open(SHOP).viewed(&["board", "rug", "knife-3", "gone", "board"]);
        let shown = shop.shows(Strategy::RecentlyViewed, Some("board"), 8, &[]);
        assert_eq!(
            shown,
            [("rug", "recently-viewed")],
            "not the page's own item, nor what is sold out or gone"
        );
        assert_eq!(
            Shop::open(SHOP).shows(Strategy::RecentlyViewed, None, 8, &[]),
            []
        );
    }

    #[test]
    fn excluded_items_are_left_out() {
        let shop = Shop::open(SHOP);
        let shown = shop.shows(Strategy::Trending, None, 8, &["knife-1", "lamp-1"]);
        assert!(
            !shown
                .iter()
                .any(|(id, _)| matches!(*id, "knife-1" | "lamp-1")),
            "{shown:?}"
        );
    }

    #[test]
    fn no_kind_of_thing_takes_more_than_half() {
        let shop = Shop::open(SHOP);
        let shown = shop.shows(Strategy::Trending, None, 2, &["board"]);
        assert_eq!(
            shown
                .iter()
                .filter(|(id, _)| id.starts_with("knife"))
                .count(),
            1,
            "{shown:?}"
        );
    }

    #[test]
    fn what_was_bought_is_not_recommended_again() {
        let mut shop = Shop::open(SHOP).viewed(&["knife-1"]);
        let order = object!([
            ("order_id", "1".into()),
            (
                "products",
                vec![object!([("product_id", "knife-2".into())])].into(),
            ),
        ]);
        shop.profile.learn(ORDER_COMPLETED, &order, now());
        let shown = shop.shows(Strategy::ForYou, None, 8, &[]);
        assert!(!shown.contains(&("knife-2", "for-you")), "{shown:?}");
    }

    #[test]
    fn a_bare_catalog_shows_nothing_rather_than_anything() {
        let shop =
            Shop::open(r#"[{"id":"a","title":"A","url":"/a"},{"id":"b","title":"B","url":"/b"}]"#);
        for strategy in <Strategy as crate::read::Choice>::ALL {
            assert_eq!(shop.shows(*strategy, Some("a"), 8, &[]), [], "{strategy:?}");
        }
    }

    #[test]
    fn the_same_request_always_shows_the_same() {
        let shop = Shop::open(SHOP).viewed(&["knife-1", "rug"]);
        let first = shop.shows(Strategy::ForYou, None, 8, &[]);
        assert!(!first.is_empty());
        assert_eq!(shop.shows(Strategy::ForYou, None, 8, &[]), first);
    }
}
