//! What a page's script sees, and what becomes of it as a whole.

use super::*;
use crate::audience::View;
use crate::catalog::ItemId;
use crate::read::{Read, Reader};
use crate::time::Instant;
use crate::value::Value;

const ALL: &str = r#"{"clicks":true,"forms":true,"scroll":true,"engagement":true,"outbound":true,"downloads":true,"rageClicks":true,"errors":true,"vitals":true,"dataLayer":true,"jsonLd":true,"shopify":true}"#;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn capturing(settings: &str) -> Capture {
    let settings = Settings::read(&json(settings), &mut Reader::new("capture")).unwrap();
    let mut capture = Capture::new(settings);
    let page =
        r#"{"kind":"page","host":"shop.example","path":"/lamp-7","since":1000,"attentive":true}"#;
    assert_eq!(hear(&mut capture, 2, page), Vec::<&str>::new());
    capture
}

fn hear(capture: &mut Capture, second: i64, seen: &str) -> Vec<&'static str> {
    let captured = capture.hear(&json(seen), Instant::from_millis(second * 1000), &[]);
    captured.iter().map(|event| event.name).collect()
}

/// One of each kind.
const SEEN: [&str; 10] = [
    r#"{"kind":"click","control":true,"tag":"a","href":"https://maker.example/manual.pdf","x":1,"y":1}"#,
    r#"{"kind":"form","id":"newsletter","fields":1}"#,
    r#"{"kind":"scroll","percent":60}"#,
    r#"{"kind":"sign","attentive":true,"active":true}"#,
    r#"{"kind":"error","message":"a"}"#,
    r#"{"kind":"vital","name":"LCP","value":3}"#,
    r#"{"kind":"push","name":"add_to_cart","parameters":{"items":[{"item_id":"a"}]}}"#,
    r#"{"kind":"linked","data":[{"@type":"Product","sku":"a"}]}"#,
    r#"{"kind":"shopify","name":"search:update","event":{"search":{"query":"lamp"}}}"#,
    r#"{"kind":"leave"}"#,
];

#[test]
fn what_is_named_is_captured() {
    let mut capture = capturing(ALL);
    let heard: Vec<_> = SEEN
        .iter()
        .flat_map(|seen| hear(&mut capture, 6, seen))
        .collect();
    assert_eq!(
        heard,
        [
            "Element Clicked",
            "Outbound Link Clicked",
            "File Downloaded",
            "Form Submitted",
            "Scroll Depth Reached",
            "Scroll Depth Reached",
            "Page Error",
            "Web Vitals",
            "Product Added",
            "Product Viewed",
            "Products Searched",
            "Page Engaged",
        ]
    );
}

#[test]
fn what_is_not_named_is_not_captured() {
    let mut capture = capturing("{}");
    for seen in SEEN.iter().cycle().take(100) {
        assert_eq!(hear(&mut capture, 6, seen), Vec::<&str>::new(), "{seen}");
    }
}

