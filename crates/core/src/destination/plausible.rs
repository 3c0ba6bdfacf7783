//! Plausible (<https://plausible.io/docs/events-api>): `POST /api/event`, one event each. It has no field for the time:
//! events count when they arrive.

use super::facts::{base, cut, fields, flat, page, put, text};
use super::room::{Load, Notes, Room};
use super::vocabulary::value_in;
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::delivery::{Cause, Outcome, Reply, Verdict};
use crate::event::Event;
use crate::event::names::{
    ORDER_COMPLETED, PAGE_ENGAGED, PAGE_ERROR, PAGE_VIEWED, SCROLL_DEPTH_REACHED, WEB_VITALS,
};
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::{Value, object};

choice! {
    /// The type of this destination.
    pub enum PlausibleType {
        /// Plausible.
        Plausible = "plausible",
    }
}

record! {
    /// Plausible.
    pub struct Plausible {
        /// Always `plausible`.
        pub kind: PlausibleType => "type",
        /// The site's domain, as Plausible has it.
        pub domain: String => "domain",
        /// Where Plausible is: an own installation, or a proxy.
        pub url: String => "url" = "https://plausible.io".into(),
        /// The currency of amounts that name none.
        pub currency: crate::money::Currency => "currency" = crate::money::Currency::EUR,
    }
}

const MOST_PROPERTIES: usize = 30;
const LONGEST_NAME: usize = 300;
const LONGEST_VALUE: usize = 2000;
const LONGEST_URL: usize = 2000;
/// Of an event's name.
const LONGEST_EVENT: usize = 120;

impl Plausible {
    fn event(&self, event: &Event, moment: &Moment, notes: &mut Notes) -> Value {
        let is_page = event.name == PAGE_VIEWED;
        let name = if is_page { "pageview" } else { &event.name };
        let mut item = Vec::new();
        put(&mut item, "domain", self.domain.as_str());
        put(&mut item, "name", cut(name, LONGEST_EVENT));
        put(&mut item, "url", cut(page(event, "url"), LONGEST_URL));
        put(
            &mut item,
            "referrer",
            cut(page(event, "referrer"), LONGEST_URL),
        );
        let mut properties = Vec::new();
        for (name, value) in fields(&event.properties) {
            let is_page_s = matches!(name.as_str(), "url" | "path" | "referrer");
            if is_page && is_page_s {
                continue;
            }
            let value = match flat(value, moment.host) {
                Value::Text(text) if cut(&text, LONGEST_VALUE).len() < text.len() => {
                    notes.add("Plausible takes values of at most 2,000 characters");
                    cut(&text, LONGEST_VALUE).into()
                }
                other => other,
            };
            put(&mut properties, cut(name, LONGEST_NAME), value);
        }
        if properties.len() > MOST_PROPERTIES {
            properties.truncate(MOST_PROPERTIES);
            notes.add("Plausible takes at most 30 properties of an event");
        }
        put(&mut item, "props", Value::Object(properties));
        if event.name == ORDER_COMPLETED
            && let Some(value) = value_in("Plausible", &event.properties)
        {
            let currency = text(&event.properties, "currency", moment.host);
            let currency = currency.unwrap_or_else(|| self.currency.code().into());
            let revenue = object!([
                ("currency", currency.into()),
                ("amount", moment.host.number_text(value).into()),
            ]);
            put(&mut item, "revenue", revenue);
        }
        // What was only shown, or happened by itself, says nothing of whether the visitor stayed.
        let by_itself = [SCROLL_DEPTH_REACHED, PAGE_ENGAGED, PAGE_ERROR, WEB_VITALS];
        if event.name.ends_with(" Impression")
            || event.name.ends_with(" Viewed") && !is_page
            || by_itself.contains(&event.name.as_str())
        {
            put(&mut item, "interactive", false);
        }
        Value::Object(item)
    }
}

impl Encode for Plausible {
    fn address(&self) -> &str {
        &self.url
    }

    fn drops_repeats(&self) -> bool {
        false
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 1,
            bytes: 100_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        let mut load = Load::of(events, room, &mut |event, items, notes| {
            items.push(self.event(event, moment, notes));
            Ok(())
        });
        let body = load.take().into_iter().next().unwrap_or_default();
        load.send(Request {
            url: concat(&[base(&self.url), "/api/event"]),
            content_type: "text/plain",
            headers: Vec::new(),
            body: Body::Json(body),
        })
    }

    /// It answers 202 to what it drops too, and says so in a header.
    fn classify(&self, reply: &Reply, _: &[Event]) -> Outcome {
        match reply {
            Reply::Answered(answer)
                if (200..300).contains(&answer.status)
                    && answer
                        .header
                        .as_deref()
                        .is_some_and(|header| header.trim_ascii() == "1") =>
            {
                Outcome::All(Verdict::Drop(Cause::Invalid))
            }
            _ => Outcome::of(reply),
        }
    }

    fn reads_header(&self) -> Option<&'static str> {
        Some("x-plausible-dropped")
    }
}
