use super::*;
use crate::audience::{Cart, Profile};
use crate::catalog::{Catalog, ItemId};
use crate::event::names::PRODUCT_VIEWED;
use crate::money::Currency;
use crate::read::{Problem, Read, Reader};
use crate::recommend::{Context, Strategy};
use crate::time::Instant;
use crate::value::{Value, object};

const NOW: Instant = Instant::from_millis(1_796_083_199_000);

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn provider(text: &str) -> Provider {
    let mut at = Reader::new("recommendations.provider");
    let provider = Provider::read(&json(text), &mut at);
    let problems: Vec<String> = at.into_problems().iter().map(Problem::message).collect();
    assert_eq!(problems, Vec::<String>::new());
    provider.unwrap()
}

fn catalog() -> Catalog {
    let items = r#"[{"id":"41","title":"A","url":"/"},{"id":42,"title":"B","url":"/"},{"id":"mug/blå","title":"C","url":"/"}]"#;
    Catalog::read(&json(items), Currency::EUR, &mut Reader::new("catalog"))
}

/// The request of a visitor who looked at 41 and 42, with 7 in the cart, on the page of `item`.
fn request(
    provider: &Provider,
    strategy: Strategy,
    item: Option<&str>,
    visitor: Option<&str>,
) -> Option<ProviderRequest> {
    let mut profile = Profile::default();
    for id in ["41", "42"] {
        profile.learn(PRODUCT_VIEWED, &object!([("product_id", id.into())]), NOW);
    }
    let cart = json(r#"{"lines":[{"id":"6"},{"id":"7"}]}"#);
    let cart = Cart::read(&cart, Currency::EUR, &mut Reader::new("cart"));
    let item = item.map(ItemId::new);
    let context = Context {
        item: item.as_ref(),
        cart: cart.as_ref(),
        profile: &profile,
        now: NOW,
    };
    provider.request(&Asked {
        strategy,
        limit: 12,
        context: &context,
        visitor,
    })
}

const GORSE: &str = r#"{"type":"gorse","url":"/gorse/","together":"baskets"}"#;
const ALGOLIA: &str = r#"{"type":"algolia","application":"APP","key":"public","index":"products"}"#;
const RECOMBEE: &str = r#"{"type":"recombee","database":"my-shop","token":"public-token","region":"us-west",
    "scenarios":{"bought-together":"basket"}}"#;
const SHOPIFY: &str = r#"{"type":"shopify","url":"/fr/"}"#;
const PLAIN: &str = r#"{"type":"json","url":"/recommend","timeout":300}"#;