#[test]
fn the_third_click_at_one_place_is_rage() {
    let mut capture = capturing(r#"{"rageClicks":true}"#);
    let click = r#"{"kind":"click","tag":"div","x":40,"y":50}"#;
    let by_key = r#"{"kind":"click","tag":"button","control":true}"#;
    let heard: Vec<_> = [click, by_key, click, by_key, click, click]
        .iter()
        .map(|seen| hear(&mut capture, 6, seen).len())
        .collect();
    assert_eq!(heard, [0, 0, 0, 0, 1, 0]);
}

#[test]
fn a_view_of_another_page_begins_anew_and_tells_of_the_one_before() {
    let mut capture = capturing(r#"{"scroll":[50],"engagement":true}"#);
    let scroll = r#"{"kind":"scroll","percent":60}"#;
    assert_eq!(hear(&mut capture, 3, scroll), ["Scroll Depth Reached"]);
    assert_eq!(hear(&mut capture, 4, scroll), Vec::<&str>::new());
    let next = json(
        r#"{"kind":"page","host":"shop.example","path":"/lamp-8","since":8000,"attentive":true}"#,
    );
    let told = capture.hear(&next, Instant::from_millis(8000), &[]);
    let expected = json(r#"{"path":"/lamp-7","engaged_ms":6000,"total_ms":6000}"#);
    assert_eq!(
        told.iter()
            .map(|event| &event.properties)
            .collect::<Vec<_>>(),
        [&expected]
    );
    assert_eq!(hear(&mut capture, 9, scroll), ["Scroll Depth Reached"]);
}

#[test]
fn a_product_that_was_told_of_on_this_view_is_not_told_of_again() {
    let seen = [
        r#"{"kind":"linked","data":[{"@type":"Product","sku":"a"}]}"#,
        r#"{"kind":"push","name":"view_item","parameters":{"items":[{"item_id":"a"}]}}"#,
        r#"{"kind":"shopify","name":"product:view","event":{"context":"page","product":{"id":"a"}}}"#,
    ];
    let viewed = |at, item: &str| View {
        item: ItemId::new(item),
        at: Instant::from_millis(at),
        count: 1,
    };
    for seen in seen {
        let cases = [
            (vec![], 1),
            (vec![viewed(1500, "b")], 1),
            // On a page before.
            (vec![viewed(900, "a")], 1),
            (vec![viewed(1500, "b"), viewed(1400, "a")], 0),
        ];
        for (views, expected) in cases {
            let mut capture = capturing(ALL);
            let captured = capture.hear(&json(seen), Instant::from_millis(3000), &views);
            assert_eq!(captured.len(), expected, "{seen} {views:?}");
        }
    }
}

#[test]
fn what_the_page_before_described_is_not_this_page_s() {
    let mut capture = capturing(r#"{"jsonLd":true}"#);
    let of =
        |id: &str| format!(r#"{{"kind":"linked","data":[{{"@type":"Product","sku":"{id}"}}]}}"#);
    let next = r#"{"kind":"page","path":"/next","since":5000}"#;
    assert_eq!(hear(&mut capture, 3, &of("a")), ["Product Viewed"]);
    assert_eq!(hear(&mut capture, 3, &of("a")), Vec::<&str>::new());
    hear(&mut capture, 5, next);
    assert_eq!(
        hear(&mut capture, 6, &of("a")),
        Vec::<&str>::new(),
        "not replaced yet"
    );
    assert_eq!(hear(&mut capture, 6, &of("b")), ["Product Viewed"]);
    hear(&mut capture, 7, next);
    assert_eq!(
        hear(&mut capture, 8, &of("a")),
        ["Product Viewed"],
        "and back"
    );
}

#[test]
fn a_document_s_capture_says_what_to_look_for() {
    let wanted = |settings: &str| {
        let settings = Settings::read(&json(settings), &mut Reader::new("capture")).unwrap();
        settings.wanted()
    };
    let nothing = wanted("{}");
    let Value::Object(fields) = &nothing else {
        panic!("{nothing:?}")
    };
    assert!(
        fields
            .iter()
            .all(|(_, value)| matches!(value, Value::Bool(false) | Value::Null)),
        "{nothing:?}"
    );
    let some = wanted(r#"{"downloads":["pdf"],"dataLayer":"layer"}"#);
    assert_eq!(some.get("links"), Some(&true.into()));
    assert_eq!(some.get("layer"), Some(&"layer".into()));
    assert!(
        some.get("names")
            .and_then(Value::as_list)
            .is_some_and(|names| names.contains(&"purchase".into()))
    );
}

/// Any JSON at all, with the words that are looked for.
fn anything() -> impl proptest::strategy::Strategy<Value = Value> {
    use proptest::prelude::*;
    const WORDS: &str = "kind|click|form|scroll|page|push|linked|shopify|vital|error|leave|sign|name|event|result|data|parameters|items|item_id|@type|Product|@graph|offers|price|stack|steps|tag|href|https://x.example/a.pdf|view_item|purchase|cart:lines-update|lines|nodes|cart|merchandise|product|id|percent";
    let word = prop_oneof![
        (0..WORDS.split('|').count()).prop_map(|index| WORDS
            .split('|')
            .nth(index)
            .unwrap()
            .to_owned()),
        ".{0,8}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::List),
            proptest::collection::vec((word.clone(), inner), 0..8).prop_map(Value::Object),
        ]
    })
}

proptest::proptest! {
    #[test]
    fn nothing_that_is_seen_makes_it_trap(kind in 0_usize..12, seen in proptest::collection::vec(anything(), 1..6)) {
        const KINDS: [&str; 12] = ["page", "click", "form", "scroll", "sign", "leave", "error", "vital", "push", "linked", "shopify", ""];
        let mut capture = capturing(ALL);
        for (second, seen) in seen.into_iter().enumerate() {
            let mut fields = match seen {
                Value::Object(fields) => fields,
                other => vec![("data".to_owned(), other.clone()), ("event".to_owned(), other.clone()), ("parameters".to_owned(), other)],
            };
            fields.push(("kind".to_owned(), KINDS[kind].into()));
            let captured = capture.hear(&Value::Object(fields), Instant::from_millis(second as i64), &[]);
            proptest::prop_assert!(captured.len() <= 200);
        }
    }
}
