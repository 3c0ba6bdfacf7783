#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::json;

use super::*;

fn whole() -> Value {
    json!({
        "id": "018F6D7C-1234-7ABC-8DEF-0123456789AB", "name": "Product Viewed", "time": "2026-03-01T10:00:00+01:00", "seq": 17,
        "anonymousId": "a1", "userId": null, "sessionId": "s1", "properties": {"product_id": "1"}, "context": {"locale": "en"}
    })
}

#[test]
fn an_event_of_the_documented_shape_is_read_and_its_id_and_time_are_made_comparable() {
    let event = Event::parse(0, whole()).unwrap();
    assert_eq!(event.id, "018f6d7c-1234-7abc-8def-0123456789ab");
    assert_eq!(event.time, "2026-03-01T09:00:00.000Z");
    assert_eq!((event.seq, event.user_id), (17, None));
    assert_eq!(Value::Object(event.properties), json!({"product_id": "1"}));
    assert_eq!(Value::Object(event.context), json!({"locale": "en"}));
}

#[test]
fn properties_and_context_may_be_absent() {
    let mut event = whole();
    let object = event.as_object_mut().unwrap();
    object.remove("properties");
    object.remove("context");
    assert!(Event::parse(0, event).unwrap().properties.is_empty());
}

#[test]
fn a_sequence_number_may_be_spelled_as_a_fraction_of_nothing() {
    let mut event = whole();
    event["seq"] = json!(17.0);
    assert_eq!(Event::parse(0, event).unwrap().seq, 17);
}

#[test]
fn a_fault_names_the_event_the_field_what_was_found_and_what_was_expected() {
    for (field, value, message) in [
        (
            "id",
            json!(5),
            "events[3].id: found 5, expected a UUID of version 7",
        ),
        (
            "id",
            json!("9a1f6d7c-1234-4abc-8def-0123456789ab"),
            "events[3].id: found \"9a1f6d7c-1234-4abc-8def-0123456789ab\", expected a UUID of version 7",
        ),
        (
            "id",
            Value::Null,
            "events[3].id: found null, expected a UUID of version 7",
        ),
        (
            "name",
            json!(" "),
            "events[3].name: found \" \", expected a text of 1 to 200 characters",
        ),
        (
            "name",
            json!("x".repeat(201)),
            &format!(
                "events[3].name: found \"{}…, expected a text of 1 to 200 characters",
                "x".repeat(59)
            ),
        ),
        (
            "time",
            json!("yesterday"),
            "events[3].time: found \"yesterday\", expected an RFC 3339 date and time such as \"2026-01-31T09:30:00.000Z\"",
        ),
        (
            "seq",
            json!(-1),
            "events[3].seq: found -1, expected a whole number from 0 to 9007199254740991",
        ),
        (
            "seq",
            json!(1.5),
            "events[3].seq: found 1.5, expected a whole number from 0 to 9007199254740991",
        ),
        (
            "userId",
            json!(7),
            "events[3].userId: found 7, expected a text of 1 to 200 characters",
        ),
        (
            "properties",
            json!([]),
            "events[3].properties: found [], expected an object",
        ),
        (
            "context",
            json!(null),
            "events[3].context: found null, expected an object",
        ),
    ] {
        let mut event = whole();
        event[field] = value;
        assert_eq!(Event::parse(3, event).unwrap_err().to_string(), message);
    }
    let mut event = whole();
    event.as_object_mut().unwrap().remove("sessionId");
    let missing = Event::parse(0, event).unwrap_err().to_string();
    assert_eq!(
        missing,
        "events[0].sessionId: missing, expected a text of 1 to 200 characters"
    );
    assert_eq!(
        Event::parse(1, json!([])).unwrap_err().to_string(),
        "events[1]: found [], expected an object"
    );
}
