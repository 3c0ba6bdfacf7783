//! From rankings to the items that a panel shows.

use super::provider::Answer;
use super::{Context, Local, Reason, Recommender, Settings, Strategy};
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
    /// How well it fits: the higher, the better; comparable only within one panel and strategy.
    pub score: f64,
    /// What added most to its place; `None` where a provider ranked it, which does not say why.
    pub reason: Option<Reason>,
}

/// The items that a panel shows: those of the strategy, then, while there is room, those of its
/// [fallbacks](Strategy::fallbacks), each with the strategy that chose it.
///
/// Left out are the page's own item, what is out of stock, excluded or already in the cart. Where rankings mix kinds of
/// things, no kind takes more than half of the room.
pub fn recommend(local: &Local, request: &Request) -> Vec<Pick> {
    let mut picks: Vec<Pick> = Vec::new();
    let catalog = local.catalog();
    let strategies = std::iter::once(&request.strategy).chain(request.strategy.fallbacks());
    for strategy in strategies {
        let most_of_a_kind = match strategy {
            Strategy::ForYou | Strategy::Trending | Strategy::BoughtTogether => {
                request.limit.div_ceil(2)
            }
            _ => request.limit,
        };
        for scored in local.rank(*strategy, &request.context) {
            if picks.len() >= request.limit {
                return picks;
            }
            let Some(item) = catalog.items().get(scored.position) else {
                continue;
            };
            let of_its_kind = || {
                let same = |pick: &&Pick| {
                    catalog
                        .items()
                        .get(pick.position)
                        .is_some_and(|other| other.category == item.category)
                };
                picks.iter().filter(same).count()
            };
            let repeated = picks.iter().any(|pick| pick.position == scored.position);
            if !repeated
                && may_show(item, request)
                && (item.category.is_empty() || of_its_kind() < most_of_a_kind)
            {
                picks.push(Pick {
                    position: scored.position,
                    strategy: *strategy,
                    score: scored.score,
                    reason: None,
                });
            }
        }
    }
    picks
}

fn may_show(item: &Item, request: &Request) -> bool {
    item.available
        && request.context.item != Some(&item.id)
        && !request.excluded.contains(&item.id)
        && !request
            .context
            .cart
            .is_some_and(|cart| cart.contains(&item.id))
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
