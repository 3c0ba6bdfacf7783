//! PostHog (<https://posthog.com/docs/api/capture>): `POST /batch/`, or capture version 1, which answers for each event.

use super::facts::{base, host_of, page, person, put, put_campaign, user};
use super::room::{Load, Room};
use super::vocabulary::{Backend, name_in};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::VERSION;
use crate::delivery::{Cause, Outcome, Reply, Verdict};
use crate::event::Event;
use crate::read::{choice, record};
use crate::text::concat;
use crate::value::{Value, object};

choice! {
    /// The type of this destination.
    pub enum PostHogType {
        /// PostHog.
        PostHog = "posthog",
    }
}

choice! {
    /// Which of PostHog's interfaces takes the events.
    pub enum PostHogApi {
        /// `/batch/`, which every PostHog has.
        Batch = "batch",
        /// `/i/v1/analytics/events`, which answers for each event, so that only those are sent again that it asks for.
        /// Where a page is left, `/batch/` is used instead, because that one needs no preflight.
        CaptureV1 = "capture-v1",
    }
}

record! {
    /// PostHog.
    pub struct PostHog {
        /// Always `posthog`.
        pub kind: PostHogType => "type",
        /// The project's key, `phc_…`. It may be in a page; a personal key, `phx_…`, may not.
        pub key: String => "key",
        /// Where PostHog is: `https://eu.i.posthog.com` in the EU, an own installation, or a proxy.
        pub url: String => "url" = "https://us.i.posthog.com".into(),
        /// Which of its interfaces takes the events.
        pub api: PostHogApi => "api" = PostHogApi::Batch,
    }
}

impl PostHog {
    fn event(&self, event: &Event, moment: &Moment) -> Value {
        let name = name_in(Backend::PostHog, &event.name).unwrap_or(&event.name);
        let mut more = properties(event, name);
        if name == "$identify" {
            put(&mut more, "$anon_distinct_id", event.anonymous_id.as_str());
            put(&mut more, "$set", event.properties.clone());
        } else if user(event).is_none() {
            // Without one, PostHog would make a person of every visitor.
            put(&mut more, "$process_person_profile", false);
        }
        object!([
            ("event", name.into()),
            ("distinct_id", person(event).into()),
            ("properties", Value::Object(more)),
            ("timestamp", moment.time(event).into()),
            ("uuid", event.id.as_str().into()),
        ])
    }

    fn is_v1(&self, moment: &Moment) -> bool {
        self.api == PostHogApi::CaptureV1 && !moment.leaving
    }
}

/// The properties, with those that PostHog's own reports go by.
fn properties(event: &Event, name: &str) -> Vec<(String, Value)> {
    let mut fields = match &event.properties {
        Value::Object(fields) if name != "$identify" => fields.clone(),
        _ => Vec::new(),
    };
    let own: &[(&str, &str)] = match name {
        "$feature_flag_called" => &[
            ("$feature_flag", "experiment_id"),
            ("$feature_flag_response", "variation_id"),
        ],
        "survey shown" | "survey sent" | "survey dismissed" => &[("$survey_id", "survey_id")],
        _ => &[],
    };
    for (name, source) in own {
        put(&mut fields, name, event.properties.get(source).cloned());
    }
    let url = page(event, "url");
    for (name, value) in [
        ("$lib", "awning"),
        ("$lib_version", VERSION),
        ("$current_url", url),
        ("$host", host_of(url)),
        ("$pathname", page(event, "path")),
        ("title", page(event, "title")),
        ("$referrer", page(event, "referrer")),
        ("$session_id", &event.session_id),
        ("$device_id", &event.anonymous_id),
    ] {
        put(&mut fields, name, value);
    }
    put_campaign(&mut fields, event);
    fields
}

impl Encode for PostHog {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 100,
            bytes: 900_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        let mut load = Load::of(events, room, &mut |event, items, _| {
            items.push(self.event(event, moment));
            Ok(())
        });
        let batch: Value = load.take().into();
        if self.is_v1(moment) {
            let attempt = moment.attempt.max(1).to_string();
            return load.send(Request {
                url: concat(&[base(&self.url), "/i/v1/analytics/events"]),
                content_type: "application/json",
                headers: vec![
                    ("Authorization", concat(&["Bearer ", &self.key])),
                    ("PostHog-Sdk-Info", concat(&["awning/", VERSION])),
                    ("PostHog-Attempt", attempt),
                    ("PostHog-Request-Id", moment.request_id.to_owned()),
                    ("PostHog-Request-Timestamp", moment.sent_at()),
                ],
                body: Body::Json(object!([
                    ("created_at", moment.sent_at().into()),
                    ("batch", batch)
                ])),
            });
        }
        load.send(Request {
            url: concat(&[base(&self.url), "/batch/"]),
            content_type: "text/plain",
            headers: Vec::new(),
            body: Body::Json(object!([
                ("api_key", self.key.as_str().into()),
                ("batch", batch),
                ("sent_at", moment.sent_at().into()),
            ])),
        })
    }

    /// Capture version 1 says `ok`, `drop`, `limited` or `retry` of each event, by its id; what it does not name, it has.
    fn classify(&self, reply: &Reply, sent: &[Event]) -> Outcome {
        let Reply::Answered(answer) = reply else {
            return Outcome::of(reply);
        };
        let results = answer.body.get("results");
        let Some(results) = results.filter(|_| (200..300).contains(&answer.status)) else {
            return Outcome::of(reply);
        };
        let each = sent.iter().map(|event| {
            let result = results.get(&event.id).unwrap_or(&Value::Null);
            let result = result.get("result").unwrap_or(result).as_text();
            match result {
                Some("retry") => Verdict::Retry {
                    after: answer.pause(),
                },
                Some("drop") => Verdict::Drop(Cause::Invalid),
                Some("limited") => Verdict::Drop(Cause::Limited),
                _ => Verdict::Accepted,
            }
        });
        Outcome::Each(each.collect())
    }

    fn reads_body(&self) -> bool {
        self.api == PostHogApi::CaptureV1
    }
}
