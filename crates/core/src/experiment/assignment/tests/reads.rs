//! Which attributes a feature's value depends on: whoever writes only these gets the same value.

use super::super::{Payload, Subject, evaluate, value as value_of};
use crate::condition::NativeHost;
use crate::value::Value;

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// Every place in which a payload names an attribute.
fn payload() -> Payload {
    let payload = value(
        r#"{"savedGroups": {
                "staff": {"type": "condition", "condition": {"$or": [{"role": "staff"}, {"$savedGroup": {"id": "known"}}]}},
                "known": {"type": "list", "attributeKey": "email", "values": ["a@example.org"]}},
            "features": {
                "switch": {"defaultValue": true},
                "condition": {"defaultValue": 0, "rules": [
                    {"condition": {"$not": {"company.size": 3}, "$and": [{"country": "NL"}, {"tags": {"$size": 1}}]}, "force": 1}]},
                "group": {"defaultValue": 0, "rules": [{"condition": {"$savedGroup": {"id": "staff"}}, "force": 1}]},
                "share": {"defaultValue": 0, "rules": [{"coverage": 0.5, "hashAttribute": "device", "force": 1}]},
                "filter": {"defaultValue": 0, "rules": [
                    {"filters": [{"attribute": "account", "seed": "s", "ranges": [[0, 0.5]]}], "force": 1}]},
                "test": {"defaultValue": 0, "rules": [
                    {"key": "test", "condition": {"plan": "pro"}, "variations": [1, 2]}]},
                "child": {"defaultValue": 0, "rules": [
                    {"parentConditions": [{"id": "test", "condition": {"value": 2}}], "condition": {"country": "NL"}, "force": 1}]},
                "cycle": {"defaultValue": 0, "rules": [
                    {"parentConditions": [{"id": "cycle", "condition": {"value": 1}}], "condition": {"a": 1}, "force": 1}]}}}"#,
    );
    let (payload, problems) = Payload::parse(&payload);
    assert_eq!(problems, []);
    payload
}

#[test]
fn a_feature_names_every_attribute_it_looks_at() {
    let payload = payload();
    let cases: [(&str, &[&str]); 9] = [
        ("switch", &[]),
        ("condition", &["company", "country", "tags"]),
        ("group", &["role", "email"]),
        ("share", &["device"]),
        ("filter", &["account"]),
        ("test", &["id", "plan"]),
        ("child", &["id", "plan", "country"]),
        ("cycle", &["a"]),
        ("unknown", &[]),
    ];
    for (key, names) in cases {
        assert_eq!(payload.attributes_of(key), names, "{key}");
    }
}

#[test]
fn the_value_alone_of_those_attributes_is_that_of_all_of_them() {
    let payload = payload();
    for number in 0..200 {
        let pick = |name: &str, values: [&str; 2]| {
            let chosen = values.get(number / name.len() % 2).copied();
            (name.to_owned(), value(chosen.unwrap()))
        };
        let id = |name: &str| (name.to_owned(), Value::from(format!("{name}-{number}")));
        let all = vec![
            id("id"),
            id("device"),
            id("account"),
            pick("country", ["\"NL\"", "\"DE\""]),
            pick("tags", ["[1]", "[]"]),
            pick("company", ["{\"size\": 3}", "null"]),
            pick("role", ["\"staff\"", "\"guest\""]),
            pick("email", ["\"a@example.org\"", "\"\""]),
            pick("plan", ["\"pro\"", "\"free\""]),
            pick("a", ["1", "2"]),
        ];
        for feature in payload.features() {
            let names = payload.attributes_of(&feature.key);
            let mut few = all.clone();
            few.retain(|(name, _)| names.contains(&name.as_str()));
            let (all, few) = (Value::Object(all.clone()), Value::Object(few));
            let whole = Subject::new(&all, &NativeHost);
            assert_eq!(
                value_of(&payload, &Subject::new(&few, &NativeHost), feature),
                evaluate(&payload, &whole, &feature.key).value,
                "{} for {number}",
                feature.key
            );
        }
    }
}