#[test]
fn each_strategy_asks_what_the_vendor_documents() {
    use Strategy::*;
    type Case<'a> = (&'a str, Strategy, Option<&'a str>, Option<&'a str>, &'a str);
    let table: [Case; 24] = [
        (
            GORSE,
            ForYou,
            None,
            Some("v/1"),
            "GET /gorse/api/recommend/v%2F1?n=12",
        ),
        (
            GORSE,
            ForYou,
            None,
            None,
            r#"POST /gorse/api/session/recommend?n=12 [{"FeedbackType":"read","ItemId":"41"},{"FeedbackType":"read","ItemId":"42"}]"#,
        ),
        (
            GORSE,
            Similar,
            Some("41"),
            None,
            "GET /gorse/api/item-to-item/neighbors/41?n=12",
        ),
        (GORSE, Similar, None, None, ""),
        (
            GORSE,
            BoughtTogether,
            None,
            None,
            "GET /gorse/api/item-to-item/baskets/7?n=12",
        ),
        (
            GORSE,
            Trending,
            None,
            None,
            "GET /gorse/api/non-personalized/popular?n=12",
        ),
        (GORSE, NewArrivals, None, None, "GET /gorse/api/latest?n=12"),
        (GORSE, RecentlyViewed, None, None, ""),
        (
            ALGOLIA,
            ForYou,
            None,
            Some("v"),
            r#"POST https://APP-dsn.algolia.net/1/indexes/*/recommendations {"requests":[{"indexName":"products","model":"recommended-for-you","threshold":0.0,"maxRecommendations":12.0,"queryParameters":{"userToken":"v"}}]}"#,
        ),
        (
            ALGOLIA,
            ForYou,
            None,
            None,
            r#"POST https://APP-dsn.algolia.net/1/indexes/*/recommendations {"requests":[{"indexName":"products","model":"related-products","threshold":0.0,"maxRecommendations":12.0,"objectID":"42"}]}"#,
        ),
        (
            ALGOLIA,
            Similar,
            Some("41"),
            None,
            r#"POST https://APP-dsn.algolia.net/1/indexes/*/recommendations {"requests":[{"indexName":"products","model":"related-products","threshold":0.0,"maxRecommendations":12.0,"objectID":"41"}]}"#,
        ),
        (
            ALGOLIA,
            BoughtTogether,
            Some("41"),
            None,
            r#"POST https://APP-dsn.algolia.net/1/indexes/*/recommendations {"requests":[{"indexName":"products","model":"bought-together","threshold":0.0,"maxRecommendations":12.0,"objectID":"41"}]}"#,
        ),
        (
            ALGOLIA,
            Trending,
            Some("41"),
            None,
            r#"POST https://APP-dsn.algolia.net/1/indexes/*/recommendations {"requests":[{"indexName":"products","model":"trending-items","threshold":0.0,"maxRecommendations":12.0}]}"#,
        ),
        (ALGOLIA, NewArrivals, None, None, ""),
        (
            RECOMBEE,
            ForYou,
            None,
            Some("v"),
            r#"POST https://client-rapi-us-west.recombee.com/my-shop/recomms/users/v/items/?frontend_timestamp=1796083199 {"count":12.0,"cascadeCreate":true}"#,
        ),
        (RECOMBEE, ForYou, None, None, ""),
        (
            RECOMBEE,
            Similar,
            Some("mug/blå"),
            None,
            r#"POST https://client-rapi-us-west.recombee.com/my-shop/recomms/items/mug%2Fbl%C3%A5/items/?frontend_timestamp=1796083199 {"count":12.0,"cascadeCreate":false,"targetUserId":null}"#,
        ),
        (
            RECOMBEE,
            BoughtTogether,
            Some("41"),
            Some("v"),
            r#"POST https://client-rapi-us-west.recombee.com/my-shop/recomms/items/41/items/?frontend_timestamp=1796083199 {"count":12.0,"cascadeCreate":true,"scenario":"basket","targetUserId":"v"}"#,
        ),
        (RECOMBEE, Trending, None, Some("v"), ""),
        (
            SHOPIFY,
            Similar,
            Some("41"),
            None,
            "GET /fr/recommendations/products.json?product_id=41&limit=10&intent=related",
        ),
        (
            SHOPIFY,
            BoughtTogether,
            None,
            None,
            "GET /fr/recommendations/products.json?product_id=7&limit=10&intent=complementary",
        ),
        (SHOPIFY, Similar, Some("mug/blå"), None, ""),
        (SHOPIFY, ForYou, None, Some("v"), ""),
        (
            PLAIN,
            ForYou,
            Some("41"),
            Some("v"),
            r#"POST /recommend {"strategy":"for-you","limit":12.0,"item":"41","session":["41","42"],"cart":["6","7"],"visitor":"v"}"#,
        ),
    ];
    for (written, strategy, item, visitor, expected) in table {
        let request = request(&provider(written), strategy, item, visitor);
        let found = request.map_or(String::new(), |request| {
            let method = match request.method {
                Method::Get => "GET ",
                Method::Post => "POST ",
            };
            let body = request
                .body
                .map(|body| serde_json::to_string(&body).unwrap());
            let body = body.map_or(String::new(), |body| format!(" {body}"));
            format!("{method}{}{body}", request.url)
        });
        assert_eq!(found, expected, "{strategy:?} {item:?} {visitor:?}");
    }
}

#[test]
fn keys_that_may_be_public_are_sent_as_the_vendor_asks() {
    let algolia = request(&provider(ALGOLIA), Strategy::Trending, None, None).unwrap();
    let expected = [
        ("content-type", "application/json"),
        ("x-algolia-application-id", "APP"),
        ("x-algolia-api-key", "public"),
    ];
    assert_eq!(
        algolia.headers,
        expected.map(|(name, value)| (name, value.to_owned()))
    );
    let recombee = request(&provider(RECOMBEE), Strategy::ForYou, None, Some("v")).unwrap();
    let signature = recombee.signature.unwrap();
    assert_eq!(signature.key, "public-token");
    assert_eq!(
        signature.text,
        "/my-shop/recomms/users/v/items/?frontend_timestamp=1796083199"
    );
    assert!(
        recombee.url.ends_with(&signature.text),
        "what is signed is what is sent"
    );
    let gorse = request(&provider(GORSE), Strategy::Trending, None, None).unwrap();
    assert!(
        gorse.headers.is_empty(),
        "its key is added by the shop's own server"
    );
}

