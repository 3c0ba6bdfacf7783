//! Earlier assignments.

use super::super::{Payload, StickyDocument, Subject, evaluate};
use crate::condition::NativeHost;
use crate::value::Value;

fn payload(weights: &str, versions: &str) -> Payload {
    let text = r#"{"features": {"f": {"defaultValue": "none", "rules": [{"key": "exp", "variations": ["a", "b"],
        "weights": WEIGHTS, "meta": [{"key": "0"}, {"key": "1"}], "fallbackAttribute": "device" VERSIONS}]}}}"#;
    let text = text
        .replace("WEIGHTS", weights)
        .replace("VERSIONS", versions);
    Payload::parse(&serde_json::from_str(&text).unwrap()).0
}

fn get(
    payload: &Payload,
    attributes: &str,
    stored: &[StickyDocument],
) -> (Value, Vec<StickyDocument>) {
    let attributes: Value = serde_json::from_str(attributes).unwrap();
    let subject = Subject {
        sticky: Some(stored),
        ..Subject::new(&attributes, &NativeHost)
    };
    let outcome = evaluate(payload, &subject, "f");
    (outcome.value.clone(), outcome.sticky)
}

#[test]
fn visitors_keep_their_variation_when_weights_change_and_when_they_sign_in() {
    let (first, stored) = get(&payload("[1, 0]", ""), r#"{"device": "é1"}"#, &[]);
    assert_eq!(first, "a".into());
    assert_eq!(stored[0].key(), "device||é1");

    let (later, unchanged) = get(&payload("[0, 1]", ""), r#"{"device": "é1"}"#, &stored);
    assert_eq!((later, unchanged.len()), ("a".into(), 0));

    let (signed_in, changed) = get(
        &payload("[0, 1]", ""),
        r#"{"id": 7, "device": "é1"}"#,
        &stored,
    );
    assert_eq!(signed_in, "a".into());
    assert_eq!(changed[0].key(), "id||7");
}

#[test]
fn a_new_bucket_version_assigns_anew_and_a_least_one_leaves_out_who_was_there_before() {
    let (_, stored) = get(&payload("[1, 0]", ""), r#"{"id": "1"}"#, &[]);
    let (anew, _) = get(
        &payload("[0, 1]", r#", "bucketVersion": 1"#),
        r#"{"id": "1"}"#,
        &stored,
    );
    assert_eq!(anew, "b".into());
    let versions = r#", "bucketVersion": 2, "minBucketVersion": 1"#;
    let (left_out, changed) = get(&payload("[0, 1]", versions), r#"{"id": "1"}"#, &stored);
    assert_eq!((left_out, changed.len()), ("none".into(), 0));
    let (new, _) = get(&payload("[0, 1]", versions), r#"{"id": "2"}"#, &stored);
    assert_eq!(new, "b".into());
}

#[test]
fn documents_are_stored_and_read_in_growthbooks_form() {
    let (_, stored) = get(&payload("[1, 0]", ""), r#"{"id": "1"}"#, &[]);
    let json = stored[0].to_value();
    let expected =
        r#"{"attributeName": "id", "attributeValue": "1", "assignments": {"exp__0": "0"}}"#;
    assert_eq!(json, serde_json::from_str(expected).unwrap());
    assert_eq!(StickyDocument::read(&json).as_ref(), stored.first());
    assert_eq!(StickyDocument::read(&Value::Null), None);
}

#[test]
fn the_documents_to_load_are_those_of_the_attributes_that_are_hashed() {
    let payload = payload("[1, 0]", "");
    let attributes =
        serde_json::from_str(r#"{"id": 1.5, "device": "d", "country": "NL"}"#).unwrap();
    let keys = payload.sticky_keys(&Subject::new(&attributes, &NativeHost));
    assert_eq!(keys, [("id", "1.5".to_owned()), ("device", "d".to_owned())]);
}
