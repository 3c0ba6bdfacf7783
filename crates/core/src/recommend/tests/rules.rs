//! What rules do to panels.

use super::{SHOP, Shop, settings};
use crate::recommend::Strategy;

/// A shop with these rules, and nothing else that moves items.
fn shop(rules: &str) -> Shop {
    let says = format!(r#"{{"exploration":0,"diversity":0,"rules":[{rules}]}}"#);
    Shop::open(SHOP).says(&says)
}

#[test]
fn each_rule_does_what_it_says() {
    use Strategy::*;
    let page = Some("knife-1");
    type Case<'a> = (&'a str, Strategy, Option<&'a str>, usize, &'a [&'a str]);
    let table: [Case; 18] = [
        (
            "",
            Similar,
            page,
            4,
            &["knife-2", "board", "lamp-1", "lamp-2"],
        ),
        (
            r#"{"type":"hide","items":["knife-2"]}"#,
            Similar,
            page,
            3,
            &["board", "lamp-1", "lamp-2"],
        ),
        (
            r#"{"type":"hide","category":"Kitchen"}"#,
            Similar,
            page,
            3,
            &["lamp-1", "lamp-2"],
        ),
        (
            r#"{"type":"hide","category":"Kitchen > Knives","tag":"oak"}"#,
            Similar,
            page,
            2,
            &["knife-2", "board"],
        ),
        (
            r#"{"type":"hide","tag":"oak","strategies":["for-you"]}"#,
            Similar,
            page,
            2,
            &["knife-2", "board"],
        ),
        (
            r#"{"type":"boost","tag":"oak","weight":3}"#,
            Trending,
            None,
            2,
            &["board", "lamp-1"],
        ),
        (
            r#"{"type":"boost","category":"Lighting","weight":0.1}"#,
            Trending,
            None,
            2,
            &["knife-1", "board"],
        ),
        (
            r#"{"type":"pin","items":["rug"],"position":2}"#,
            Similar,
            page,
            3,
            &["knife-2", "rug", "board"],
        ),
        (
            r#"{"type":"pin","items":["rug","gone","lamp-2"],"position":1}"#,
            Similar,
            page,
            3,
            &["rug", "lamp-2", "knife-2"],
        ),
        (
            r#"{"type":"pin","items":["rug"],"position":2},{"type":"pin","items":["lamp-2"],"position":1},{"type":"pin","items":["board"],"position":2}"#,
            Similar,
            page,
            4,
            &["lamp-2", "rug", "board", "knife-2"],
        ),
        (
            r#"{"type":"pin","items":["knife-3"],"position":1}"#,
            Similar,
            page,
            1,
            &["knife-2"],
        ),
        (
            r#"{"type":"pin","items":["rug"],"position":9}"#,
            Similar,
            page,
            2,
            &["knife-2", "board"],
        ),
        (
            r#"{"type":"limit","most":1}"#,
            Trending,
            None,
            3,
            &["lamp-1", "knife-1", "board"],
        ),
        (
            r#"{"type":"limit","category":"Kitchen","most":1}"#,
            Trending,
            None,
            3,
            &["lamp-1", "knife-1", "lamp-2"],
        ),
        (
            r#"{"type":"price","to":"50"}"#,
            Similar,
            page,
            2,
            &["board"],
        ),
        (
            r#"{"type":"price","from":50,"to":60}"#,
            Similar,
            page,
            2,
            &["knife-2"],
        ),
        (
            r#"{"type":"price","fromShare":0.5,"toShare":0.6}"#,
            Similar,
            page,
            2,
            &["board"],
        ),
        (
            r#"{"type":"price","category":"Kitchen > Knives","to":50}"#,
            Similar,
            page,
            1,
            &["board"],
        ),
    ];
    for (rules, strategy, item, limit, expected) in table {
        assert_eq!(shop(rules).ids(strategy, item, limit), expected, "{rules}");
    }
}

#[test]
fn a_margin_of_the_catalog_weighs_by_its_size() {
    let items = r#"[
        {"id":"page","title":"Mug","url":"/","category":"Mugs"},
        {"id":"a","title":"Mug","url":"/","category":"Mugs","margin":0.1},
        {"id":"b","title":"Mug","url":"/","category":"Mugs","margin":0.6},
        {"id":"c","title":"Mug","url":"/","category":"Mugs","margin":"much"}]"#;
    let says = r#"{"diversity":0,"rules":[{"type":"boost","field":"margin","weight":2}]}"#;
    let shop = Shop::open(items).says(says);
    assert_eq!(
        shop.ids(Strategy::Similar, Some("page"), 3),
        ["b", "a", "c"]
    );
}

#[test]
fn boosts_are_bounded_together() {
    let boosts = vec![r#"{"type":"boost","tag":"oak","weight":10}"#; 30].join(",");
    let explained = shop(&boosts).picks(Strategy::Similar, Some("knife-1"), 2);
    assert!(explained[0].score.is_finite() && explained[0].score <= 20.0);
}

#[test]
fn what_is_bought_again_and_again_is_shown_again() {
    let rule = r#"{"type":"consumable","category":"Kitchen > Boards"}"#;
    let shop = shop(rule).bought(&["board", "lamp-1"]);
    let shown = shop.ids(Strategy::Trending, None, 8);
    assert!(
        shown.contains(&"board") && !shown.contains(&"lamp-1"),
        "{shown:?}"
    );
}

#[test]
fn what_was_viewed_stays_as_it_was_viewed() {
    let pin = r#"{"type":"pin","items":["rug"],"position":1}"#;
    let viewed = |rules: &str| shop(rules).viewed(&["board", "knife-1"]);
    let recently = Strategy::RecentlyViewed;
    assert_eq!(viewed(pin).ids(recently, None, 3), ["knife-1", "board"]);
    let meant = r#"{"type":"pin","items":["rug"],"position":1,"strategies":["recently-viewed"]}"#;
    assert_eq!(
        viewed(meant).ids(recently, None, 3),
        ["rug", "knife-1", "board"]
    );
    let bought = viewed("").bought(&["board"]);
    assert_eq!(bought.ids(recently, None, 3), ["knife-1", "board"]);
}

#[test]
fn rules_hold_for_what_a_provider_answers() {
    let rules = r#"{"type":"hide","items":["rug"]},{"type":"limit","category":"Lighting","most":1},{"type":"pin","items":["board"],"position":1}"#;
    let shop = shop(rules).answered(Strategy::Similar, &["rug", "lamp-2", "lamp-1", "knife-2"]);
    assert_eq!(
        shop.ids(Strategy::Similar, Some("knife-1"), 4),
        ["board", "lamp-2", "knife-2"]
    );
}

#[test]
fn the_more_diversity_the_fewer_look_alikes_in_a_row() {
    let says = |diversity: f64| {
        let rules = r#"{"type":"limit","most":8}"#;
        let says = format!(r#"{{"diversity":{diversity},"rules":[{rules}]}}"#);
        let shop = Shop::open(SHOP).says(&says);
        shop.answered(
            Strategy::ForYou,
            &["knife-1", "knife-2", "lamp-1", "lamp-2"],
        )
    };
    let shown = |diversity| says(diversity).ids(Strategy::ForYou, None, 4).join(" ");
    assert_eq!(shown(0.0), "knife-1 knife-2 lamp-1 lamp-2");
    assert_eq!(shown(0.6), "knife-1 lamp-1 knife-2 lamp-2");
}

#[test]
fn what_is_wrong_with_a_rule_is_said_and_the_others_hold() {
    let table = [
        (
            r#"{"type":"hide"}"#,
            "recommendations.rules[0]: found a rule \"hide\" that lacks something, expected items, a category, a brand or a tag",
        ),
        (
            r#"{"type":"boost","tag":"a","weight":99}"#,
            "recommendations.rules[0]: found a rule \"boost\" that lacks something, expected a weight from 0.1 to 10",
        ),
        (
            r#"{"type":"pin","position":1}"#,
            "recommendations.rules[0]: found a rule \"pin\" that lacks something, expected items and a position from 1",
        ),
        (
            r#"{"type":"pin","items":["a"],"position":0}"#,
            "recommendations.rules[0]: found a rule \"pin\" that lacks something, expected items and a position from 1",
        ),
        (
            r#"{"type":"limit"}"#,
            "recommendations.rules[0]: found a rule \"limit\" that lacks something, expected a number \"most\"",
        ),
        (
            r#"{"type":"price"}"#,
            "recommendations.rules[0]: found a rule \"price\" that lacks something, expected at least one of from, to, fromShare, toShare",
        ),
        (
            r#"{"type":"shout"}"#,
            "recommendations.rules[0].type: found \"shout\", expected one of hide, boost, pin, limit, price, consumable",
        ),
        (
            r#"{"type":"hide","items":[true]}"#,
            "recommendations.rules[0].items[0]: found true, expected the id of an item, text or a number",
        ),
    ];
    for (rule, message) in table {
        let json = format!(r#"{{"rules":[{rule},{{"type":"consumable"}}]}}"#);
        let (settings, problems) = settings(&json);
        assert_eq!(problems[0], message);
        assert_eq!(settings.rules.len(), 1, "{rule}");
    }
}
