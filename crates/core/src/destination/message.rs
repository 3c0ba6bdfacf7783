//! A message as Segment and RudderStack have it (<https://segment.com/docs/connections/spec/common/>).

use super::Moment;
use super::facts::put;
use super::vocabulary::{Backend, name_in};
use crate::event::Event;
use crate::value::{Value, object};

/// Whose message it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Segment's.
    Segment,
    /// RudderStack's.
    RudderStack,
}

/// The message of an event: `track`, or `page` and `identify` where the event is that.
pub(super) fn message(event: &Event, moment: &Moment, dialect: Dialect) -> Value {
    let call = name_in(Backend::Segment, &event.name).unwrap_or("track");
    let mut fields = Vec::new();
    put(&mut fields, "type", call);
    if call == "track" {
        put(&mut fields, "event", event.name.as_str());
    }
    put(&mut fields, "messageId", event.id.as_str());
    put(&mut fields, "anonymousId", event.anonymous_id.as_str());
    put(&mut fields, "userId", event.user_id.as_deref());
    let properties = if call == "identify" {
        "traits"
    } else {
        "properties"
    };
    put(&mut fields, properties, event.properties.clone());
    put(&mut fields, "context", context(event));
    let time = match dialect {
        Dialect::Segment => "timestamp",
        Dialect::RudderStack => {
            put(&mut fields, "channel", "web");
            put(&mut fields, "integrations", object!([("All", true.into())]));
            "originalTimestamp"
        }
    };
    put(&mut fields, time, moment.time(event));
    Value::Object(fields)
}

/// The context in Segment's words: consent by category, and the order within the session beside it.
fn context(event: &Event) -> Value {
    let mut fields = Vec::new();
    for (name, value) in super::facts::fields(&event.context) {
        let value = match name.as_str() {
            "consent" => object!([("categoryPreferences", value.clone())]),
            _ => value.clone(),
        };
        put(&mut fields, name, value);
    }
    let session = object!([
        ("id", event.session_id.as_str().into()),
        ("seq", event.seq.into()),
    ]);
    put(&mut fields, "session", session);
    Value::Object(fields)
}
