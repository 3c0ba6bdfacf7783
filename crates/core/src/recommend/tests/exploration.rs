//! New items that are tried.

use super::{SHOP, Shop, now};
use crate::event::names::{PRODUCT_CLICKED, PRODUCT_IMPRESSION};
use crate::recommend::index::Purpose;
use crate::recommend::{Reason, Strategy};
use crate::value::object;

/// A shop of 40 mugs that the index knows, and 10 new ones that it does not.
fn mugs(exploration: f64) -> Shop {
    let mut items = Vec::new();
    for number in 0..50 {
        let dated = if number < 40 {
            "2025-01-01"
        } else {
            "2026-11-20"
        };
        items.push(format!(
            r#"{{"id":"{number:02}","title":"Thing","url":"/","publishedAt":"{dated}"}}"#
        ));
    }
    let popular: Vec<(String, f32)> = (0..40)
        .map(|number| (format!("{number:02}"), 1.0 / (1.0 + number as f32)))
        .collect();
    let popular: Vec<(&str, f32)> = popular.iter().map(|(id, by)| (id.as_str(), *by)).collect();
    Shop::open(&format!("[{}]", items.join(",")))
        .says(&format!(r#"{{"exploration":{exploration}}}"#))
        .learned(Purpose::Next, &[], &popular)
}

/// How many of the places of a thousand panels go to new items, and how many to that one.
fn tried(mut shop: Shop, id: &str) -> (usize, usize) {
    let (mut new, mut of_it) = (0, 0);
    for seed in 0..1000 {
        shop.seed = seed;
        let picks = shop.picks(Strategy::Trending, None, 8);
        assert_eq!(picks.len(), 8);
        for pick in picks.iter().filter(|pick| pick.explored) {
            assert_eq!(pick.reason, Some(Reason::New));
            new += 1;
            of_it += usize::from(shop.id(pick.position) == id);
        }
    }
    (new, of_it)
}

#[test]
fn new_items_get_their_share_of_places_on_average_and_no_more() {
    assert_eq!(tried(mugs(0.0), "").0, 0);
    // A tenth of 8000 places; which panels get one is left to the seeds.
    let (new, _) = tried(mugs(0.1), "");
    assert!((700..900).contains(&new), "{new}");
}

#[test]
fn what_a_visitor_passes_over_is_tried_less_and_what_they_choose_more() {
    let learned = |name: &str, times: usize| {
        let mut shop = mugs(0.1);
        let event = object!([
            ("product_id", "45".into()),
            ("recommendation_id", "r".into()),
        ]);
        for _ in 0..times {
            shop.profile.learn(name, &event, now());
        }
        tried(shop, "45").1
    };
    let (passed, unknown, chosen) = (
        learned(PRODUCT_IMPRESSION, 20),
        learned(PRODUCT_IMPRESSION, 0),
        learned(PRODUCT_CLICKED, 3),
    );
    assert!(
        passed * 3 < unknown && unknown * 2 < chosen,
        "{passed} {unknown} {chosen}"
    );
}

#[test]
fn what_is_tried_is_decided_by_the_seed_alone() {
    let shop = mugs(0.3);
    let first = shop.ids(Strategy::Trending, None, 8);
    assert_eq!(shop.ids(Strategy::Trending, None, 8), first);
}

#[test]
fn without_an_index_nothing_is_tried() {
    let mut shop = Shop::open(SHOP).says(r#"{"exploration":0.5}"#);
    for seed in 0..50 {
        shop.seed = seed;
        let picks = shop.picks(Strategy::Trending, None, 4);
        assert!(picks.iter().all(|pick| !pick.explored));
    }
}
