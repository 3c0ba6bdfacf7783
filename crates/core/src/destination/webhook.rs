//! A server that takes Awning's own JSON: `{"sentAt": …, "events": […]}`, any 2xx accepts the batch.

use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::event::Event;
use crate::read::{choice, record};
use crate::value::{Value, object};

choice! {
    /// The destination's type.
    pub enum Type {
        /// A server that takes Awning's own JSON.
        Webhook = "webhook",
    }
}

record! {
    /// A server that takes Awning's own JSON.
    pub struct Webhook {
        /// Always `webhook`.
        pub kind: Type => "type",
        /// Where batches are posted.
        pub url: String => "url",
    }
}

impl Encode for Webhook {
    fn address(&self) -> &str {
        &self.url
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 500_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let list: Vec<Value> = events
            .iter()
            .map(|event| event.to_value(moment.time(event)))
            .collect();
        let body = object!([("sentAt", moment.sent_at().into()), ("events", list.into()),]);
        let request = Request {
            url: self.url.clone(),
            content_type: "text/plain",
            headers: Vec::new(),
            body: Body::Json(body),
        };
        Encoded::whole(events.len(), request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::destination::{Host, NativeHost, Sending};
    use crate::time::Instant;

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
            context: object!([("locale", "en".into())]),
        };
        let webhook = Webhook {
            kind: Type::Webhook,
            url: "/v1/events".into(),
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
        let Body::Json(body) = request.body else {
            panic!("no JSON");
        };
        assert_eq!(
            NativeHost.json(&body),
            r#"{"sentAt":"2025-11-22T10:00:02.000Z","events":[{"id":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","name":"Product Viewed","time":"2025-11-22T10:00:00.000Z","seq":17,"anonymousId":"a","sessionId":"s","properties":{"product_id":"42"},"context":{"locale":"en"},"userId":"u"}]}"#
        );
    }
}
