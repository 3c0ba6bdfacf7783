//! Snowplow (<https://docs.snowplow.io/docs/fundamentals/canonical-event/>): tracker protocol 2, `POST
//! /com.snowplowanalytics.snowplow/tp2`, with e-commerce events and entities of Snowplow's own schemas.
//!
//! The enrichment knows a payload by its content type, so it stays `application/json` where a page is left.
//!
//! - `entity`: the e-commerce entities
//! - `payload`: an event as tracker protocol 2 has it

mod entity;
mod payload;

use super::facts::base;
use super::room::{Load, Room};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::event::Event;
use crate::money::Currency;
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::{Value, object};

choice! {
    /// The type of this destination.
    pub enum SnowplowType {
        /// Snowplow.
        Snowplow = "snowplow",
    }
}

record! {
    /// A Snowplow collector.
    pub struct Snowplow {
        /// Always `snowplow`.
        pub kind: SnowplowType => "type",
        /// The URL of the collector.
        pub url: String => "url",
        /// The id of the application.
        pub app: String => "appId" = "awning".into(),
        /// The vendor of your own schemas, such as `com.example`: then what Snowplow has no schema for is sent as
        /// `iglu:com.example/survey_shown/jsonschema/1-0-0` with the event's properties. Without one it is a structured
        /// event, which needs no schema.
        pub vendor: Option<String> => "vendor",
        /// The currency of products that name none: Snowplow's schema requires one.
        pub currency: Currency => "currency" = Currency::EUR,
    }
}

impl Encode for Snowplow {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 100,
            bytes: 500_000, // collectors take a megabyte, and enriched events are larger
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        let sent_at = moment
            .host
            .number_text(moment.now.plus(moment.skew).millis() as f64);
        let mut load = Load::of(events, room, &mut |event, items, notes| {
            items.push(self.payload(event, moment, &sent_at, notes));
            Ok(())
        });
        let body = object!([
            (
                "schema",
                "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4".into()
            ),
            ("data", load.take().into()),
        ]);
        load.send(Request {
            url: concat(&[base(&self.url), "/com.snowplowanalytics.snowplow/tp2"]),
            content_type: "application/json; charset=UTF-8",
            headers: Vec::new(),
            body: Body::Json(body),
        })
    }
}

/// A value that says its schema.
fn described(schema: &str, data: Value) -> Value {
    object!([
        ("schema", concat(&["iglu:", schema]).into()),
        ("data", data),
    ])
}
