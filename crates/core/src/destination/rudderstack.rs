//! RudderStack (<https://www.rudderstack.com/docs/api/http-api/>): `POST /v1/batch` with the write key in a header, and
//! where a page is left `POST /beacon/v1/batch`, which takes it in the address so that the request stays simple.

use super::base64::base64;
use super::facts::{base, of_one_person};
use super::message::{Dialect, message};
use super::room::{Load, Room};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::event::Event;
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::object;

choice! {
    /// The type of this destination.
    pub enum RudderStackType {
        /// RudderStack.
        RudderStack = "rudderstack",
    }
}

record! {
    /// RudderStack.
    pub struct RudderStack {
        /// Always `rudderstack`.
        pub kind: RudderStackType => "type",
        /// The URL of the data plane.
        pub url: String => "url",
        /// The write key of a JavaScript source. It may be in a page.
        pub key: String => "writeKey",
    }
}

impl Encode for RudderStack {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 100,
            bytes: 499_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        // A header names the visitor, by whom the data plane keeps the order.
        let events = of_one_person(events);
        let room = Room::of(self, moment).each(32_000);
        let mut load = Load::of(events, room, &mut |event, items, _| {
            items.push(message(event, moment, Dialect::RudderStack));
            Ok(())
        });
        let body = object!([
            ("batch", load.take().into()),
            ("sentAt", moment.sent_at().into()),
        ]);
        let address = base(&self.url);
        let body = Body::Json(body);
        if moment.leaving {
            let key = moment.host.uri_component(&self.key);
            return load.send(Request {
                url: concat(&[address, "/beacon/v1/batch?writeKey=", &key]),
                content_type: "text/plain",
                headers: Vec::new(),
                body,
            });
        }
        let key = base64(concat(&[&self.key, ":"]).as_bytes());
        let visitor = events.first().map_or("", |event| &event.anonymous_id);
        load.send(Request {
            url: concat(&[address, "/v1/batch"]),
            content_type: "application/json",
            headers: vec![
                ("Authorization", concat(&["Basic ", &key])),
                ("AnonymousId", base64(visitor.as_bytes())),
            ],
            body,
        })
    }
}
