//! What an outcome says beside the value.

use super::super::{Exposure, Payload, Reason, Source, Subject, evaluate};
use crate::condition::NativeHost;
use crate::value::Value;

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

fn payload() -> Payload {
    let payload = value(
        r#"{"features": {
            "holdout": {"defaultValue": "none", "rules": [
                {"key": "holdout", "variations": ["held", "free"], "weights": [0, 1],
                 "meta": [{"key": "held"}, {"key": "free", "passthrough": true}]},
                {"id": "r2", "key": "hero", "variations": ["a", "b"], "weights": [0, 1], "hashVersion": 2}]},
            "child": {"defaultValue": 0, "rules": [
                {"parentConditions": [{"id": "holdout", "condition": {"value": "b"}}], "condition": {"country": "NL"}, "force": 1},
                {"parentConditions": [{"id": "holdout", "condition": {"value": "b"}}], "force": 2}]}}}"#,
    );
    let (payload, problems) = Payload::parse(&payload);
    assert_eq!(problems, []);
    payload
}

#[test]
fn experiments_of_holdouts_and_prerequisites_are_reported_once() {
    let (payload, attributes) = (payload(), value(r#"{"id": "7"}"#));
    let subject = Subject::new(&attributes, &NativeHost);
    let outcome = evaluate(&payload, &subject, "child");
    assert_eq!(
        (outcome.value, outcome.source),
        (&Value::Number(2.0), Source::Force)
    );
    let keys: Vec<&str> = outcome
        .exposures
        .iter()
        .map(|exposure| match exposure {
            Exposure::Assigned(assignment) => assignment.experiment.key.as_str(),
            Exposure::Told { .. } => "told",
        })
        .collect();
    assert_eq!(keys, ["holdout", "hero"]);
}

#[test]
fn an_outcome_says_why_rules_before_it_did_not_apply() {
    let (payload, attributes) = (payload(), value(r#"{"id": "7"}"#));
    let subject = Subject {
        explained: true,
        ..Subject::new(&attributes, &NativeHost)
    };
    let reasons = |key| -> Vec<Reason> {
        let outcome = evaluate(&payload, &subject, key);
        outcome
            .skipped
            .iter()
            .map(|skipped| skipped.reason)
            .collect()
    };
    assert_eq!(reasons("holdout"), [Reason::Passthrough]);
    assert_eq!(reasons("child"), [Reason::Condition]);
}

#[test]
fn forced_values_and_variations_are_never_reported_as_exposures() {
    let (payload, attributes) = (payload(), value(r#"{"id": "7"}"#));
    let forced = [("hero".to_owned(), 0.0), ("holdout".to_owned(), 1.0)];
    let subject = Subject {
        forced_variations: &forced,
        ..Subject::new(&attributes, &NativeHost)
    };
    let outcome = evaluate(&payload, &subject, "holdout");
    assert_eq!((outcome.value, outcome.rule_id), (&"a".into(), "r2"));
    assert!(outcome.exposures.is_empty());

    let forced = [("holdout".to_owned(), Value::Bool(true))];
    let subject = Subject {
        forced_features: &forced,
        ..Subject::new(&attributes, &NativeHost)
    };
    let outcome = evaluate(&payload, &subject, "holdout");
    assert_eq!(
        (outcome.value, outcome.source),
        (&Value::Bool(true), Source::Override)
    );
}

#[test]
fn exposures_told_by_a_server_are_handed_on() {
    let payload = value(
        r#"{"features": {"f": {"rules": [{"force": 1, "tracks": [{"experiment": {"key": "remote"}, "result": {"variationId": 1}}]}]}}}"#,
    );
    let (payload, _) = Payload::parse(&payload);
    let subject = Subject::new(&Value::Null, &NativeHost);
    let outcome = evaluate(&payload, &subject, "f");
    assert_eq!(
        outcome.exposures[0].to_value(),
        value(r#"{"experiment": {"key": "remote"}, "result": {"variationId": 1.0}}"#)
    );
}
