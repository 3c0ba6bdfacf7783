//! A server that takes Awning's own JSON: `{"sentAt": …, "events": […]}`, or an event a line; any 2xx accepts the batch.

use super::room::{Load, Room};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::event::Event;
use crate::json;
use crate::read::{choice, record};
use crate::time::Instant;

/// So many bytes stand around the events of a body.
const FRAME: usize = 64;

choice! {
    /// The type of this destination.
    pub enum WebhookType {
        /// A server that takes Awning's own JSON.
        Webhook = "webhook",
    }
}

choice! {
    /// How a batch is written.
    pub enum Format {
        /// `{"sentAt": …, "events": […]}`.
        Json = "json",
        /// An event a line, each a JSON object (NDJSON), for what loads files as they are.
        Ndjson = "ndjson",
    }
}

record! {
    /// A server that takes Awning's own JSON.
    pub struct Webhook {
        /// Always `webhook`.
        pub kind: WebhookType => "type",
        /// Where batches are posted.
        pub url: String => "url",
        /// How a batch is written.
        pub format: Format => "format" = Format::Json,
    }
}

impl Encode for Webhook {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 500,
            bytes: 500_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        // Many that happen in the same millisecond are written with one time.
        let mut known = (Instant::default(), String::new());
        let mut load = Load::of(events, room, &mut |event, items, _| {
            let (at, time) = &mut known;
            if *at != event.at || time.is_empty() {
                (*at, *time) = (event.at, moment.time(event));
            }
            items.push(event.to_json(time, moment.host));
            Ok(())
        });
        let items = load.take();
        let bytes: usize = items.iter().map(|item| item.len() + 1).sum();
        let mut body = String::with_capacity(bytes + FRAME);
        match self.format {
            Format::Json => {
                body.push_str("{\"sentAt\":");
                json::write_text(&moment.sent_at(), &mut body);
                body.push_str(",\"events\":[");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        body.push(',');
                    }
                    body.push_str(item);
                }
                body.push_str("]}");
            }
            Format::Ndjson => {
                for item in &items {
                    body.push_str(item);
                    body.push('\n');
                }
            }
        }
        load.send(Request {
            url: self.url.clone(),
            content_type: "text/plain",
            headers: Vec::new(),
            body: Body::Text(body),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::destination::{NativeHost, Sending};
    use crate::event::Written;
    use crate::value::object;

    #[test]
    fn the_body_is_as_documented() {
        let event = Event {
            id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f".into(),
            name: "Product Viewed".into(),
            at: Instant::from_millis(1_763_805_600_000),
            seq: 17,
            anonymous_id: "a".into(),
            user_id: Some("u".into()),
            session_id: "s".into(),
            properties: object!([("product_id", "42".into())]),
            context: object!([("locale", "en".into())]).into(),
            written: Written::default(),
        };
        let webhook = Webhook {
            kind: WebhookType::Webhook,
            url: "/v1/events".into(),
            format: Format::Json,
        };
        let moment = Moment {
            now: Instant::from_millis(1_763_805_602_000),
            skew: 0,
            leaving: false,
            attempt: 1,
            request_id: "",
            remembered: "",
            host: &NativeHost,
        };
        let Some(Sending::Request(request)) = webhook.encode(&[event], &moment).sending else {
            panic!("no request");
        };
        assert_eq!(
            (request.url.as_str(), request.content_type),
            ("/v1/events", "text/plain")
        );
        let Body::Text(body) = request.body else {
            panic!("no text");
        };
        assert_eq!(
            body,
            r#"{"sentAt":"2025-11-22T10:00:02.000Z","events":[{"time":"2025-11-22T10:00:00.000Z","id":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","name":"Product Viewed","seq":17,"anonymousId":"a","sessionId":"s","userId":"u","properties":{"product_id":"42"},"context":{"locale":"en"}}]}"#
        );
    }
}
