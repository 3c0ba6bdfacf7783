//! Mixpanel's ingestion API (<https://developer.mixpanel.com/reference/ingestion-api>): `/track`, which takes the
//! project's token, and `/import` through a proxy, which answers for each event.

use super::facts::{base, fields, page, person, put, put_campaign, user};
use super::room::{Load, Notes, Room};
use super::vocabulary::{Backend, name_in};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::delivery::{Cause, Outcome, Reply, Verdict};
use crate::event::Event;
use crate::event::names::EXPERIMENT_VIEWED;
use crate::read::{choice, record};
use crate::text::concat;
use crate::time::DAY;
use crate::value::{Value, object};

choice! {
    /// The type of this destination.
    pub enum MixpanelType {
        /// Mixpanel.
        Mixpanel = "mixpanel",
    }
}

choice! {
    /// Which of Mixpanel's interfaces takes the events.
    pub enum MixpanelApi {
        /// `/track`, with the project's token.
        Track = "track",
        /// `/import`, which answers for each event. It needs a secret: `url` is the path of the shop's own server that
        /// passes requests on to `https://api.mixpanel.com/import?strict=1&project_id=…` and adds it.
        Import = "import",
    }
}

record! {
    /// Mixpanel.
    pub struct Mixpanel {
        /// Always `mixpanel`.
        pub kind: MixpanelType => "type",
        /// The project's token. It may be in a page; a service account's secret may not.
        pub token: String => "token",
        /// Where Mixpanel is: `https://api-eu.mixpanel.com` in the EU, or a proxy; for `import`, the whole address.
        pub url: String => "url" = "https://api-js.mixpanel.com".into(),
        /// Which of its interfaces takes the events.
        pub api: MixpanelApi => "api" = MixpanelApi::Track,
    }
}

/// What `/track` takes no times before.
const OLDEST: i64 = 5 * DAY;
const MOST_PROPERTIES: usize = 250;
const MOST_DEPTH: usize = 3;

impl Mixpanel {
    fn event(&self, event: &Event, moment: &Moment, notes: &mut Notes) -> Value {
        let name = name_in(Backend::Mixpanel, &event.name).unwrap_or(&event.name);
        let device = event.anonymous_id.as_str();
        let mut own = Vec::new();
        if self.api == MixpanelApi::Track {
            put(&mut own, "token", self.token.as_str());
        }
        if self.api == MixpanelApi::Import || moment.now.since(event.at) < OLDEST {
            put(&mut own, "time", moment.millis(event) as f64);
        } else {
            put(&mut own, "original_time", moment.time(event));
            notes.add("Mixpanel takes no times older than 5 days: such events count when they arrive, with their time as original_time");
        }
        let distinct = match user(event) {
            Some(user) => user.to_owned(),
            None => concat(&["$device:", person(event)]),
        };
        put(&mut own, "distinct_id", distinct);
        put(&mut own, "$device_id", device);
        put(&mut own, "$user_id", user(event));
        put(&mut own, "$insert_id", event.id.as_str());
        put(&mut own, "$current_url", page(event, "url"));
        put(&mut own, "$referrer", page(event, "referrer"));
        put(&mut own, "current_page_title", page(event, "title"));
        put(&mut own, "mp_lib", "awning");
        put_campaign(&mut own, event);
        if event.name == EXPERIMENT_VIEWED {
            for (name, source) in [
                ("Experiment name", "experiment_id"),
                ("Variant name", "variation_id"),
            ] {
                put(&mut own, name, event.properties.get(source).cloned());
            }
        }
        for (name, value) in fields(&event.properties) {
            put(&mut own, name, nested(value, MOST_DEPTH - 1, moment));
        }
        if own.len() > MOST_PROPERTIES {
            own.truncate(MOST_PROPERTIES);
            notes.add("Mixpanel takes fewer than 255 properties of an event");
        }
        object!([("event", name.into()), ("properties", Value::Object(own))])
    }
}

/// The value, with what is nested deeper than Mixpanel takes as JSON text.
fn nested(value: &Value, depth: usize, moment: &Moment) -> Value {
    match value {
        Value::List(_) | Value::Object(_) if depth == 0 => moment.host.json(value).into(),
        Value::List(items) => {
            let items = items.iter().map(|item| match item {
                // A list of objects is one step, not two.
                Value::Object(fields) => object_of(fields, depth, moment),
                item => nested(item, depth - 1, moment),
            });
            Value::List(items.collect())
        }
        Value::Object(fields) => object_of(fields, depth, moment),
        other => other.clone(),
    }
}

fn object_of(fields: &[(String, Value)], depth: usize, moment: &Moment) -> Value {
    let fields = fields
        .iter()
        .map(|(name, value)| (name.clone(), nested(value, depth - 1, moment)));
    Value::Object(fields.collect())
}

impl Encode for Mixpanel {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: match self.api {
                MixpanelApi::Track => 50,
                MixpanelApi::Import => 2000,
            },
            bytes: 990_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = match self.api {
            MixpanelApi::Track => Room::of(self, moment).swelling(2),
            MixpanelApi::Import => Room::of(self, moment),
        };
        let mut load = Load::of(events, room, &mut |event, items, notes| {
            items.push(self.event(event, moment, notes));
            Ok(())
        });
        let list: Value = load.take().into();
        let request = match self.api {
            MixpanelApi::Track => {
                let json = moment.host.json(&list);
                let data = concat(&["data=", &moment.host.uri_component(&json)]);
                Request {
                    url: concat(&[base(&self.url), "/track/?verbose=1"]),
                    content_type: "application/x-www-form-urlencoded",
                    headers: Vec::new(),
                    body: Body::Text(data),
                }
            }
            MixpanelApi::Import => Request {
                url: self.url.clone(),
                content_type: "application/json",
                headers: Vec::new(),
                body: Body::Json(list),
            },
        };
        load.send(request)
    }

    /// `/track` answers 200 to what is wrong too, and says so with `status: 0`; `/import` lists in a 400 which of the
    /// events failed, and has stored the others.
    fn classify(&self, reply: &Reply, sent: &[Event]) -> Outcome {
        let Reply::Answered(answer) = reply else {
            return Outcome::of(reply);
        };
        let failed = answer.body.get("failed_records").and_then(Value::as_list);
        match (self.api, answer.status, failed) {
            (MixpanelApi::Track, 200..300, _)
                if answer.body == Value::Number(0.0)
                    || answer.body.get("status").and_then(Value::as_number) == Some(0.0) =>
            {
                Outcome::All(Verdict::Drop(Cause::Invalid))
            }
            (MixpanelApi::Import, 400, Some(failed)) if !failed.is_empty() => {
                let verdicts = sent.iter().enumerate().map(|(index, event)| {
                    let is_failed = failed.iter().any(|record| {
                        let place = record.get("index").and_then(Value::as_number);
                        let id = record.get("insert_id").and_then(Value::as_text);
                        id == Some(&event.id) || place == Some(index as f64)
                    });
                    if is_failed {
                        Verdict::Drop(Cause::Invalid)
                    } else {
                        Verdict::Accepted
                    }
                });
                Outcome::Each(verdicts.collect())
            }
            _ => Outcome::of(reply),
        }
    }

    fn reads_body(&self) -> bool {
        true
    }
}
