//! What destinations take no more than: by taking fewer events, by shortening with a word, or by refusing.

use awning_core::delivery::Cause;
use awning_core::destination::{Backend, Body, Encoded, Host, Moment, NativeHost, Sending};
use awning_core::event::Event;
use awning_core::time::{DAY, HOUR, Instant};
use serde_json::{Value, json};

use crate::configured::{configured, read};
use crate::events::{START, event, events, moment};

fn destination(name: &str) -> Backend {
    let (_, entry) = configured()
        .into_iter()
        .find(|(known, _)| *known == name)
        .unwrap();
    read(&entry)
}

fn encode(name: &str, events: &[Event], moment: &Moment) -> Encoded {
    destination(name).encoder().encode(events, moment)
}

fn body(encoded: &Encoded) -> Value {
    serde_json::from_str(&text(encoded)).unwrap()
}

fn text(encoded: &Encoded) -> String {
    match &encoded.sending {
        Some(Sending::Request(request)) => match &request.body {
            Body::Json(body) => NativeHost.json(body),
            Body::Text(text) => text.clone(),
        },
        other => panic!("{other:?}"),
    }
}

/// An event with a text of that many bytes.
fn large(bytes: usize) -> Event {
    event(1, "Survey Answered", json!({"text": "x".repeat(bytes)}))
}

#[test]
fn all_events_arrive_in_requests_of_as_many_as_fit() {
    let all: Vec<Event> = (0..130)
        .map(|index| {
            event(
                index % 40 + 1,
                "Product Viewed",
                json!({"product_id": index, "price": 1, "text": "y".repeat(index * 10)}),
            )
        })
        .collect();
    for leaving in [false, true] {
        for (name, entry) in configured() {
            let backend = read(&entry);
            let encoder = backend.encoder();
            let moment = Moment {
                leaving,
                ..moment()
            };
            let mut rest = all.as_slice();
            let mut calls = 0;
            while !rest.is_empty() {
                let encoded = encoder.encode(rest, &moment);
                assert!(
                    (1..=encoder.limits().events).contains(&encoded.events),
                    "{name} {}",
                    encoded.events
                );
                assert!(
                    encoded.refused.is_empty() && encoded.sending.is_some(),
                    "{name}"
                );
                if let Some(Sending::Request(request)) = &encoded.sending {
                    let bytes = text(&encoded).len();
                    assert!(bytes <= encoder.limits().bytes + 1000, "{name} {bytes}");
                    assert!(!leaving || bytes <= 64_000, "{name} {bytes}");
                    let simple = request.headers.is_empty()
                        && (request.content_type == "text/plain"
                            || request
                                .content_type
                                .starts_with("application/x-www-form-urlencoded"));
                    // These know a body by its type; see the documentation.
                    let needs_type = name.starts_with("cloudevents")
                        || name.starts_with("snowplow")
                        || name == "mixpanel-import";
                    assert!(!leaving || simple || needs_type, "{name}");
                }
                rest = &rest[encoded.events..];
                calls += 1;
            }
            assert!(calls <= all.len(), "{name}");
        }
    }
}

#[test]
fn what_can_never_fit_is_refused_and_the_others_are_sent() {
    let table = [
        ("segment", 40_000),
        ("rudderstack", 40_000),
        ("webhook", 600_000),
        ("posthog", 1_000_000),
        ("mixpanel", 600_000),
        ("umami", 600_000),
    ];
    for (name, bytes) in table {
        let sent = [large(10), large(bytes), large(20)];
        let encoded = encode(name, &sent, &moment());
        assert_eq!(encoded.refused, [(1, Cause::TooLarge)], "{name}");
        assert_eq!(encoded.events, 3, "{name}");
        let alone = encode(name, &sent[1..2], &moment());
        assert_eq!(
            (alone.events, alone.refused, alone.sending),
            (1, vec![(0, Cause::TooLarge)], None),
            "{name}"
        );
    }
}

#[test]
fn a_page_that_is_left_sends_a_large_event_alone() {
    let moment = Moment {
        leaving: true,
        ..moment()
    };
    let encoded = encode("webhook", &[large(50_000), large(50_000)], &moment);
    assert_eq!((encoded.events, encoded.refused), (1, vec![]));
    let encoded = encode("webhook", &[large(100_000), large(5)], &moment);
    assert_eq!(
        (encoded.events, encoded.refused),
        (1, vec![]),
        "it is not refused, though the browser may"
    );
}

