//! The Measurement Protocol: `POST /mp/collect`. Its `api_secret` must not be in a page, so a path of the shop's own
//! server passes requests on and adds `measurement_id` and `api_secret`.

use super::parameters::{name, parameters, user_properties};
use crate::destination::facts::{of_one_person, put, session_start, user};
use crate::destination::room::{Load, Room};
use crate::destination::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::event::Event;
use crate::event::names::IDENTIFIED;
use crate::read::{choice, record};
use crate::time::{HOUR, SECOND};
use crate::value::{Value, object};

choice! {
    /// The type of this destination.
    pub enum MeasurementProtocolType {
        /// Google Analytics 4, by the Measurement Protocol.
        MeasurementProtocol = "ga4-measurement-protocol",
    }
}

record! {
    /// Google Analytics 4 by the Measurement Protocol, behind a path of the shop's own server.
    pub struct MeasurementProtocol {
        /// Always `ga4-measurement-protocol`.
        pub kind: MeasurementProtocolType => "type",
        /// The path of the shop's own server that passes requests on to `https://www.google-analytics.com/mp/collect` and
        /// adds `measurement_id` and `api_secret`.
        pub url: String => "url",
    }
}

/// How far back an event may lie.
const OLDEST: i64 = 72 * HOUR;

impl Encode for MeasurementProtocol {
    fn address(&self) -> &str {
        &self.url
    }

    fn drops_repeats(&self) -> bool {
        false
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 25,
            bytes: 130_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let events = of_one_person(events);
        let mut traits = Vec::new();
        let mut load = Load::of(
            events,
            Room::of(self, moment),
            &mut |event, items, notes| {
                let mut fields = if event.name == IDENTIFIED {
                    traits = user_properties(event, moment.host, notes);
                    Vec::new()
                } else {
                    parameters(event, moment, notes)
                };
                let start = (session_start(event, moment) / SECOND) as f64;
                put(&mut fields, "session_id", moment.host.number_text(start));
                put(&mut fields, "engagement_time_msec", 1.0);
                let mut item = Vec::new();
                put(&mut item, "name", name(event, notes));
                let is_recent = moment.now.since(event.at) < OLDEST;
                if is_recent {
                    put(
                        &mut item,
                        "timestamp_micros",
                        (moment.millis(event) * 1000) as f64,
                    );
                } else {
                    notes.add("GA4 takes no times older than 72 hours: such events count when they arrive");
                }
                item.push(("params".into(), Value::Object(fields)));
                items.push(Value::Object(item));
                Ok(())
            },
        );
        let mut body = Vec::new();
        if let Some(first) = events.first() {
            put(&mut body, "client_id", first.anonymous_id.as_str());
            put(&mut body, "user_id", user(first));
        }
        if !traits.is_empty() {
            let traits = traits.into_iter();
            let traits = traits.map(|(name, value)| (name, object!([("value", value)])));
            put(
                &mut body,
                "user_properties",
                Value::Object(traits.collect()),
            );
        }
        put(&mut body, "events", load.take());
        load.send(Request {
            url: self.url.clone(),
            content_type: "text/plain",
            headers: Vec::new(),
            body: Body::Json(Value::Object(body)),
        })
    }
}
