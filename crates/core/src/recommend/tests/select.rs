//! What a panel shows of a catalog alone.

use super::{SHOP, Shop};
use crate::recommend::Strategy;

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
    let shop = Shop::open(SHOP).viewed(&["knife-1"]).bought(&["knife-2"]);
    let shown = shop.shows(Strategy::ForYou, None, 8, &[]);
    assert!(!shown.iter().any(|(id, _)| *id == "knife-2"), "{shown:?}");
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

#[test]
fn a_limit_that_uses_up_the_first_candidates_loses_none_of_those_that_follow() {
    // Four candidates a place are compared at once: the eight best are of one kind, of which one is shown.
    let mut rows = Vec::new();
    for number in 0..12 {
        let category = if number < 8 { "Knives" } else { "Lamps" };
        let count = 2000 - 100 * number;
        rows.push(format!(
            r#"{{"id":"{number}","title":"T","url":"/","category":"{category}","rating":5,"ratingCount":{count}}}"#
        ));
    }
    let shop = Shop::open(&format!("[{}]", rows.join(",")))
        .says(r#"{"rules":[{"type":"limit","most":1}],"diversity":0}"#);
    assert_eq!(shop.ids(Strategy::Trending, None, 2), ["0", "8"]);
}