#[test]
fn ga4_s_names_values_and_counts_are_kept_with_a_word() {
    let mut properties = json!({"product_id": "p", "price": 2, "ga_own": 1, "1st": 2});
    for index in 0..30 {
        properties[format!("a parameter whose name is far too long, number {index:02}")] =
            "v".repeat(150).into();
        properties[format!("short{index}")] = "v".repeat(150).into();
    }
    let named = event(
        1,
        &"An Event Of The Page's Own With A Very Long Name".repeat(2),
        properties,
    );
    let encoded = encode("ga4-measurement-protocol", &[named], &moment());
    let body = body(&encoded);
    let made = &body["events"][0];
    assert_eq!(made["name"], "an_event_of_the_page_s_own_with_a_very_l");
    let parameters = made["params"].as_object().unwrap();
    assert!(parameters.len() <= 25, "{}", parameters.len());
    for (name, value) in parameters {
        assert!(
            name.len() <= 40 && value.as_str().is_none_or(|value| value.len() <= 100),
            "{name} {value}"
        );
        assert!(
            !name.starts_with("ga_") && name.starts_with(|first: char| first.is_ascii_lowercase()),
            "{name}"
        );
    }
    assert_eq!(encoded.shortened.len(), 3, "{:?}", encoded.shortened);
    let reserved = encode(
        "ga4-measurement-protocol",
        &[event(1, "session_start", json!({}))],
        &moment(),
    );
    assert_eq!(
        self::body(&reserved)["events"][0]["name"],
        "x_session_start"
    );
    let many = json!({"products": vec![json!({"product_id": "p"}); 300]});
    let encoded = encode(
        "ga4-measurement-protocol",
        &[event(1, "Cart Viewed", many)],
        &moment(),
    );
    assert_eq!(
        self::body(&encoded)["events"][0]["params"]["items"]
            .as_array()
            .unwrap()
            .len(),
        200
    );
}

#[test]
fn a_request_is_of_one_person_where_the_body_names_them_once() {
    let mut other = event(3, "Product Viewed", json!({"product_id": 1}));
    other.anonymous_id = "somebody-else".into();
    let sent = [
        event(1, "Survey Shown", json!({})),
        event(2, "Survey Shown", json!({})),
        other,
    ];
    for name in ["ga4-measurement-protocol", "rudderstack"] {
        assert_eq!(encode(name, &sent, &moment()).events, 2, "{name}");
    }
}

#[test]
fn what_is_too_old_for_its_time_is_sent_without_it() {
    let table = [
        ("matomo", 24 * HOUR, "cdt="),
        ("mixpanel", 5 * DAY, "%22time%22%3A1"),
        ("ga4-measurement-protocol", 72 * HOUR, "timestamp_micros"),
    ];
    let event = event(0, "Product Viewed", json!({"product_id": 1}));
    for (name, oldest, field) in table {
        for (age, has) in [(oldest - HOUR, true), (oldest + HOUR, false)] {
            let now = Instant::from_millis(START + age);
            let encoded = encode(
                name,
                std::slice::from_ref(&event),
                &Moment { now, ..moment() },
            );
            assert_eq!(text(&encoded).contains(field), has, "{name}");
            assert_eq!(encoded.shortened.len(), usize::from(!has), "{name}");
        }
    }
}

#[test]
fn times_are_in_the_unit_that_each_takes_and_by_the_corrected_clock() {
    let event = event(0, "Product Viewed", json!({"product_id": 1}));
    let moment = Moment {
        skew: 5000,
        ..moment()
    };
    let seconds = START / 1000 + 5;
    let table = [
        (
            "umami",
            format!("\"timestamp\":{seconds}}}").replace('}', ""),
        ),
        ("matomo", format!("cdt={seconds}&")),
        ("amplitude", format!("\"time\":{seconds}000,")),
        ("mixpanel-import", format!("\"time\":{seconds}000,")),
        (
            "ga4-measurement-protocol",
            format!("\"timestamp_micros\":{seconds}000000,"),
        ),
        ("snowplow", format!("\"dtm\":\"{seconds}000\"")),
        (
            "segment",
            "\"timestamp\":\"2026-11-20T10:00:05.000Z\"".into(),
        ),
        ("gorse", "\"Timestamp\":\"2026-11-20T10:00:05.000Z\"".into()),
    ];
    for (name, part) in table {
        let text = text(&encode(name, std::slice::from_ref(&event), &moment));
        assert!(text.contains(&part), "{name}: no {part} in {text}");
    }
}

