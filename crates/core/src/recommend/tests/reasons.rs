//! Why items are shown.

use super::{SHOP, Shop};
use crate::recommend::Strategy;
use crate::recommend::index::Purpose;
use crate::text::Texts;
use crate::value::Value;

fn shop() -> Shop {
    Shop::open(SHOP).says(r#"{"exploration":0,"diversity":0}"#)
}

/// What the cards say, with their items' ids.
fn says(shop: &Shop, strategy: Strategy, item: Option<&str>, limit: usize) -> Vec<String> {
    let picks = shop.picks(strategy, item, limit);
    let said = picks.iter().map(|pick| {
        let item = &shop.catalog.items()[pick.position];
        let reason = pick.reason.map_or_else(String::new, |reason| {
            reason.text(item, &shop.catalog, &Texts::default())
        });
        format!("{}: {reason}", item.id.as_str())
    });
    said.collect()
}

#[test]
fn a_reason_names_the_view_that_led_to_the_item() {
    let links = [
        ("knife-1", "rug", 1.0),
        ("lamp-1", "board", 1.0),
        ("lamp-1", "rug", 0.2),
    ];
    let shop = shop().learned(Purpose::Next, &links, &[]);
    let said = says(
        &shop.viewed(&["knife-1", "lamp-1"]),
        Strategy::ForYou,
        None,
        2,
    );
    assert_eq!(
        said,
        [
            "rug: Viewed with Chef's knife",
            "board: Viewed with Table lamp"
        ],
        "the rug follows both, and the knife more"
    );
}

#[test]
fn each_strategy_gives_its_own_reason() {
    use Strategy::*;
    let popular = [("rug", 1.0)];
    let together = [("knife-1", "lamp-1", 1.0)];
    let likes = [("knife-1", "board", 1.0)];
    let words = shop();
    let baskets = shop().learned(Purpose::Together, &together, &popular);
    let similar = shop().learned(Purpose::Similar, &likes, &[]);
    let viewed = shop().viewed(&["knife-1"]);
    let page = Some("knife-1");
    let table = [
        (&words, Similar, page, "knife-2: Like Chef's knife"),
        (&words, Trending, None, "lamp-1: Rated well by many"),
        (&words, NewArrivals, None, "lamp-2: New"),
        (
            &baskets,
            BoughtTogether,
            page,
            "lamp-1: Bought with Chef's knife",
        ),
        (&baskets, Trending, None, "rug: Popular now"),
        (&similar, Similar, page, "board: Like Chef's knife"),
        (
            &viewed,
            RecentlyViewed,
            None,
            "knife-1: You viewed this before",
        ),
        (&viewed, ForYou, None, "knife-2: Like Chef's knife"),
    ];
    for (shop, strategy, item, expected) in table {
        assert_eq!(says(shop, strategy, item, 1), [expected], "{strategy:?}");
    }
}

#[test]
fn a_pinned_item_says_so_and_a_provider_s_says_nothing() {
    let shop = shop()
        .says(r#"{"rules":[{"type":"pin","items":["rug"],"position":1}]}"#)
        .answered(Strategy::Similar, &["board"]);
    assert_eq!(
        says(&shop, Strategy::Similar, Some("knife-1"), 2),
        ["rug: Picked by the shop", "board: "]
    );
}

#[test]
fn a_shop_may_want_no_reasons() {
    let pin = r#"{"reasons":false,"rules":[{"type":"pin","items":["rug"],"position":1}]}"#;
    let shop = shop().says(pin);
    let picks = shop.picks(Strategy::Similar, Some("knife-1"), 2);
    assert_eq!(picks.len(), 2);
    assert!(picks.iter().all(|pick| pick.reason.is_none()));
}

#[test]
fn the_interest_of_the_visitor_is_named_where_it_weighs_most() {
    // Orders are no views: nothing is like them, but they say what somebody is interested in.
    let links = [("rug", "board", 1.0), ("rug", "knife-1", 0.01)];
    let shop = shop()
        .learned(Purpose::Next, &links, &[])
        .bought(&["knife-2"]);
    assert_eq!(
        says(&shop, Strategy::ForYou, Some("rug"), 2),
        [
            "board: Viewed with Wool rug",
            "knife-1: For your interest in Knives"
        ]
    );
}

#[test]
fn an_explanation_has_the_parts_of_the_score_and_the_place() {
    let links = [("knife-1", "rug", 1.0), ("knife-1", "lamp-1", 0.5)];
    let shop = shop()
        .says(r#"{"exploration":0,"diversity":0,"rules":[{"type":"boost","tag":"brass","weight":4},{"type":"hide","items":["board"]}]}"#)
        .learned(Purpose::Next, &links, &[("rug", 1.0)])
        .viewed(&["knife-1"]);
    let number = |value: &Value, name: &str| value.get(name).and_then(Value::as_number);
    let lamp = shop.explains(Strategy::ForYou, None, "lamp-1");
    assert_eq!(
        (number(&lamp, "place"), number(&lamp, "rank")),
        (Some(1.0), Some(1.0))
    );
    assert_eq!(
        lamp.get("strategy").and_then(Value::as_text),
        Some("for-you")
    );
    let boost = &lamp.get("boosts").and_then(Value::as_list).unwrap()[0];
    assert_eq!(number(boost, "times"), Some(4.0));
    assert_eq!(
        boost.get("rule").and_then(Value::as_text),
        Some("recommendations.rules[0]")
    );
    let parts = lamp.get("parts").unwrap();
    let sum: f64 = [
        "sessions",
        "links",
        "content",
        "popularity",
        "interest",
        "order",
    ]
    .iter()
    .map(|name| number(parts, name).unwrap())
    .sum();
    assert!(
        (sum - number(&lamp, "score").unwrap()).abs() < 1e-5,
        "{lamp:?}"
    );
    assert!(
        (number(parts, "links").unwrap() - 0.5).abs() < 0.01,
        "{parts:?}"
    );

    let rug = shop.explains(Strategy::ForYou, None, "rug");
    assert_eq!(number(&rug, "place"), Some(2.0));
    assert_eq!(number(rug.get("parts").unwrap(), "popularity"), Some(0.05));
    let board = shop.explains(Strategy::ForYou, None, "board");
    let removed = board.get("removed").unwrap();
    assert_eq!(removed.get("why").and_then(Value::as_text), Some("hidden"));
    assert_eq!(
        removed.get("rule").and_then(Value::as_text),
        Some("recommendations.rules[1]")
    );
    assert_eq!(number(&board, "place"), None);
    let gone = shop.explains(Strategy::ForYou, None, "gone");
    let removed = gone.get("removed").unwrap();
    assert_eq!(
        removed.get("why").and_then(Value::as_text),
        Some("not-in-catalog")
    );
}
