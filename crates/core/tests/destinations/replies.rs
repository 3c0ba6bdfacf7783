//! What destinations make of replies.

use awning_core::delivery::{Answer, Cause, Outcome, Reply, Verdict};
use awning_core::destination::Backend;
use awning_core::event::Event;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::configured::{configured, read};
use crate::events::events;

const ACCEPTED: Verdict = Verdict::Accepted;
const RETRY: Verdict = Verdict::Retry { after: None };
const INVALID: Verdict = Verdict::Drop(Cause::Invalid);
const LIMITED: Verdict = Verdict::Drop(Cause::Limited);

fn destination(name: &str) -> Backend {
    let (_, entry) = configured()
        .into_iter()
        .find(|(known, _)| *known == name)
        .unwrap();
    read(&entry)
}

fn answer(status: u16, body: Value) -> Answer {
    Answer {
        status,
        body: serde_json::from_value(body).unwrap(),
        ..Answer::default()
    }
}

/// What becomes of each of the first events.
fn verdicts(outcome: Outcome, sent: &[Event]) -> Vec<Verdict> {
    match outcome {
        Outcome::All(verdict) => vec![verdict; sent.len()],
        Outcome::Each(mut verdicts) => {
            assert!(verdicts.len() <= sent.len());
            verdicts.resize(sent.len(), ACCEPTED);
            verdicts
        }
    }
}

#[test]
fn replies_say_what_becomes_of_each_event() {
    let sent = &events()[..4];
    let id = |index: usize| sent[index].id.clone();
    let all = |verdict| [verdict; 4];
    let table = [
        ("webhook", answer(200, json!(null)), all(ACCEPTED)),
        ("webhook", answer(413, json!(null)), all(Verdict::Split)),
        ("segment", answer(429, json!(null)), all(RETRY)),
        (
            "segment",
            answer(400, json!(null)),
            all(Verdict::Drop(Cause::Status(400))),
        ),
        (
            "posthog",
            answer(200, json!({"status": "Ok"})),
            all(ACCEPTED),
        ),
        (
            "posthog-v1",
            answer(
                200,
                json!({"results": {id(0): {"result": "ok"}, id(1): {"result": "retry"}, id(2): {"result": "drop"}, id(3): {"result": "limited"}}}),
            ),
            [ACCEPTED, RETRY, INVALID, LIMITED],
        ),
        (
            "posthog-v1",
            answer(200, json!({"results": {id(1): "retry"}})),
            [ACCEPTED, RETRY, ACCEPTED, ACCEPTED],
        ),
        (
            "posthog-v1",
            answer(503, json!({"results": {}})),
            all(RETRY),
        ),
        (
            "umami",
            answer(
                200,
                json!({"size": 4, "processed": 3, "errors": 1, "details": [{"index": 2, "response": {}}], "cache": "c"}),
            ),
            [ACCEPTED, ACCEPTED, INVALID, ACCEPTED],
        ),
        ("umami", answer(200, json!({"beep": "boop"})), all(INVALID)),
        ("umami", answer(500, json!(null)), all(RETRY)),
        (
            "amplitude",
            answer(200, json!({"code": 200})),
            all(ACCEPTED),
        ),
        (
            "amplitude",
            answer(
                400,
                json!({"code": 400, "error": "x", "events_with_invalid_fields": {"time": [0]}, "events_with_missing_fields": {"event_type": [2]}}),
            ),
            [INVALID, RETRY, INVALID, RETRY],
        ),
        (
            "amplitude",
            answer(
                400,
                json!({"events_with_invalid_id_lengths": {"user_id": [1]}, "silenced_events": [3]}),
            ),
            [RETRY, INVALID, RETRY, INVALID],
        ),
        (
            "amplitude",
            answer(400, json!({"error": "Invalid API key"})),
            all(Verdict::Drop(Cause::Status(400))),
        ),
        (
            "amplitude",
            answer(
                429,
                json!({"exceeded_daily_quota_users": {"user-17": 500_001}}),
            ),
            [RETRY, LIMITED, LIMITED, LIMITED],
        ),
        (
            "amplitude",
            answer(429, json!({"throttled_events": [0, 1]})),
            all(RETRY),
        ),
        ("amplitude", answer(413, json!(null)), all(Verdict::Split)),
        (
            "mixpanel",
            answer(200, json!({"status": 1, "error": null})),
            all(ACCEPTED),
        ),
        (
            "mixpanel",
            answer(200, json!({"status": 0, "error": "no token"})),
            all(INVALID),
        ),
        ("mixpanel", answer(200, json!(0)), all(INVALID)),
        (
            "mixpanel-import",
            answer(
                400,
                json!({"code": 400, "num_records_imported": 2, "failed_records": [{"index": 0, "field": "time"}, {"insert_id": id(3)}]}),
            ),
            [INVALID, ACCEPTED, ACCEPTED, INVALID],
        ),
        (
            "mixpanel-import",
            answer(401, json!({"code": 401})),
            all(Verdict::Drop(Cause::Status(401))),
        ),
        ("function", answer(200, json!(null)), all(ACCEPTED)),
        (
            "function",
            answer(200, json!({"status": 503, "retryAfter": 5})),
            all(Verdict::Retry { after: Some(5000) }),
        ),
        (
            "function",
            answer(
                200,
                json!([200, 503, {"status": 400}, {"status": 429, "retryAfter": 1}]),
            ),
            [
                ACCEPTED,
                RETRY,
                Verdict::Drop(Cause::Status(400)),
                Verdict::Retry { after: Some(1000) },
            ],
        ),
        (
            "function",
            answer(200, json!([503])),
            [RETRY, ACCEPTED, ACCEPTED, ACCEPTED],
        ),
        ("function", answer(200, json!("thanks")), all(ACCEPTED)),
    ];
    for (name, answer, expected) in table {
        let backend = destination(name);
        let encoder = backend.encoder();
        if answer.body != awning_core::value::Value::Null && name != "segment" && name != "posthog"
        {
            assert!(encoder.reads_body(), "{name}");
        }
        let outcome = encoder.classify(&Reply::Answered(answer.clone()), sent);
        assert_eq!(verdicts(outcome, sent), expected, "{name} {answer:?}");
    }
}