#[test]
fn replies_are_read_as_the_vendor_documents_them() {
    let table = [
        (GORSE, r#"["42","41","gone"]"#, &[1, 0][..], 1),
        (
            GORSE,
            r#"[{"Id":"42","Score":0.9},{"Id":"42","Score":0.8},{"Id":"41","Score":0.1}]"#,
            &[1, 0],
            0,
        ),
        (
            ALGOLIA,
            r#"{"results":[{"hits":[{"objectID":"41","_score":81.2,"name":"A"},{"objectID":"43","_score":60.0},{"_score":1}],"nbHits":3,"processingTimeMS":1}]}"#,
            &[0],
            2,
        ),
        (
            RECOMBEE,
            r#"{"recommId":"ce52ada4","recomms":[{"id":"42","values":{"price":342}},{"id":"41"}],"numberNextRecommsCalls":0}"#,
            &[1, 0],
            0,
        ),
        (
            SHOPIFY,
            r#"{"intent":"related","products":[{"id":42,"title":"B","handle":"b","available":true,"price":1200},{"id":35}]}"#,
            &[1],
            1,
        ),
        (
            PLAIN,
            r#"{"items":["41",42,{"id":"mug/blå","score":1}]}"#,
            &[0, 1, 2],
            0,
        ),
        (PLAIN, r#"[{"id":42}]"#, &[1], 0),
        (PLAIN, r#"{"items":[]}"#, &[], 0),
    ];
    let catalog = catalog();
    for (written, reply, positions, unknown) in table {
        let answer = provider(written).read_reply(&json(reply), Strategy::Similar, &catalog);
        let answer = answer.unwrap();
        assert_eq!(
            (answer.ranking.as_slice(), answer.unknown),
            (positions, unknown),
            "{reply}"
        );
        assert_eq!(answer.strategy, Strategy::Similar);
    }
}

#[test]
fn what_is_no_reply_is_a_problem_that_says_what_the_server_said() {
    let table = [
        (
            GORSE,
            r#"{"message":"unauthorized"}"#,
            "the reply of Gorse: found \"unauthorized\", expected a list of ids, or of objects with an \"Id\"",
        ),
        (
            ALGOLIA,
            r#"{"message":"Invalid Application-ID or API key","status":403}"#,
            "the reply of Algolia: found \"Invalid Application-ID or API key\", expected a list \"results\" of objects with \"hits\"",
        ),
        (
            ALGOLIA,
            r#"{"results":[]}"#,
            "the reply of Algolia: found an object, expected a list \"results\" of objects with \"hits\"",
        ),
        (
            RECOMBEE,
            r#"{"error":"Signature has expired","statusCode":401}"#,
            "the reply of Recombee: found \"Signature has expired\", expected an object with a list \"recomms\"",
        ),
        (
            SHOPIFY,
            r#"{"status":422,"message":"Invalid parameter error","description":"The product_id parameter is invalid"}"#,
            "the reply of Shopify: found \"Invalid parameter error\", expected an object with a list \"products\"",
        ),
        (
            PLAIN,
            "null",
            "the reply of the provider: found nothing, expected an object with a list \"items\"",
        ),
    ];
    for (written, reply, message) in table {
        let read = provider(written).read_reply(&json(reply), Strategy::Similar, &catalog());
        assert_eq!(read.unwrap_err().message(), message);
    }
}

#[test]
fn a_provider_is_read_from_the_document_or_its_fault_is_said() {
    let table = [
        (
            r#"{"type":"oracle"}"#,
            "p: found \"oracle\", expected a \"type\" that is one of algolia, gorse, json, recombee, shopify",
        ),
        (r#"{"type":"gorse"}"#, "p.url: found nothing, expected text"),
        (
            r#"{"type":"gorse","url":"/g","key":"secret"}"#,
            "p.key: found a field that is not known here, expected one of type, url, similar, together, trending, feedback, timeout",
        ),
        (r#""gorse""#, "p: found \"gorse\", expected an object"),
    ];
    for (written, message) in table {
        let mut at = Reader::new("p");
        Provider::read(&json(written), &mut at);
        let problems: Vec<String> = at.into_problems().iter().map(Problem::message).collect();
        assert_eq!(problems, [message]);
    }
    assert_eq!(provider(PLAIN).timeout(), 300);
    assert_eq!(provider(SHOPIFY).timeout(), 800);
}

fn any_value() -> impl proptest::strategy::Strategy<Value = Value> {
    use proptest::prelude::*;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(Value::Number),
        "[a-z0-9]{0,4}".prop_map(Value::Text),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let name = prop_oneof![
            Just("items"),
            Just("results"),
            Just("hits"),
            Just("recomms"),
            Just("products"),
            Just("id"),
            Just("Id"),
            Just("objectID"),
            Just("message"),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::List),
            prop::collection::vec((name.prop_map(str::to_owned), inner), 0..4)
                .prop_map(Value::Object),
        ]
    })
}

proptest::proptest! {
    #[test]
    fn no_reply_makes_it_trap_or_show_what_the_catalog_lacks(reply in any_value()) {
        let catalog = catalog();
        for written in [GORSE, ALGOLIA, RECOMBEE, SHOPIFY, PLAIN] {
            if let Ok(answer) = provider(written).read_reply(&reply, Strategy::ForYou, &catalog) {
                let mut seen = Vec::new();
                for position in answer.ranking {
                    assert!(position < catalog.items().len() && !seen.contains(&position));
                    seen.push(position);
                }
            }
        }
    }
}
