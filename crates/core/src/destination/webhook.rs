//! A server that takes Awning's own JSON: `{"sentAt": …, "events": […]}`, any 2xx accepts the batch.

use super::Request;
use crate::delivery::{Reply, Verdict};
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

impl Webhook {
    /// The request that delivers these events.
    pub fn encode(&self, events: &[Event], sent_at: String) -> Request {
        let events: Vec<Value> = events.iter().map(Event::to_value).collect();
        Request {
            url: self.url.clone(),
            content_type: "text/plain",
            body: object!([("sentAt", sent_at.into()), ("events", events.into())]),
        }
    }

    /// What its reply means.
    pub fn classify(&self, reply: Reply) -> Verdict {
        Verdict::of(reply)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_as_documented() {
        let event = Event {
            id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f".into(),
            name: "Product Viewed".into(),
            time: "2026-11-22T10:00:00.000Z".into(),
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
        let request = webhook.encode(&[event], "2026-11-22T10:00:02.000Z".into());
        assert_eq!(
            (request.url.as_str(), request.content_type),
            ("/v1/events", "text/plain")
        );
        assert_eq!(
            serde_json::to_string(&request.body).unwrap(),
            r#"{"sentAt":"2026-11-22T10:00:02.000Z","events":[{"id":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","name":"Product Viewed","time":"2026-11-22T10:00:00.000Z","seq":17.0,"anonymousId":"a","sessionId":"s","properties":{"product_id":"42"},"context":{"locale":"en"},"userId":"u"}]}"#
        );
    }
}
