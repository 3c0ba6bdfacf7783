//! An event with all that a destination needs to know of it.

use std::cell::OnceCell;
use std::rc::Rc;

use super::Context;
use crate::destination::Host;
use crate::json;
use crate::text::concat;
use crate::time::Instant;
use crate::value::{Value, object};

/// So many bytes of JSON most events have beside their context.
const USUAL: usize = 384;

/// So many bytes stand around the fields and the context of one, with the time.
const AROUND: usize = 48;

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
    /// What was written of it.
    pub written: Written,
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

    /// What of its JSON is the same wherever it goes: all but the time and the context, without the braces around it.
    /// Written once; an event does not change after that.
    pub fn fields(&self, host: &dyn Host) -> &str {
        self.written
            .0
            .get_or_init(|| self.write_fields(host).into())
    }

    fn write_fields(&self, host: &dyn Host) -> String {
        let number_text = |number: f64| host.number_text(number);
        let mut text = String::with_capacity(USUAL);
        let mut add = |name: &str, value: &dyn Fn(&mut String)| {
            if !text.is_empty() {
                text.push(',');
            }
            json::write_text(name, &mut text);
            text.push(':');
            value(&mut text);
        };
        add("id", &|text| json::write_text(&self.id, text));
        add("name", &|text| json::write_text(&self.name, text));
        add("seq", &|text| {
            json::write(&self.seq.into(), text, &number_text)
        });
        add("anonymousId", &|text| {
            json::write_text(&self.anonymous_id, text)
        });
        add("sessionId", &|text| {
            json::write_text(&self.session_id, text)
        });
        if let Some(user) = &self.user_id {
            add("userId", &|text| json::write_text(user, text));
        }
        add("properties", &|text| {
            json::write(&self.properties, text, &number_text)
        });
        text
    }

    /// About how many bytes it has in Awning's own JSON.
    pub fn size(&self, host: &dyn Host) -> usize {
        self.fields(host).len() + self.context.text(host).len() + AROUND
    }

    /// The event in Awning's own JSON, as text; `time` is when it happened, in RFC 3339.
    pub fn to_json(&self, time: &str, host: &dyn Host) -> String {
        let fields = self.fields(host);
        let context = self.context.text(host);
        concat(&[
            "{\"time\":\"",
            time,
            "\",",
            fields,
            ",\"context\":",
            context,
            "}",
        ])
    }
}

/// What is written of an event, once. It says what the event's fields say.
#[derive(Clone, Debug, Default)]
pub struct Written(OnceCell<Rc<str>>);

impl PartialEq for Written {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::destination::NativeHost;

    fn event() -> Event {
        Event {
            id: "7".into(),
            name: "Product Viewed".into(),
            at: Instant::from_millis(0),
            seq: 7,
            anonymous_id: "a".into(),
            user_id: Some("kim \"k\"".into()),
            session_id: "s".into(),
            properties: object!([("price", 24.95.into())]),
            context: object!([("locale", "nl".into())]).into(),
            written: Written::default(),
        }
    }

    #[test]
    fn its_text_says_what_its_value_says() {
        let event = event();
        let time = "2025-11-22T10:00:00.000Z";
        let text: Value = serde_json::from_str(&event.to_json(time, &NativeHost)).unwrap();
        let sorted = |value: Value| {
            let Value::Object(mut fields) = value else {
                panic!("no object");
            };
            fields.sort_by(|(name, _), (other, _)| name.cmp(other));
            fields
        };
        assert_eq!(sorted(text), sorted(event.to_value(time.into())));
    }

    #[test]
    fn its_size_is_that_of_its_text_or_a_little_more() {
        let event = event();
        let text = event.to_json("2025-11-22T10:00:00.000Z", &NativeHost);
        let size = event.size(&NativeHost);
        assert!(
            (text.len()..text.len() + 16).contains(&size),
            "{size}: {text}"
        );
    }
}
