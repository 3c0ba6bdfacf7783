//! Umami (<https://umami.is/docs/api/sending-stats>): `POST /api/batch`.

use super::facts::{base, cut, fields, host_of, locale, page, put};
use super::room::{Load, Notes, Room};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::delivery::{Answer, Cause, Outcome, Reply, Verdict};
use crate::event::Event;
use crate::event::names::{IDENTIFIED, PAGE_VIEWED};
use crate::read::{choice, record};
use crate::text::concat;
use crate::time::SECOND;
use crate::value::{Value, object};

choice! {
    /// The type of this destination.
    pub enum UmamiType {
        /// Umami.
        Umami = "umami",
    }
}

record! {
    /// Umami.
    pub struct Umami {
        /// Always `umami`.
        pub kind: UmamiType => "type",
        /// The id of the website, a UUID.
        pub website: String => "websiteId",
        /// Where Umami is: `https://cloud.umami.is`, an own installation, or a proxy.
        pub url: String => "url",
    }
}

const LONGEST_NAME: usize = 50;
const LONGEST_HOST: usize = 100;
const LONGEST_LANGUAGE: usize = 35;
const LONGEST_TEXT: usize = 500;

impl Umami {
    fn item(&self, event: &Event, moment: &Moment, notes: &mut Notes) -> Value {
        let url = page(event, "url");
        let mut payload = Vec::new();
        put(&mut payload, "website", self.website.as_str());
        put(&mut payload, "hostname", cut(host_of(url), LONGEST_HOST));
        put(
            &mut payload,
            "language",
            cut(locale(event), LONGEST_LANGUAGE),
        );
        put(&mut payload, "url", cut(url, LONGEST_TEXT));
        put(
            &mut payload,
            "title",
            cut(page(event, "title"), LONGEST_TEXT),
        );
        put(
            &mut payload,
            "referrer",
            cut(page(event, "referrer"), LONGEST_TEXT),
        );
        put(
            &mut payload,
            "timestamp",
            (moment.millis(event) / SECOND) as f64,
        );
        put(
            &mut payload,
            "id",
            event.user_id.as_deref().map(|id| cut(id, LONGEST_NAME)),
        );
        let is_page = event.name == PAGE_VIEWED;
        let is_identify = event.name == IDENTIFIED && event.user_id.is_some();
        if !is_page && !is_identify {
            let name = cut(&event.name, LONGEST_NAME);
            if name.len() < event.name.len() {
                notes.add("Umami takes names of at most 50 characters");
            }
            put(&mut payload, "name", name);
        }
        if !is_page && !fields(&event.properties).is_empty() {
            put(&mut payload, "data", event.properties.clone());
        }
        object!([
            (
                "type",
                if is_identify { "identify" } else { "event" }.into()
            ),
            ("payload", Value::Object(payload)),
        ])
    }
}

impl Encode for Umami {
    fn address(&self) -> &str {
        &self.url
    }

    fn drops_repeats(&self) -> bool {
        false
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 500_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        let mut load = Load::of(events, room, &mut |event, items, notes| {
            items.push(self.item(event, moment, notes));
            Ok(())
        });
        let body: Value = load.take().into();
        let mut headers = Vec::new();
        let content_type = if moment.leaving {
            "text/plain"
        } else {
            if !moment.remembered.is_empty() {
                headers.push(("x-umami-cache", moment.remembered.to_owned()));
            }
            "application/json"
        };
        load.send(Request {
            url: concat(&[base(&self.url), "/api/batch"]),
            content_type,
            headers,
            body: Body::Json(body),
        })
    }

    /// A batch is answered with how many of it were wrong, and which; what it takes for a robot's, with `beep`.
    fn classify(&self, reply: &Reply, sent: &[Event]) -> Outcome {
        let Reply::Answered(answer) = reply else {
            return Outcome::of(reply);
        };
        if !(200..300).contains(&answer.status) {
            return Outcome::of(reply);
        }
        if answer.body.get("beep").is_some() {
            return Outcome::All(Verdict::Drop(Cause::Invalid));
        }
        let mut verdicts = vec![Verdict::Accepted; sent.len()];
        let details = answer.body.get("details").and_then(Value::as_list);
        for detail in details.unwrap_or_default() {
            let index = detail.get("index").and_then(Value::as_number);
            // What is no index becomes one that is not there.
            let place = index.map_or(usize::MAX, |index| index as usize);
            if let Some(verdict) = verdicts.get_mut(place) {
                *verdict = Verdict::Drop(Cause::Invalid);
            }
        }
        Outcome::Each(verdicts)
    }

    fn reads_body(&self) -> bool {
        true
    }

    fn remember(&self, answer: &Answer) -> Option<String> {
        let cache = answer.body.get("cache").and_then(Value::as_text)?;
        // It goes into a header, which has no line breaks and no other alphabet.
        let fits = cache.len() <= 4096 && cache.bytes().all(|byte| (33..127).contains(&byte));
        fits.then(|| cache.to_owned())
    }
}
