//! CloudEvents 1.0 in batches (<https://github.com/cloudevents/spec>: JSON format, section 4; HTTP binding, section
//! 3.3). A receiver tells the mode by the content type, so it stays the same where a page is left.

use super::facts::{Letters, identifier, put, subject};
use super::room::{Load, Room};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::event::Event;
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::Value;

choice! {
    /// The type of this destination.
    pub enum CloudEventsType {
        /// CloudEvents 1.0.
        CloudEvents = "cloudevents",
    }
}

record! {
    /// Any server that takes CloudEvents 1.0 in batches.
    pub struct CloudEvents {
        /// Always `cloudevents`.
        pub kind: CloudEventsType => "type",
        /// Where batches are posted.
        pub url: String => "url",
        /// The `source` of each event, a URI; the address of its page, if not said.
        pub source: Option<String> => "source",
        /// What stands before the event's name in `type`: `com.example.shop.` makes `com.example.shop.product_viewed`.
        pub prefix: String => "prefix" = "awning.".into(),
    }
}

impl CloudEvents {
    fn event(&self, event: &Event, moment: &Moment) -> Value {
        let url = super::facts::page(event, "url");
        let page = if url.is_empty() { "awning" } else { url };
        let mut fields = Vec::new();
        put(&mut fields, "specversion", "1.0");
        put(&mut fields, "id", event.id.as_str());
        put(
            &mut fields,
            "source",
            self.source.as_deref().unwrap_or(page),
        );
        let name = identifier(&event.name, Letters::Ascii);
        put(&mut fields, "type", concat(&[&self.prefix, &name]));
        put(&mut fields, "subject", subject(event, moment.host));
        put(&mut fields, "time", moment.time(event));
        put(&mut fields, "datacontenttype", "application/json");
        put(&mut fields, "data", event.to_value(moment.time(event)));
        Value::Object(fields)
    }
}

impl Encode for CloudEvents {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 500_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        let mut load = Load::of(events, room, &mut |event, items, _| {
            items.push(self.event(event, moment));
            Ok(())
        });
        let body: Value = load.take().into();
        load.send(Request {
            url: self.url.clone(),
            content_type: "application/cloudevents-batch+json",
            headers: Vec::new(),
            body: Body::Json(body),
        })
    }
}
