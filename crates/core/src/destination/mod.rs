//! Destinations: where events go. One file each, with a pure encoder (events to a request) and a pure classifier
//! (reply to verdict).
//!
//! - `webhook`: any server that takes Awning's own JSON

mod webhook;

use crate::delivery::{Reply, Verdict};
use crate::event::Event;
use crate::read::{Read, Reader};
use crate::value::Value;

pub use webhook::Webhook;

/// A request that a destination's encoder asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// The body's media type. `text/plain` keeps a cross-origin request simple, so that it needs no preflight, which
    /// a page that is being left could not wait for.
    pub content_type: &'static str,
    /// The body, to be written as JSON.
    pub body: Value,
}

/// Where events go.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// A server that takes Awning's own JSON.
    Webhook(Webhook),
}

impl Destination {
    /// The request that delivers these events.
    pub fn encode(&self, events: &[Event], sent_at: String) -> Request {
        match self {
            Self::Webhook(webhook) => webhook.encode(events, sent_at),
        }
    }

    /// Where it is, for a person.
    pub fn address(&self) -> &str {
        match self {
            Self::Webhook(webhook) => &webhook.url,
        }
    }

    /// What its reply means for them.
    pub fn classify(&self, reply: Reply) -> Verdict {
        match self {
            Self::Webhook(webhook) => webhook.classify(reply),
        }
    }
}

impl Read for Destination {
    const EXPECTED: &'static str = "a destination with a \"type\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value.get("type").and_then(Value::as_text) {
            Some("webhook") => Webhook::read(value, at).map(Self::Webhook),
            _ => {
                at.object(value)?;
                let found = value.get("type").unwrap_or(&Value::Null).describe();
                at.note(found, "a \"type\" that is one of webhook");
                None
            }
        }
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Destination {
    fn schema() -> Value {
        Webhook::schema()
    }
}
