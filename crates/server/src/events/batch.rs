//! The body that a page sends: `{"sentAt": …, "events": […]}`.

use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

use super::shape::{Event, TIME, show, time};

/// The largest body, in bytes.
pub const MAX_BYTES: usize = 512 * 1024;

/// The most events in a body.
pub const MAX_EVENTS: usize = 500;

/// What a body says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The events that are of the documented shape.
    pub events: Vec<Event>,
    /// Those that are not.
    pub rejected: Vec<Rejected>,
}

/// An event that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Its place in the batch, from 0.
    pub index: usize,
    /// Its id, if it has one that is a text.
    pub id: Option<String>,
    /// What is wrong with it.
    pub error: String,
}

/// Why a body is not a batch.
#[derive(Debug, Error)]
pub enum BatchError {
    /// It is not JSON.
    #[error("the body is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// It is JSON of another shape.
    #[error("{field}: found {found}, expected {expected}")]
    Shape {
        /// The part at fault.
        field: &'static str,
        /// What is there.
        found: String,
        /// What should be.
        expected: &'static str,
    },
    /// It has more events than are taken at once.
    #[error(
        "events: found {0} events, expected at most {MAX_EVENTS}; send them in several batches"
    )]
    TooMany(usize),
}

impl Batch {
    /// Reads a body. Each event is judged by itself: one that is wrong does not cost the others.
    pub fn parse(body: &[u8]) -> Result<Self, BatchError> {
        let mut whole: Value = serde_json::from_slice(body)?;
        if !whole.is_object() {
            let expected = "an object {\"sentAt\": …, \"events\": […]}";
            return Err(BatchError::Shape {
                field: "the body",
                found: show(&whole),
                expected,
            });
        }
        let sent_at = whole.get("sentAt").unwrap_or(&Value::Null);
        if time(sent_at).is_none() {
            return Err(BatchError::Shape {
                field: "sentAt",
                found: show(sent_at),
                expected: TIME,
            });
        }
        let events = match whole.get_mut("events").map(Value::take) {
            Some(Value::Array(events)) => events,
            other => {
                let found = show(&other.unwrap_or_default());
                return Err(BatchError::Shape {
                    field: "events",
                    found,
                    expected: "a list of events",
                });
            }
        };
        if events.len() > MAX_EVENTS {
            return Err(BatchError::TooMany(events.len()));
        }
        let mut batch = Self::default();
        for (index, value) in events.into_iter().enumerate() {
            let id = value.get("id").and_then(Value::as_str).map(str::to_owned);
            match Event::parse(index, value) {
                Ok(event) => batch.events.push(event),
                Err(error) => batch.rejected.push(Rejected {
                    index,
                    id,
                    error: error.to_string(),
                }),
            }
        }
        Ok(batch)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_body_of_another_shape_says_what_is_wrong_with_it() {
        for (body, message) in [
            (
                "{",
                "the body is not JSON: EOF while parsing an object at line 1 column 1",
            ),
            (
                "[]",
                "the body: found [], expected an object {\"sentAt\": …, \"events\": […]}",
            ),
            (
                r#"{"events": []}"#,
                "sentAt: found null, expected an RFC 3339 date and time such as \"2026-01-31T09:30:00.000Z\"",
            ),
            (
                r#"{"sentAt": "2026-01-31T09:30:00Z"}"#,
                "events: found null, expected a list of events",
            ),
            (
                r#"{"sentAt": "2026-01-31T09:30:00Z", "events": 5}"#,
                "events: found 5, expected a list of events",
            ),
        ] {
            let error = Batch::parse(body.as_bytes()).map_err(|error| error.to_string());
            assert_eq!(error, Err(message.to_owned()));
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_not_followed() {
        let body = format!("{{\"sentAt\":{}", "[".repeat(100_000));
        assert!(matches!(
            Batch::parse(body.as_bytes()),
            Err(BatchError::NotJson(_))
        ));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_body_is_a_batch_or_an_error(body in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Batch::parse(&body);
        }

        #[test]
        fn every_event_is_taken_or_rejected(events in prop::collection::vec("(\\{\\}|1|null|\\{\"id\":\"x\"\\})", 0..20)) {
            let body = format!("{{\"sentAt\":\"2026-01-31T09:30:00Z\",\"events\":[{}]}}", events.join(","));
            let batch = Batch::parse(body.as_bytes()).unwrap_or_default();
            prop_assert_eq!(batch.events.len() + batch.rejected.len(), events.len());
        }
    }
}
