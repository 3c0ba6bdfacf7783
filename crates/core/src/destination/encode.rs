//! What every destination can do: make the next request of the events that wait, and say what its reply means.

use crate::delivery::{Answer, Cause, Outcome, Reply};
use crate::event::Event;
use crate::time::Instant;
use crate::value::Value;

use super::Sending;

/// What encoders take from the JavaScript engine, so that a page downloads none of it.
pub trait Host {
    /// `JSON.stringify(value)`.
    fn json(&self, value: &Value) -> String;

    /// `new Date(millis).toISOString()`: RFC 3339, UTC, with milliseconds.
    fn rfc_3339(&self, at: Instant) -> String;

    /// `encodeURIComponent(text)`.
    fn uri_component(&self, text: &str) -> String;

    /// `String(number)`.
    fn number_text(&self, number: f64) -> String;
}

/// What a request is made under.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// The time by the visitor's clock.
    pub now: Instant,
    /// What is to be added to the visitor's clock, in milliseconds: 0 unless it is off by more than a minute.
    pub skew: i64,
    /// Whether the page is being left: then a request must be CORS-simple, because no preflight can be awaited.
    pub leaving: bool,
    /// Which try this is, from 1.
    pub attempt: u32,
    /// A UUID that stays the same on every try of the same events.
    pub request_id: &'a str,
    /// What the destination asked to be told again, see [`Encode::remember`]; empty if nothing.
    pub remembered: &'a str,
    /// The JavaScript engine.
    pub host: &'a dyn Host,
}

impl Moment<'_> {
    /// The time of sending, by the corrected clock.
    pub fn sent_at(&self) -> String {
        self.host.rfc_3339(self.now.plus(self.skew))
    }

    /// When an event happened, by the corrected clock: RFC 3339, UTC, with milliseconds.
    pub fn time(&self, event: &Event) -> String {
        self.host.rfc_3339(event.at.plus(self.skew))
    }

    /// The same in milliseconds since 1970.
    pub fn millis(&self, event: &Event) -> i64 {
        event.at.plus(self.skew).millis()
    }
}

/// The next request of some events.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoded {
    /// How many of the events it is about, from the first on; at least one.
    pub events: usize,
    /// What is to be sent; `None` if all of them are refused.
    pub sending: Option<Sending>,
    /// Which of them it leaves out, by their place, because the destination could never take them, and why.
    pub refused: Vec<(usize, Cause)>,
    /// What was shortened to fit the destination, in a sentence each; told once.
    pub shortened: Vec<String>,
}

impl Encoded {
    /// A request that carries that many events whole.
    pub fn whole(events: usize, sending: impl Into<Sending>) -> Self {
        Self {
            events,
            sending: Some(sending.into()),
            refused: Vec::new(),
            shortened: Vec::new(),
        }
    }
}

/// How much a destination takes in one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Events.
    pub events: usize,
    /// Bytes of the body.
    pub bytes: usize,
}

/// A destination: a pure encoder and a pure classifier.
pub trait Encode {
    /// Where it is, for a person.
    fn address(&self) -> &str;

    /// How much it takes in one request.
    fn limits(&self) -> Limits;

    /// The next request: as many of the events, from the first on, as fit into one. There is at least one event.
    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded;

    /// What a reply means for the events that [`encode`](Self::encode) put into the request, those refused not counted.
    fn classify(&self, reply: &Reply, sent: &[Event]) -> Outcome {
        let _ = sent;
        Outcome::of(reply)
    }

    /// Whether [`classify`](Self::classify) looks at the reply's body.
    fn reads_body(&self) -> bool {
        false
    }

    /// The name of a header of the reply that it looks at, in lower case.
    fn reads_header(&self) -> Option<&'static str> {
        None
    }

    /// Whether it drops an event that it has already, by its id; otherwise that one counts twice.
    fn drops_repeats(&self) -> bool {
        true
    }

    /// What a reply asks to be told again with the next request.
    fn remember(&self, answer: &Answer) -> Option<String> {
        let _ = answer;
        None
    }
}
