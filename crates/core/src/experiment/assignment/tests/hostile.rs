//! Whatever a payload or a visitor is, nothing panics, and what is valid runs.

use super::super::{
    AutomaticSettings, Experiment, Payload, StickyDocument, Subject, evaluate, run, run_automatic,
};
use crate::condition::{Condition, NativeHost, SavedGroups};
use crate::read::{Read, Reader};
use crate::value::Value;
use proptest::prelude::*;

/// Any JSON, of words that payloads are made of.
fn json() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        Just("id"),
        Just("force"),
        Just("variations"),
        Just("rules"),
        Just("condition"),
        Just("$or"),
        Just("$not"),
        Just("$in"),
        Just("$elemMatch"),
        Just("$regex"),
        Just("$size"),
        Just("$vgt"),
        Just("$savedGroup"),
        Just("$inGroup"),
        Just("key"),
        Just("weights"),
        Just("ranges"),
        Just("meta"),
        Just("filters"),
        Just("seed"),
        Just("namespace"),
        Just("parentConditions"),
        Just("features"),
        Just("experiments"),
        Just("savedGroups"),
        Just("contextualBandits"),
        Just("urlPatterns"),
        Just("urlRedirect"),
        Just("type"),
        Just("list"),
        Just("a"),
        Just("日本"),
        Just("coverage"),
        Just("contexts"),
        Just("contextualBanditRef"),
        Just("hashVersion"),
        Just("minBucketVersion"),
        Just("defaultValue"),
    ]
    .prop_map(str::to_owned);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(Value::Number),
        (-3..5i32).prop_map(|number| Value::Number(number.into())),
        word.clone().prop_map(Value::Text),
        "\\PC{0,6}".prop_map(Value::Text),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            proptest::collection::vec((word.clone(), inner), 0..6).prop_map(Value::Object),
        ]
    })
}

fn object(fields: Vec<(&str, Value)>) -> Value {
    Value::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_json_is_a_payload_or_problems(value in json(), rule in json(), attributes in json(), experiment in json()) {
        let rules = object(vec![("rules", Value::List(vec![rule.clone(), rule]))]);
        let payload = object(vec![
            ("features", object(vec![("a", rules), ("id", value.clone())])),
            ("experiments", Value::List(vec![experiment.clone(), value.clone()])),
            ("savedGroups", value.clone()),
            ("contextualBandits", value.clone()),
        ]);
        for payload in [payload, value] {
            let (payload, _) = Payload::parse(&payload);
            let document = StickyDocument { attribute: "id".into(), value: "a".into(), assignments: Vec::new() };
            let documents = [document];
            let subject = Subject {
                url: "https://shop.example/a?a=1",
                sticky: Some(&documents),
                explained: true,
                ..Subject::new(&attributes, &NativeHost)
            };
            for key in ["a", "id", "日本"] {
                evaluate(&payload, &subject, key).to_value();
            }
            run_automatic(&payload, &subject, &AutomaticSettings::default());
            if let Some(experiment) = Experiment::read(&experiment, &mut Reader::new("")) {
                run(&payload, &subject, &experiment).assignment.to_value();
            }
        }
    }

    #[test]
    fn any_json_is_a_condition(condition in json(), attributes in json(), groups in json()) {
        let mut at = Reader::new("");
        let groups = SavedGroups::read(&groups, &mut at);
        let condition = Condition::read(&condition, &mut at).unwrap();
        condition.holds(&attributes, &groups, &NativeHost);
        condition.holds_for_value(&attributes, &groups, &NativeHost);
    }
}

#[test]
fn what_is_valid_runs_beside_what_is_not() {
    let payload = serde_json::from_str(
        r#"{"features": {"broken": 7, "half": {"defaultValue": 1, "rules": [5, {"condition": {"id": {"$regx": "x"}}, "force": 2}, {"force": 3}]}}}"#,
    );
    let (payload, problems) = Payload::parse(&payload.unwrap());
    let messages: Vec<String> = problems.iter().map(|problem| problem.message()).collect();
    assert_eq!(
        messages,
        [
            "features.broken: found 7, expected an object",
            "features.half.rules[0]: found 5, expected an object",
            "features.half.rules[1].condition.id.$regx: found $regx, expected an operator of GrowthBook's conditions",
        ]
    );
    let attributes = object(vec![("id", "x".into())]);
    let subject = Subject::new(&attributes, &NativeHost);
    assert_eq!(
        evaluate(&payload, &subject, "half").value,
        &Value::Number(3.0)
    );
}

#[test]
fn prerequisites_and_conditions_without_end_are_cut_short() {
    // A feature needs the next one twice: without a limit, the last one would be asked for 2^40 times.
    let mut features = Vec::new();
    for index in 0..40 {
        let next = serde_json::json!({"id": format!("f{}", index + 1), "condition": {"value": {"$exists": true}}});
        let feature = serde_json::json!({"defaultValue": 1, "rules": [{"parentConditions": [next, next], "force": 2}]});
        features.push((format!("f{index}"), feature));
    }
    let features: serde_json::Map<_, _> = features.into_iter().collect();
    let payload = serde_json::from_value(serde_json::json!({ "features": features }));
    let (payload, _) = Payload::parse(&payload.unwrap());
    let subject = Subject::new(&Value::Null, &NativeHost);
    evaluate(&payload, &subject, "f0");

    let groups: serde_json::Map<_, _> = (0..30)
        .map(|index| {
            let next = serde_json::json!({"$savedGroup": {"id": format!("g{}", index + 1)}});
            let condition = serde_json::json!({"$or": [next, next]});
            (
                format!("g{index}"),
                serde_json::json!({"type": "condition", "condition": condition}),
            )
        })
        .collect();
    let groups: Value = serde_json::from_value(groups.into()).unwrap();
    let mut at = Reader::new("");
    let groups = SavedGroups::read(&groups, &mut at);
    let condition = object(vec![("$savedGroup", object(vec![("id", "g0".into())]))]);
    let condition = Condition::read(&condition, &mut at).unwrap();
    assert!(!condition.holds(&Value::Null, &groups, &NativeHost));

    let mut condition = Value::Null;
    for _ in 0..10_000 {
        condition = object(vec![("$not", condition)]);
    }
    let mut at = Reader::new("condition");
    let condition = Condition::read(&condition, &mut at).unwrap();
    assert!(!condition.holds(&Value::Null, &SavedGroups::default(), &NativeHost));
    assert_eq!(at.into_problems().len(), 1);
}
