//! What a panel shows where an index has learned of the shop's log.

use super::{SHOP, Shop, now};
use crate::event::names::PRODUCT_VIEWED;
use crate::recommend::index::Purpose;
use crate::recommend::{Context, Request, Strategy, recommend};
use crate::time::{HOUR, Instant};
use crate::value::object;

fn shop() -> Shop {
    Shop::open(SHOP).says(r#"{"exploration":0,"diversity":0}"#)
}

#[test]
fn what_others_viewed_next_comes_before_what_is_alike() {
    let links = [("knife-1", "rug", 1.0), ("knife-1", "lamp-1", 0.5)];
    let shop = shop()
        .learned(Purpose::Next, &links, &[])
        .viewed(&["knife-1"]);
    let shown = shop.shows(Strategy::ForYou, None, 3, &[]);
    let expected = [
        ("rug", "for-you"),
        ("lamp-1", "for-you"),
        ("knife-2", "for-you"),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn two_visitors_see_what_follows_their_own_views() {
    let links = [("knife-1", "board", 1.0), ("lamp-1", "lamp-2", 1.0)];
    for (viewed, expected) in [("knife-1", "board"), ("lamp-1", "lamp-2")] {
        let shop = shop().learned(Purpose::Next, &links, &[]).viewed(&[viewed]);
        assert_eq!(shop.ids(Strategy::ForYou, None, 1), [expected]);
    }
}

#[test]
fn an_item_that_the_index_does_not_know_has_its_place_by_its_words() {
    let links = [("knife-1", "lamp-1", 1.0), ("knife-1", "rug", 0.01)];
    let shop = shop()
        .learned(Purpose::Next, &links, &[])
        .viewed(&["knife-1"]);
    let shown = shop.ids(Strategy::ForYou, None, 4);
    let place = |id: &str| shown.iter().position(|shown| *shown == id);
    assert_eq!(shown[0], "lamp-1");
    assert!(place("knife-2") < place("rug"), "{shown:?}");
}

#[test]
fn interests_order_what_the_index_says_the_same_of() {
    let links = [("board", "lamp-1", 1.0), ("board", "knife-1", 0.97)];
    let shop = shop().learned(Purpose::Next, &links, &[]);
    let neutral = shop.ids(Strategy::ForYou, Some("board"), 1).join("");
    assert_eq!(neutral, "lamp-1");
    let mut cook = shop;
    for days in 2..6 {
        let product = object!([("product_id", "knife-2".into())]);
        cook.profile
            .learn(PRODUCT_VIEWED, &product, now().plus(-days * 24 * HOUR));
    }
    assert_eq!(cook.ids(Strategy::ForYou, Some("board"), 1), ["knife-1"]);
}

#[test]
fn an_earlier_visit_counts_until_there_is_a_new_one() {
    let links = [("knife-1", "rug", 1.0), ("lamp-1", "board", 1.0)];
    let mut shop = shop().learned(Purpose::Next, &links, &[]);
    let product = object!([("product_id", "knife-1".into())]);
    shop.profile
        .learn(PRODUCT_VIEWED, &product, now().plus(-20 * HOUR));
    assert_eq!(shop.ids(Strategy::ForYou, None, 1), ["rug"]);
    assert_eq!(
        shop.viewed(&["lamp-1"]).ids(Strategy::ForYou, None, 1),
        ["board"]
    );
}

#[test]
fn the_page_s_item_counts_where_nobody_tracks_views() {
    let shop = shop().learned(Purpose::Next, &[("lamp-1", "rug", 1.0)], &[]);
    assert_eq!(shop.ids(Strategy::ForYou, Some("lamp-1"), 1), ["rug"]);
}

#[test]
fn what_was_looked_at_in_this_visit_is_not_recommended() {
    let links = [("knife-1", "knife-2", 1.0), ("knife-1", "board", 0.1)];
    let shop = shop().learned(Purpose::Next, &links, &[]);
    let shop = shop.viewed(&["knife-2", "lamp-1", "lamp-2", "rug", "knife-1"]);
    let shown = shop.shows(Strategy::ForYou, None, 8, &[]);
    assert_eq!(shown[0], ("board", "for-you"));
    assert!(!shown.contains(&("knife-2", "for-you")), "{shown:?}");
}

#[test]
fn what_is_bought_together_may_be_of_one_kind_if_baskets_say_so() {
    let links = [("knife-1", "knife-2", 1.0)];
    let shop = shop().learned(Purpose::Together, &links, &[]);
    let shown = shop.shows(Strategy::BoughtTogether, Some("knife-1"), 2, &[]);
    assert_eq!(
        shown,
        [("knife-2", "bought-together"), ("board", "bought-together")]
    );
    let in_cart = shop.in_cart(r#"{"lines":[{"id":"knife-1"}]}"#);
    assert_eq!(in_cart.ids(Strategy::BoughtTogether, None, 1), ["knife-2"]);
}

#[test]
fn what_was_learned_may_be_of_one_kind_and_guesses_may_not() {
    let links = [
        ("rug", "lamp-1", 1.0),
        ("rug", "lamp-2", 0.9),
        ("rug", "board", 0.1),
    ];
    let learned = shop().learned(Purpose::Next, &links, &[]);
    assert_eq!(
        learned.ids(Strategy::ForYou, Some("rug"), 2),
        ["lamp-1", "lamp-2"]
    );
    let guessed = shop().viewed(&["lamp-1", "board", "rug", "knife-3"]);
    let shown = guessed.ids(Strategy::ForYou, None, 2);
    let knives = shown.iter().filter(|id| id.starts_with("knife")).count();
    assert_eq!(knives, 1, "{shown:?}");
}

#[test]
fn trending_is_what_is_popular_now_and_else_what_is_rated_well() {
    let popularity = [("rug", 1.0), ("board", 0.4), ("lamp-2", 0.1)];
    let popular = shop().learned(Purpose::Next, &[], &popularity);
    let shown = popular.shows(Strategy::Trending, None, 4, &[]);
    let trending: Vec<_> = shown.iter().filter(|(_, by)| *by == "trending").collect();
    assert_eq!(
        trending,
        [
            &("rug", "trending"),
            &("board", "trending"),
            &("lamp-2", "trending")
        ]
    );
    let unpopular = shop().learned(Purpose::Next, &[("rug", "board", 1.0)], &[]);
    assert_eq!(
        unpopular.ids(Strategy::Trending, None, 1),
        ["lamp-1"],
        "by ratings"
    );
}

#[test]
fn an_index_with_nothing_to_say_leaves_the_panel_to_words_and_fallbacks() {
    let shop = shop().learned(Purpose::Together, &[("x", "y", 1.0)], &[]);
    assert_eq!(shop.ids(Strategy::Similar, Some("knife-1"), 1), ["knife-2"]);
    let shown = shop.shows(Strategy::ForYou, None, 2, &[]);
    assert!(shown.iter().all(|(_, by)| *by == "trending"), "{shown:?}");
}

#[test]
fn a_clock_that_was_set_back_does_not_hide_what_was_learned() {
    let links = [("knife-1", "rug", 1.0)];
    let shop = shop().learned(Purpose::Next, &links, &[]);
    let picks = shop.ask(
        Strategy::ForYou,
        Some("knife-1"),
        1,
        &[],
        |local, request| {
            let context = Context {
                now: Instant::from_millis(0),
                ..request.context
            };
            recommend(
                local,
                &Request {
                    context,
                    ..*request
                },
            )
        },
    );
    assert_eq!(shop.id(picks[0].position), "rug");
}

#[test]
fn what_a_provider_answers_comes_first_and_is_filled_up() {
    let shop = shop().answered(Strategy::Similar, &["rug", "knife-3", "lamp-2"]);
    let shown = shop.shows(Strategy::Similar, Some("knife-1"), 4, &[]);
    let expected = [
        ("rug", "similar"),
        ("lamp-2", "similar"),
        ("knife-2", "similar"),
        ("board", "similar"),
    ];
    assert_eq!(shown, expected, "not what is sold out");
    let other = shop.ids(Strategy::Trending, None, 1);
    assert_eq!(
        other,
        ["lamp-1"],
        "an answer is for the strategy that it was asked for"
    );
}
