//! Destinations as documents name them.

use awning_core::destination::{Backend, DESTINATIONS, TYPES};
use awning_core::read::{Read, Reader};
use serde_json::{Value, json};

/// A document's entry for each destination; some have more than one form.
pub fn configured() -> Vec<(&'static str, Value)> {
    vec![
        ("webhook", json!({"type": "webhook", "url": "/v1/events"})),
        (
            "webhook-ndjson",
            json!({"type": "webhook", "url": "/v1/events", "format": "ndjson"}),
        ),
        (
            "cloudevents",
            json!({"type": "cloudevents", "url": "https://events.example/in", "source": "https://shop.example", "prefix": "com.example.shop."}),
        ),
        ("segment", json!({"type": "segment", "writeKey": "wk"})),
        (
            "rudderstack",
            json!({"type": "rudderstack", "url": "https://dp.example/", "writeKey": "wk"}),
        ),
        ("posthog", json!({"type": "posthog", "key": "phc_k"})),
        (
            "posthog-v1",
            json!({"type": "posthog", "key": "phc_k", "api": "capture-v1"}),
        ),
        (
            "snowplow",
            json!({"type": "snowplow", "url": "https://sp.example"}),
        ),
        (
            "snowplow-vendor",
            json!({"type": "snowplow", "url": "https://sp.example", "vendor": "com.example", "appId": "shop"}),
        ),
        (
            "ga4",
            json!({"type": "ga4", "measurementId": "G-1", "pageViews": true}),
        ),
        (
            "ga4-data-layer",
            json!({"type": "ga4", "api": "data-layer", "pageViews": true}),
        ),
        (
            "ga4-measurement-protocol",
            json!({"type": "ga4-measurement-protocol", "url": "/collect"}),
        ),
        (
            "matomo",
            json!({"type": "matomo", "url": "https://m.example/", "siteId": 3}),
        ),
        (
            "plausible",
            json!({"type": "plausible", "domain": "shop.example"}),
        ),
        (
            "umami",
            json!({"type": "umami", "websiteId": "b59e9c65-ae32-47f1-8400-119fcf4861c4", "url": "https://u.example"}),
        ),
        ("amplitude", json!({"type": "amplitude", "apiKey": "k"})),
        ("mixpanel", json!({"type": "mixpanel", "token": "t"})),
        (
            "mixpanel-import",
            json!({"type": "mixpanel", "token": "t", "api": "import", "url": "/mixpanel"}),
        ),
        ("baidu", json!({"type": "baidu", "pageViews": true})),
        ("sensors", json!({"type": "sensors", "pageViews": true})),
        (
            "gorse",
            json!({"type": "gorse", "url": "/gorse", "feedback": {"Size Guide Opened": "study"}}),
        ),
        ("dom", json!({"type": "dom"})),
        ("function", json!({"type": "function", "name": "crm"})),
    ]
}

/// The destination, which must be as it should.
pub fn read(entry: &Value) -> Backend {
    let (backend, problems) = parse(entry);
    assert_eq!(problems, [""; 0]);
    backend.unwrap()
}

fn parse(entry: &Value) -> (Option<Backend>, Vec<String>) {
    let value = serde_json::from_value(entry.clone()).unwrap();
    let mut at = Reader::new("destinations[0]");
    let backend = Backend::read(&value, &mut at);
    let problems = at.into_problems();
    (
        backend,
        problems.iter().map(|problem| problem.message()).collect(),
    )
}

#[test]
fn every_type_is_here_and_in_the_schema() {
    let entries = configured();
    for row in DESTINATIONS {
        assert!(TYPES.contains(&row.name));
        assert!(
            entries.iter().any(|(_, entry)| entry["type"] == row.name),
            "{}",
            row.name
        );
        let schema = serde_json::to_value((row.schema)()).unwrap();
        assert_eq!(schema["properties"]["type"]["oneOf"][0]["const"], row.name);
        assert!(!row.link.is_empty() && !row.title.is_empty());
    }
}

#[test]
fn entries_are_what_the_published_schema_allows() {
    use awning_core::read::Describe;
    let schema = serde_json::to_value(Backend::schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (name, entry) in configured() {
        assert!(schema.is_valid(&entry), "{name}");
    }
    assert!(!schema.is_valid(&json!({"type": "pigeon"})));
}

#[test]
fn an_unknown_type_is_answered_with_all_there_are() {
    let (backend, problems) = parse(&json!({"type": "pigeon", "url": "x"}));
    assert!(backend.is_none());
    assert_eq!(
        problems,
        [
            "destinations[0]: found \"pigeon\", expected a \"type\" that is one of webhook, cloudevents, segment, rudderstack, posthog, snowplow, ga4, ga4-measurement-protocol, matomo, plausible, umami, amplitude, mixpanel, baidu, sensors, gorse, dom, function"
        ]
    );
    assert_eq!(
        parse(&json!(7)).1,
        ["destinations[0]: found 7, expected an object"]
    );
}

#[test]
fn a_secret_is_refused_with_a_word_on_the_proxy_and_is_not_repeated() {
    let table = [
        (
            json!({"type": "ga4-measurement-protocol", "url": "/collect", "apiSecret": "s3cr3t"}),
            "apiSecret",
        ),
        (
            json!({"type": "ga4-measurement-protocol", "url": "https://www.google-analytics.com/mp/collect?measurement_id=G-1&api_secret=s3cr3t"}),
            "url",
        ),
        (
            json!({"type": "gorse", "url": "/gorse", "key": "s3cr3t"}),
            "key",
        ),
        (
            json!({"type": "gorse", "url": "/gorse", "X-API-Key": "s3cr3t"}),
            "X-API-Key",
        ),
        (
            json!({"type": "mixpanel", "token": "t", "serviceAccount": "s3cr3t"}),
            "serviceAccount",
        ),
        (
            json!({"type": "mixpanel", "token": "t", "api_secret": "s3cr3t"}),
            "api_secret",
        ),
        (
            json!({"type": "matomo", "url": "https://m.example", "siteId": 1, "tokenAuth": "s3cr3t"}),
            "tokenAuth",
        ),
        (
            json!({"type": "matomo", "url": "https://m.example/matomo.php?token_auth=s3cr3t", "siteId": 1}),
            "url",
        ),
        (
            json!({"type": "segment", "writeKey": "k", "accessToken": "s3cr3t"}),
            "accessToken",
        ),
        (
            json!({"type": "amplitude", "apiKey": "k", "secretKey": "s3cr3t"}),
            "secretKey",
        ),
        (json!({"type": "posthog", "key": "phx_s3cr3t"}), "key"),
        (
            json!({"type": "cloudevents", "url": "https://me:s3cr3t@events.example/in"}),
            "url",
        ),
    ];
    for (entry, field) in table {
        let (backend, problems) = parse(&entry);
        assert!(backend.is_none(), "{entry}");
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        assert!(
            problem.starts_with(&format!("destinations[0].{field}: found ")),
            "{problem}"
        );
        assert!(problem.ends_with("a document is public, so send to a path of your own server (\"url\") that passes requests on and adds the secret"), "{problem}");
        assert!(!problem.contains("s3cr3t"), "{problem}");
    }
}
