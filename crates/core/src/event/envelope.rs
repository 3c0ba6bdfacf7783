//! An event with all that a destination needs to know of it.

use super::Context;
use crate::destination::Host;
use crate::json;
use crate::time::Instant;
use crate::value::{Value, object};

/// So many bytes of JSON most events have beside their context.
const USUAL: usize = 512;

/// One thing that happened, ready to be encoded.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// UUID version 7; stays the same on every retry, so that a receiver can drop repeats.
    pub id: String,
    /// Its name in the vocabulary, or the page's own.
    pub name: String,
    /// When it happened, by the visitor's clock.
    pub at: Instant,
    /// Its place among the events of its session, from 1.
    pub seq: u32,
    /// The visitor's id on this site.
    pub anonymous_id: String,
    /// Who the visitor said they are.
    pub user_id: Option<String>,
    /// The session's id.
    pub session_id: String,
    /// What the page said of it; an object.
    pub properties: Value,
    /// Page, campaign, library, locale and consent.
    pub context: Context,
}

impl Event {
    /// The event in Awning's own JSON, the form of the webhook; `time` is when it happened, in RFC 3339.
    pub fn to_value(&self, time: String) -> Value {
        let mut event = object!([
            ("id", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("time", time.into()),
            ("seq", self.seq.into()),
            ("anonymousId", self.anonymous_id.as_str().into()),
            ("sessionId", self.session_id.as_str().into()),
            ("properties", self.properties.clone()),
            ("context", Value::clone(&self.context)),
        ]);
        if let (Value::Object(fields), Some(user)) = (&mut event, &self.user_id) {
            fields.push(("userId".into(), user.as_str().into()));
        }
        event
    }
    /// The same as JSON text, with when it happened, in one form or another, under that name.
    pub fn to_json(&self, when: &str, at: &Value, host: &dyn Host) -> String {
        let number_text = |number: f64| host.number_text(number);
        let context = self.context.text(host);
        // Most events say little beside it: the text is not to be moved as it grows.
        let mut text = String::with_capacity(context.len() + USUAL);
        text.push('{');
        let mut add = |name: &str, value: &dyn Fn(&mut String)| {
            if text.len() > 1 {
                text.push(',');
            }
            json::write_text(name, &mut text);
            text.push(':');
            value(&mut text);
        };
        add("id", &|text| json::write_text(&self.id, text));
        add("name", &|text| json::write_text(&self.name, text));
        add(when, &|text| json::write(at, text, &number_text));
        add("seq", &|text| {
            json::write(&self.seq.into(), text, &number_text)
        });
        add("anonymousId", &|text| {
            json::write_text(&self.anonymous_id, text)
        });
        add("sessionId", &|text| {
            json::write_text(&self.session_id, text)
        });
        add("properties", &|text| {
            json::write(&self.properties, text, &number_text)
        });
        add("context", &|text| text.push_str(context));
        if let Some(user) = &self.user_id {
            add("userId", &|text| json::write_text(user, text));
        }
        text.push('}');
        text
    }
}
