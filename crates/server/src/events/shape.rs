//! One event, in the documented shape of the webhook destination.

use jiff::Timestamp;
use serde_json::{Map, Value};
use thiserror::Error;
use uuid::Uuid;

/// The longest text, in characters, of a name or an identifier.
const MAX_TEXT: usize = 200;

/// The largest sequence number: JavaScript's largest exact integer.
const MAX_SEQ: u64 = (1 << 53) - 1;

/// How many characters of a wrong value an error shows.
const SHOWN: usize = 60;

/// Something that happened on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The message's UUID, version 7, in lower case; the same when it is sent again.
    pub id: String,
    /// What happened, such as `Product Viewed`.
    pub name: String,
    /// When, by the visitor's clock: RFC 3339 in UTC with milliseconds.
    pub time: String,
    /// The place in its session.
    pub seq: u64,
    /// The browser.
    pub anonymous_id: String,
    /// The person, if known.
    pub user_id: Option<String>,
    /// The visit.
    pub session_id: String,
    /// What the event says.
    pub properties: Map<String, Value>,
    /// Where it was: page, campaign, library, locale, consent.
    pub context: Map<String, Value>,
}

/// What is wrong with an event.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EventError {
    /// It is not an object.
    #[error("events[{index}]: found {found}, expected an object")]
    NotAnObject {
        /// Its place in the batch, from 0.
        index: usize,
        /// What it is.
        found: String,
    },
    /// A field that it must have is not there.
    #[error("events[{index}].{field}: missing, expected {expected}")]
    Missing {
        /// Its place in the batch, from 0.
        index: usize,
        /// The field.
        field: &'static str,
        /// What should be there.
        expected: &'static str,
    },
    /// A field is something else than it must be.
    #[error("events[{index}].{field}: found {found}, expected {expected}")]
    Wrong {
        /// Its place in the batch, from 0.
        index: usize,
        /// The field.
        field: &'static str,
        /// What is there.
        found: String,
        /// What should be.
        expected: &'static str,
    },
}

impl Event {
    /// Reads the event at `index` of a batch. Fields that the shape does not have are not kept.
    pub fn parse(index: usize, value: Value) -> Result<Self, EventError> {
        let Value::Object(object) = value else {
            return Err(EventError::NotAnObject {
                index,
                found: show(&value),
            });
        };
        let mut fields = Fields { index, object };
        Ok(Self {
            id: fields.read("id", "a UUID of version 7", uuid_v7)?,
            name: fields.read("name", TEXT, text)?,
            time: fields.read("time", TIME, time)?,
            seq: fields.read(
                "seq",
                "a whole number from 0 to 9007199254740991",
                whole_number,
            )?,
            anonymous_id: fields.read("anonymousId", TEXT, text)?,
            user_id: fields.read_optional("userId", TEXT, text)?,
            session_id: fields.read("sessionId", TEXT, text)?,
            properties: fields.take_object("properties")?,
            context: fields.take_object("context")?,
        })
    }
}

const TEXT: &str = "a text of 1 to 200 characters";
pub(super) const TIME: &str = "an RFC 3339 date and time such as \"2026-01-31T09:30:00.000Z\"";

struct Fields {
    index: usize,
    object: Map<String, Value>,
}

impl Fields {
    fn read<T>(
        &self,
        field: &'static str,
        expected: &'static str,
        parse: fn(&Value) -> Option<T>,
    ) -> Result<T, EventError> {
        let missing = EventError::Missing {
            index: self.index,
            field,
            expected,
        };
        let value = self.object.get(field).ok_or(missing)?;
        parse(value).ok_or_else(|| self.wrong(field, value, expected))
    }

    fn read_optional<T>(
        &self,
        field: &'static str,
        expected: &'static str,
        parse: fn(&Value) -> Option<T>,
    ) -> Result<Option<T>, EventError> {
        match self.object.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(_) => self.read(field, expected, parse).map(Some),
        }
    }

    /// An object that is not there is an empty one.
    fn take_object(&mut self, field: &'static str) -> Result<Map<String, Value>, EventError> {
        match self.object.shift_remove(field) {
            None => Ok(Map::new()),
            Some(Value::Object(object)) => Ok(object),
            Some(other) => Err(self.wrong(field, &other, "an object")),
        }
    }

    fn wrong(&self, field: &'static str, value: &Value, expected: &'static str) -> EventError {
        EventError::Wrong {
            index: self.index,
            field,
            found: show(value),
            expected,
        }
    }
}

fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let fits = !text.trim().is_empty() && text.chars().count() <= MAX_TEXT;
    fits.then(|| text.to_owned())
}

fn uuid_v7(value: &Value) -> Option<String> {
    let text = value.as_str().filter(|text| text.len() == 36)?;
    let id = Uuid::try_parse(text).ok()?;
    (id.get_version_num() == 7).then(|| id.hyphenated().to_string())
}

/// Reads a time and prints it in the one form that sorts as text.
pub(super) fn time(value: &Value) -> Option<String> {
    let instant: Timestamp = value.as_str()?.parse().ok()?;
    Some(print_time(instant))
}

/// RFC 3339 in UTC with milliseconds.
pub(super) fn print_time(instant: Timestamp) -> String {
    format!("{instant:.3}")
}

/// A whole number in either of JSON's spellings: not every sender knows integers, and `17.0` is one.
fn whole_number(value: &Value) -> Option<u64> {
    let whole = |number: &f64| number.fract() == 0.0 && *number >= 0.0 && *number <= MAX_SEQ as f64;
    let number = value
        .as_u64()
        .or_else(|| value.as_f64().filter(whole).map(|number| number as u64))?;
    (number <= MAX_SEQ).then_some(number)
}

/// A value as JSON, cut where it is long.
pub(super) fn show(value: &Value) -> String {
    let json = value.to_string();
    if json.chars().count() <= SHOWN {
        return json;
    }
    json.chars().take(SHOWN).chain(['…']).collect()
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;
