//! A destination as the document names it.

use std::cell::OnceCell;
use std::fmt::{Debug, Formatter};
use std::rc::Rc;

use super::kind::{is_in_page, unknown};
use super::webhook::WebhookType;
use super::{Backend, Call, Encode, Encoded, Limits, Moment, TYPES, Webhook};
use crate::delivery::{Answer, Outcome, Reply};
use crate::event::Event;
use crate::read::{Choice, Read, Reader, Unread};
use crate::text::concat;
use crate::value::Value;

/// Where events go.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// A server that takes Awning's own JSON.
    Webhook(Webhook),
    /// Any other.
    Late(Late),
}

/// A destination that is read later, by what is loaded for it: a page that names none of these does not load it.
#[derive(Clone)]
pub struct Late {
    unread: Unread<Backend>,
    name: String,
    in_page: bool,
    here: Rc<OnceCell<Rc<dyn Encode>>>,
}

impl Destination {
    /// Its encoder and classifier; of one that is not here yet, one that cannot be reached.
    pub fn encoder(&self) -> &dyn Encode {
        match self {
            Self::Webhook(webhook) => webhook,
            Self::Late(late) => late.here.get().map_or(late as &dyn Encode, Rc::as_ref),
        }
    }

    /// What it is called, before and after it is here.
    pub fn name(&self) -> &str {
        match self {
            Self::Webhook(webhook) => webhook.address(),
            Self::Late(late) => &late.name,
        }
    }

    /// Whether it is called in the page, so that no tab can do it for another.
    pub fn is_in_page(&self) -> bool {
        matches!(self, Self::Late(late) if late.in_page)
    }

    /// What is to be read and to [arrive](Late::arrive) before anything can be sent to it.
    pub fn awaited(&self) -> Option<&Late> {
        match self {
            Self::Late(late) if late.here.get().is_none() => Some(late),
            _ => None,
        }
    }
}

impl Late {
    /// What the document says of it.
    pub fn unread(&self) -> &Unread<Backend> {
        &self.unread
    }

    /// From now on it can be sent to.
    pub fn arrive(&self, encoder: Rc<dyn Encode>) {
        // Who comes second says the same.
        let _ = self.here.set(encoder);
    }
}

impl PartialEq for Late {
    fn eq(&self, other: &Self) -> bool {
        self.unread == other.unread
    }
}

impl Debug for Late {
    fn fmt(&self, out: &mut Formatter) -> std::fmt::Result {
        out.write_str(&self.name)
    }
}

impl Encode for Late {
    fn address(&self) -> &str {
        &self.name
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 500_000,
        }
    }

    fn encode(&self, events: &[Event], _: &Moment) -> Encoded {
        let nowhere = Call::Function {
            path: String::new(),
            arguments: Vec::new(),
        };
        Encoded::whole(events.len(), vec![nowhere])
    }

    fn classify(&self, _: &Reply, _: &[Event]) -> Outcome {
        Outcome::of(&Reply::Unreachable)
    }

    fn remember(&self, _: &Answer) -> Option<String> {
        None
    }
}

impl Read for Destination {
    const EXPECTED: &'static str = "a destination with a \"type\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        at.object(value)?;
        let text = |name| value.get(name).and_then(Value::as_text);
        let kind = text("type").unwrap_or_default();
        if kind == WebhookType::NAMES[0] {
            return Webhook::read(value, at).map(Self::Webhook);
        }
        if !TYPES.contains(&kind) {
            return unknown(value, at);
        }
        let place = text("url").or(text("name"));
        let name = match place {
            Some(place) => concat(&[kind, " ", place]),
            None => kind.to_owned(),
        };
        Some(Self::Late(Late {
            unread: Unread::read(value, at)?,
            name,
            in_page: is_in_page(kind),
            here: Rc::default(),
        }))
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Destination {
    fn schema() -> Value {
        Backend::schema()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::destination::NativeHost;
    use crate::time::Instant;
    use crate::value::object;

    #[test]
    fn a_destination_is_called_the_same_before_and_after_it_is_here() {
        let entry = object!([
            ("type", "matomo".into()),
            ("url", "https://m.example".into()),
            ("siteId", 1.0.into())
        ]);
        let mut at = Reader::new("destinations[0]");
        let destination = Destination::read(&entry, &mut at).unwrap();
        assert_eq!(at.into_problems(), []);
        assert_eq!(destination.name(), "matomo https://m.example");
        assert!(!destination.is_in_page());
        let late = destination.awaited().unwrap();
        let moment = Moment {
            now: Instant::from_millis(0),
            skew: 0,
            leaving: false,
            attempt: 1,
            request_id: "",
            remembered: "",
            host: &NativeHost,
        };
        let before = destination.encoder();
        assert!(before.encode(&[], &moment).sending.is_some());
        assert_eq!(
            before.classify(&Reply::Answered(Answer::default()), &[]),
            Outcome::of(&Reply::Unreachable)
        );
        let (backend, problems) = late.unread().parse();
        assert_eq!(problems, []);
        late.arrive(backend.unwrap().into_encoder());
        assert!(destination.awaited().is_none());
        assert_eq!(destination.encoder().address(), "https://m.example");
        assert_eq!(destination.name(), "matomo https://m.example");
    }

    #[test]
    fn an_unknown_type_is_a_problem_of_the_document_at_once() {
        let mut at = Reader::new("destinations[0]");
        let entry = object!([("type", "pigeon".into())]);
        assert!(Destination::read(&entry, &mut at).is_none());
        let problems = at.into_problems();
        assert!(problems[0].message().starts_with(
            "destinations[0]: found \"pigeon\", expected a \"type\" that is one of webhook, "
        ));
    }
}
