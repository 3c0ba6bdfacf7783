//! Sensors Analytics (<https://manual.sensorsdata.cn/sa/docs/tech_sdk_client_web_use>): calls of the web SDK that the
//! page has.

use super::facts::{Letters, fields, flat, identifier, put};
use super::room::{Load, Notes, Room};
use super::{Call, Encode, Encoded, Limits, Moment, Sending};
use crate::event::Event;
use crate::event::names::{IDENTIFIED, PAGE_VIEWED};
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::Value;

choice! {
    /// The type of this destination.
    pub enum SensorsType {
        /// Sensors Analytics.
        Sensors = "sensors",
    }
}

record! {
    /// Sensors Analytics, through the web SDK that the page has.
    pub struct Sensors {
        /// Always `sensors`.
        pub kind: SensorsType => "type",
        /// The SDK's global name.
        pub global: String => "global" = "sensors".into(),
        /// Whether page views are sent, as `page_viewed`: where the page calls `quick('autoTrack')`, the SDK counts them itself.
        pub page_views: bool => "pageViews" = false,
    }
}

const LONGEST_NAME: usize = 100;
/// Bytes of a text.
const LONGEST_TEXT: usize = 8191;

/// Names that the SDK keeps for itself.
const RESERVED: [&str; 15] = [
    "date",
    "datetime",
    "device_id",
    "distinct_id",
    "event",
    "events",
    "first_id",
    "id",
    "original_id",
    "properties",
    "second_id",
    "time",
    "user_id",
    "users",
    "length",
];

impl Sensors {
    fn call(&self, function: &str, arguments: Vec<Value>) -> Call {
        Call::Function {
            path: concat(&[&self.global, ".", function]),
            arguments,
        }
    }

    fn calls(&self, event: &Event, moment: &Moment, notes: &mut Notes) -> Vec<Call> {
        let mut calls = Vec::new();
        let properties = properties(&event.properties, moment, notes);
        if event.name == IDENTIFIED {
            if let Some(user) = &event.user_id {
                calls.push(self.call("login", vec![user.as_str().into()]));
            }
            calls.push(self.call("setProfile", vec![Value::Object(properties)]));
            return calls;
        }
        let mut properties = properties;
        put(&mut properties, "awning_event_id", event.id.as_str());
        put(&mut properties, "awning_event_time", moment.time(event));
        put(
            &mut properties,
            "awning_session_id",
            event.session_id.as_str(),
        );
        let name = own_name(&event.name, notes).into();
        calls.push(self.call("track", vec![name, Value::Object(properties)]));
        calls
    }
}

fn own_name(name: &str, notes: &mut Notes) -> String {
    let mut own = identifier(name, Letters::Ascii);
    if RESERVED.contains(&own.as_str())
        || own.starts_with("user_group")
        || own.starts_with("user_tag")
    {
        own.insert_str(0, "x_");
    }
    if own.len() > LONGEST_NAME {
        own.truncate(LONGEST_NAME);
        notes.add("Sensors takes names of at most 100 characters");
    }
    own
}

/// Texts, numbers, flags and lists of texts; of anything else, JSON.
fn properties(value: &Value, moment: &Moment, notes: &mut Notes) -> Vec<(String, Value)> {
    let mut own = Vec::new();
    for (name, value) in fields(value) {
        let value = match value {
            Value::List(items) => {
                let items = items.iter().map(|item| match item {
                    Value::Text(text) => Value::from(text.as_str()),
                    other => moment.host.json(other).into(),
                });
                Value::List(items.map(|item| short(item, notes)).collect())
            }
            other => short(flat(other, moment.host), notes),
        };
        put(&mut own, &own_name(name, notes), value);
    }
    own
}

fn short(value: Value, notes: &mut Notes) -> Value {
    match value {
        Value::Text(mut text) if text.len() > LONGEST_TEXT => {
            let mut end = LONGEST_TEXT;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(end);
            notes.add("Sensors takes text of at most 8,191 bytes");
            text.into()
        }
        other => other,
    }
}

impl Encode for Sensors {
    fn address(&self) -> &str {
        "the page's Sensors SDK"
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 1_000_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let mut calls = Vec::new();
        let load = Load::of(
            events,
            Room::of(self, moment),
            &mut |event, items, notes| {
                if event.name != PAGE_VIEWED || self.page_views {
                    calls.extend(self.calls(event, moment, notes));
                    items.push(Value::Null);
                }
                Ok(())
            },
        );
        load.send(Sending::Calls(calls))
    }
}
