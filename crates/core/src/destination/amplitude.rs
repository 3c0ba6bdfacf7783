//! Amplitude's HTTP API, version 2 (<https://amplitude.com/docs/apis/analytics/http-v2>).

use super::facts::{cut, locale, number, put, session_start, user};
use super::room::{Load, Notes, Room};
use super::vocabulary::{Backend, name_in, value_in};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::VERSION;
use crate::delivery::{Answer, Cause, Outcome, Reply, Verdict};
use crate::event::Event;
use crate::event::names::{EXPERIMENT_VIEWED, IDENTIFIED, ORDER_COMPLETED};
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::{Value, object};

choice! {
    /// The type of this destination.
    pub enum AmplitudeType {
        /// Amplitude.
        Amplitude = "amplitude",
    }
}

record! {
    /// Amplitude.
    pub struct Amplitude {
        /// Always `amplitude`.
        pub kind: AmplitudeType => "type",
        /// The project's API key. It may be in a page; the secret key may not.
        pub key: String => "apiKey",
        /// Where events are posted; `https://api.eu.amplitude.com/2/httpapi` in the EU, or a proxy.
        pub url: String => "url" = "https://api2.amplitude.com/2/httpapi".into(),
    }
}

const LONGEST_TEXT: usize = 1024;
const MOST_DEPTH: usize = 40;

impl Amplitude {
    fn event(&self, event: &Event, moment: &Moment, notes: &mut Notes) -> Value {
        let name = name_in(Backend::Amplitude, &event.name).unwrap_or(&event.name);
        let mut item = Vec::new();
        put(&mut item, "event_type", name);
        put(&mut item, "device_id", event.anonymous_id.as_str());
        put(&mut item, "user_id", user(event));
        put(&mut item, "time", moment.millis(event) as f64);
        put(&mut item, "session_id", session_start(event, moment) as f64);
        put(&mut item, "event_id", event.seq);
        put(&mut item, "insert_id", event.id.as_str());
        put(&mut item, "library", concat(&["awning/", VERSION]));
        put(&mut item, "platform", "Web");
        put(&mut item, "language", locale(event));
        let properties = shorten(&event.properties, MOST_DEPTH, notes);
        if event.name == IDENTIFIED {
            put(
                &mut item,
                "user_properties",
                object!([("$set", properties)]),
            );
            return Value::Object(item);
        }
        let mut fields = match properties {
            Value::Object(fields) => fields,
            _ => Vec::new(),
        };
        if event.name == EXPERIMENT_VIEWED {
            for (own, source) in [("flag_key", "experiment_id"), ("variant", "variation_id")] {
                put(&mut fields, own, event.properties.get(source).cloned());
            }
        }
        for (own, part) in [
            ("[Amplitude] Page URL", "url"),
            ("[Amplitude] Page Path", "path"),
            ("[Amplitude] Page Title", "title"),
            ("referrer", "referrer"),
        ] {
            put(
                &mut fields,
                own,
                cut(super::facts::page(event, part), LONGEST_TEXT),
            );
        }
        super::facts::put_campaign(&mut fields, event);
        put(&mut item, "event_properties", Value::Object(fields));
        if event.name == ORDER_COMPLETED {
            let properties = &event.properties;
            put(&mut item, "revenue", value_in("Amplitude", properties));
            put(&mut item, "revenueType", "purchase");
            put(&mut item, "currency", properties.get("currency").cloned());
            put(&mut item, "quantity", number(properties, "quantity"));
        }
        Value::Object(item)
    }
}

/// The value with no text longer, and nothing nested deeper, than Amplitude takes.
fn shorten(value: &Value, depth: usize, notes: &mut Notes) -> Value {
    match value {
        Value::Text(text) if cut(text, LONGEST_TEXT).len() < text.len() => {
            notes.add("Amplitude takes text of at most 1,024 characters");
            cut(text, LONGEST_TEXT).into()
        }
        Value::List(_) | Value::Object(_) if depth == 0 => {
            notes.add("Amplitude takes properties that are nested at most 40 deep");
            Value::Null
        }
        Value::List(items) => {
            let items = items.iter().map(|item| shorten(item, depth - 1, notes));
            Value::List(items.collect())
        }
        Value::Object(fields) => {
            let mut short = Vec::new();
            for (name, value) in fields {
                short.push((name.clone(), shorten(value, depth - 1, notes)));
            }
            Value::Object(short)
        }
        other => other.clone(),
    }
}

impl Encode for Amplitude {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 1000,
            bytes: 990_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        let mut load = Load::of(events, room, &mut |event, items, notes| {
            items.push(self.event(event, moment, notes));
            Ok(())
        });
        let body = object!([
            ("api_key", self.key.as_str().into()),
            ("events", load.take().into()),
            ("options", object!([("min_id_length", 1.0.into())])),
            ("client_upload_time", moment.sent_at().into()),
        ]);
        let content_type = if moment.leaving {
            "text/plain"
        } else {
            "application/json"
        };
        load.send(Request {
            url: self.url.clone(),
            content_type,
            headers: Vec::new(),
            body: Body::Json(body),
        })
    }

    /// A 400 lists by place what is wrong, and takes none of the batch; a 429 names those who have had enough today.
    fn classify(&self, reply: &Reply, sent: &[Event]) -> Outcome {
        match reply {
            Reply::Answered(answer) if answer.status == 400 => {
                each(answer, sent, Cause::Invalid, &|index, _| {
                    listed(&answer.body, index)
                })
            }
            Reply::Answered(answer) if answer.status == 429 => {
                let over = |event: &Event| {
                    let mut quotas =
                        ["exceeded_daily_quota_users", "exceeded_daily_quota_devices"].iter();
                    quotas.any(|name| {
                        let quota = answer.body.get(name).unwrap_or(&Value::Null);
                        let user = event.user_id.as_deref().and_then(|user| quota.get(user));
                        user.or_else(|| quota.get(&event.anonymous_id)).is_some()
                    })
                };
                each(answer, sent, Cause::Limited, &|_, event| over(event))
            }
            _ => Outcome::of(reply),
        }
    }

    fn reads_body(&self) -> bool {
        true
    }
}

/// Drops those that are to be dropped, and sends the others again; what the status says, if there are none.
fn each(
    answer: &Answer,
    sent: &[Event],
    cause: Cause,
    is_dropped: &dyn Fn(usize, &Event) -> bool,
) -> Outcome {
    let dropped: Vec<bool> = sent
        .iter()
        .enumerate()
        .map(|(index, event)| is_dropped(index, event))
        .collect();
    if !dropped.contains(&true) {
        return Outcome::of(&Reply::Answered(answer.clone()));
    }
    let verdicts = dropped.iter().map(|dropped| {
        if *dropped {
            Verdict::Drop(cause)
        } else {
            Verdict::Retry {
                after: answer.pause(),
            }
        }
    });
    Outcome::Each(verdicts.collect())
}

/// Whether an event is among those that are wrong.
fn listed(body: &Value, index: usize) -> bool {
    let has = |list: &Value| {
        let list = list.as_list().unwrap_or_default();
        list.iter()
            .any(|place| place.as_number() == Some(index as f64))
    };
    const BY_FIELD: [&str; 3] = [
        "events_with_invalid_fields",
        "events_with_missing_fields",
        "events_with_invalid_id_lengths",
    ];
    let by_field = BY_FIELD.iter().filter_map(|name| body.get(name));
    by_field
        .flat_map(super::facts::fields)
        .any(|(_, list)| has(list))
        || body.get("silenced_events").is_some_and(has)
}