#[test]
fn plausible_says_in_a_header_what_it_drops() {
    let backend = destination("plausible");
    assert_eq!(
        backend.encoder().reads_header(),
        Some("x-plausible-dropped")
    );
    for (header, expected) in [
        (None, ACCEPTED),
        (Some("1"), INVALID),
        (Some("0"), ACCEPTED),
    ] {
        let answer = Answer {
            status: 202,
            header: header.map(str::to_owned),
            ..Answer::default()
        };
        assert_eq!(
            backend
                .encoder()
                .classify(&Reply::Answered(answer), &events()[..1]),
            Outcome::All(expected)
        );
    }
}

#[test]
fn umami_s_cache_is_remembered_if_it_can_stand_in_a_header() {
    let backend = destination("umami");
    let remember = |cache: Value| {
        backend
            .encoder()
            .remember(&answer(200, json!({"cache": cache})))
    };
    assert_eq!(remember(json!("eyJ.x-y_z")), Some("eyJ.x-y_z".into()));
    for cache in [
        json!("a\r\nb"),
        json!("a b"),
        json!("é"),
        json!(7),
        json!("x".repeat(5000)),
    ] {
        assert_eq!(remember(cache), None);
    }
}

#[test]
fn without_a_reply_everything_is_sent_again() {
    for (name, entry) in configured() {
        let sent = &events()[..2];
        assert_eq!(
            verdicts(
                read(&entry).encoder().classify(&Reply::Unreachable, sent),
                sent
            ),
            [RETRY; 2],
            "{name}"
        );
    }
}

/// Any JSON, with the words that classifiers look for among it.
fn any_json() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        Just("results".to_owned()),
        Just("result".into()),
        Just("details".into()),
        Just("index".into()),
        Just("cache".into()),
        Just("beep".into()),
        Just("failed_records".into()),
        Just("insert_id".into()),
        Just("status".into()),
        Just("retryAfter".into()),
        Just("events_with_invalid_fields".into()),
        Just("silenced_events".into()),
        Just("exceeded_daily_quota_users".into()),
        Just("user-17".into()),
        Just("retry".into()),
        ".{0,8}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-3..300_i64).prop_map(Value::from),
        word.clone().prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_reply_has_a_meaning(status: u16, body in any_json(), header in prop::option::of(".{0,8}"), wait: Option<i64>, count in 0_usize..5) {
        let sent = &events()[..count];
        for (name, entry) in configured() {
            let backend = read(&entry);
            let answer = Answer { header: header.clone(), retry_after: wait, ..answer(status, body.clone()) };
            let reply = Reply::Answered(answer.clone());
            for verdict in verdicts(backend.encoder().classify(&reply, sent), sent) {
                if let Verdict::Retry { after: Some(after) } = verdict {
                    assert!((0..=Verdict::LONGEST_RETRY_AFTER).contains(&after), "{name} {after}");
                }
            }
            backend.encoder().remember(&answer);
        }
    }
}