#[test]
fn ids_that_mean_nobody_are_not_sent_as_somebody_s() {
    for id in ["undefined", "NULL", "0", " anonymous ", "lmy47d"] {
        let mut event = event(1, "Product Viewed", json!({"product_id": 1}));
        event.user_id = Some(id.into());
        let sent = [event];
        assert!(
            body(&encode("amplitude", &sent, &moment()))["events"][0]
                .get("user_id")
                .is_none()
        );
        let mixpanel = body(&encode("mixpanel-import", &sent, &moment()));
        assert_eq!(
            mixpanel[0]["properties"]["distinct_id"],
            "$device:019a9fbd-0c00-7aaa-8bbb-cccccccccccc"
        );
        let posthog = body(&encode("posthog", &sent, &moment()));
        assert_eq!(
            posthog["batch"][0]["distinct_id"],
            "019a9fbd-0c00-7aaa-8bbb-cccccccccccc"
        );
    }
}

#[test]
fn gorse_gets_feedback_of_products_only_and_no_ids_with_a_slash() {
    let sent = [
        event(1, "Survey Shown", json!({"survey_id": "s"})),
        event(2, "Product Viewed", json!({"product_id": "a/b"})),
        event(3, "Product Viewed", json!({"product_id": "c"})),
    ];
    let encoded = encode("gorse", &sent, &moment());
    assert_eq!(
        (encoded.events, &encoded.refused[..]),
        (3, &[(1, Cause::Invalid)][..])
    );
    assert_eq!(body(&encoded).as_array().unwrap().len(), 1);
    let nothing = encode("gorse", &sent[..1], &moment());
    assert_eq!(
        (nothing.events, nothing.sending, nothing.refused),
        (1, None, vec![])
    );
}

#[test]
fn mixpanel_gets_nothing_nested_deeper_than_three() {
    let deep = json!({"a": {"b": {"c": {"d": 1}}}, "list": [{"x": {"y": {"z": 1}}}]});
    let body = body(&encode(
        "mixpanel-import",
        &[event(1, "Own", deep)],
        &moment(),
    ));
    assert_eq!(body[0]["properties"]["a"]["b"]["c"], "{\"d\":1}");
}

#[test]
fn a_snowplow_product_without_a_price_becomes_a_structured_event() {
    let encoded = encode(
        "snowplow",
        &[event(1, "Product Viewed", json!({"product_id": "p"}))],
        &moment(),
    );
    let body = body(&encoded);
    assert_eq!(
        (&body["data"][0]["e"], &body["data"][0]["se_la"]),
        (&json!("se"), &json!("p"))
    );
    assert_eq!(encoded.shortened.len(), 1);
}

#[test]
fn umami_s_cache_is_told_again_but_not_where_a_page_is_left() {
    let sent = [event(1, "Survey Shown", json!({}))];
    for (leaving, count) in [(false, 1), (true, 0)] {
        let moment = Moment {
            leaving,
            remembered: "token",
            ..moment()
        };
        let encoded = encode("umami", &sent, &moment);
        let Some(Sending::Request(request)) = encoded.sending else {
            panic!("no request")
        };
        assert_eq!(request.headers.len(), count);
    }
}

/// Any text anywhere; nothing panics, and what is said of places is right.
#[test]
fn strange_events_are_encoded_too() {
    let strange = [
        json!(null),
        json!(7),
        json!([]),
        json!({}),
        json!({"products": [1, null, {}, {"product_id": {}}], "total": "x", "revenue": {}, "order_id": [], "query": 7}),
        json!({"product_id": null, "price": -1, "quantity": 1e300, "currency": "dollars"}),
    ];
    for (name, entry) in configured() {
        let backend = read(&entry);
        for mut event in events() {
            for properties in &strange {
                event.properties = serde_json::from_value(properties.clone()).unwrap();
                event.context = event.properties.clone().into();
                event.session_id = "é".into();
                let encoded = backend
                    .encoder()
                    .encode(std::slice::from_ref(&event), &moment());
                assert_eq!(encoded.events, 1, "{name} {}", event.name);
            }
        }
    }
}
