//! Gorse (<https://gorse.io/docs/api/restful-api.html>): `POST /api/feedback`. Its key gives full access, so a path of the
//! shop's own server passes requests on and adds it. What is not about a product is no feedback, and is not sent.

use super::facts::{Letters, base, identifier, number, person, products, put, text};
use super::room::{Load, Notes, Room};
use super::vocabulary::{Backend, name_in};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::delivery::Cause;
use crate::document::Map;
use crate::event::Event;
use crate::event::names::PRODUCT_LIST_VIEWED;
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::Value;

choice! {
    /// The type of this destination.
    pub enum GorseFeedbackType {
        /// Gorse.
        Gorse = "gorse",
    }
}

record! {
    /// Feedback for Gorse, behind a path of the shop's own server: its key gives full access and must not be in a page.
    pub struct GorseFeedback {
        /// Always `gorse`.
        pub kind: GorseFeedbackType => "type",
        /// What stands before `/api/feedback`: the path of the shop's own server that passes requests on to Gorse and adds
        /// the key.
        pub url: String => "url",
        /// Gorse's types of feedback by event, where they differ from those of the table: `{"Product Added": "star"}`.
        pub feedback: Map<String> => "feedback",
    }
}

impl GorseFeedback {
    fn feedback(
        &self,
        event: &Event,
        moment: &Moment,
        items: &mut Vec<Value>,
        notes: &mut Notes,
    ) -> Result<(), Cause> {
        // A list that was shown says nothing of each product in it: those have impressions of their own.
        if event.name == PRODUCT_LIST_VIEWED {
            return Ok(());
        }
        let named = self.feedback.get(&event.name).map(String::as_str);
        let kind = match named.or_else(|| name_in(Backend::Gorse, &event.name)) {
            Some(kind) => kind.to_owned(),
            None => identifier(&event.name, Letters::Ascii),
        };
        for product in products(event) {
            let Some(id) = text(product, "product_id", moment.host) else {
                continue;
            };
            if id.contains('/') || person(event).contains('/') {
                notes.add("Gorse takes no ids with a slash: what is of those is not sent");
                return Err(Cause::Invalid);
            }
            let value = match kind.as_str() {
                "rating" => number(product, "rating"),
                "purchase" | "cart" => number(product, "quantity"),
                _ => None,
            };
            let mut item = Vec::new();
            put(&mut item, "FeedbackType", kind.as_str());
            put(&mut item, "UserId", person(event));
            put(&mut item, "ItemId", id);
            put(&mut item, "Value", value.unwrap_or(1.0));
            put(&mut item, "Timestamp", moment.time(event));
            items.push(Value::Object(item));
        }
        Ok(())
    }
}

impl Encode for GorseFeedback {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 100,
            bytes: 500_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        let mut load = Load::of(events, room, &mut |event, items, notes| {
            self.feedback(event, moment, items, notes)
        });
        let body: Value = load.take().into();
        load.send(Request {
            url: concat(&[base(&self.url), "/api/feedback"]),
            content_type: if moment.leaving {
                "text/plain"
            } else {
                "application/json"
            },
            headers: Vec::new(),
            body: Body::Json(body),
        })
    }
}
