//! Segment's HTTP API (<https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/>), as its own
//! library in a page uses it: `POST /v1/b`, `text/plain`, the write key in the body.

use super::message::{Dialect, message};
use super::room::{Load, Room};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::event::Event;
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::object;

choice! {
    /// The type of this destination.
    pub enum SegmentType {
        /// Segment.
        Segment = "segment",
    }
}

record! {
    /// Segment.
    pub struct Segment {
        /// Always `segment`.
        pub kind: SegmentType => "type",
        /// The write key of a JavaScript source. It may be in a page.
        pub key: String => "writeKey",
        /// What stands before `/b`; `https://events.eu1.segmentapis.com/v1` in the EU, or a proxy.
        pub url: String => "url" = "https://api.segment.io/v1".into(),
    }
}

impl Encode for Segment {
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
        let room = Room::of(self, moment).each(32_000);
        let mut load = Load::of(events, room, &mut |event, items, _| {
            items.push(message(event, moment, Dialect::Segment));
            Ok(())
        });
        let body = object!([
            ("batch", load.take().into()),
            ("writeKey", self.key.as_str().into()),
            ("sentAt", moment.sent_at().into()),
        ]);
        load.send(Request {
            url: concat(&[super::facts::base(&self.url), "/b"]),
            content_type: "text/plain",
            headers: Vec::new(),
            body: Body::Json(body),
        })
    }
}
