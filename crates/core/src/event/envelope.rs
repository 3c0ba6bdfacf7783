//! An event with all that a destination needs to know of it.

use crate::time::Instant;
use crate::value::{Value, object};

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
    /// Page, campaign, library, locale and consent; an object.
    pub context: Value,
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
            ("context", self.context.clone()),
        ]);
        if let (Value::Object(fields), Some(user)) = (&mut event, &self.user_id) {
            fields.push(("userId".into(), user.as_str().into()));
        }
        event
    }
}
