//! From the services to the destinations' queues: completed, and without what the document's rules take out.

use std::rc::Rc;

use awning_core::delivery::event_text;
use awning_core::event::Event;
use awning_core::value::{Value, add};

use super::state::Delivery;
use crate::browser::{Engine, clock};
use crate::runtime::{Outgoing, Surroundings};

/// What was around an event, and what of it may be sent.
pub struct Seen {
    whole: Rc<Surroundings>,
    allowed: Value,
}

impl Delivery {
    /// Takes an event for all destinations.
    pub(super) fn take(self: &Rc<Self>, outgoing: Outgoing) {
        self.share();
        let event = self.redacted(outgoing);
        let text: Rc<str> = event_text(&event, &Engine).into();
        let mut event = Some(event);
        let mut outlets = self.outlets.iter().peekable();
        while let Some(outlet) = outlets.next() {
            // The last one takes it as it is.
            let last = outlets.peek().is_none();
            let next = if last { event.take() } else { event.clone() };
            if let Some(event) = next
                && !outlet.unusable.get()
                && let Ok(mut queue) = outlet.queue.try_borrow_mut()
            {
                let lost = queue.push(event, &text, clock::now());
                drop(queue);
                self.say_given_up(outlet, "has not answered for long", lost);
            }
        }
        self.pump_soon();
    }

    /// The event with its context: with what brought the visitor, in the session and before, and the consent that it is
    /// sent under; for one that waited, not what held when it happened.
    fn redacted(&self, outgoing: Outgoing) -> Event {
        let Outgoing {
            mut event,
            surroundings,
            campaign,
            consent,
        } = outgoing;
        let allowed = |value| self.redaction.redact("", value).unwrap_or_default();
        event.user_id = event.user_id.and_then(|id| {
            let known = self.redaction.user_id(&id);
            if known.is_none() {
                self.runtime.warn_once(
                    "awning.identify: the id is personal data, and is left out of events; use the shop's own id, or the rule \"hash\" of the document's \"redaction\"".into(),
                );
            }
            known
        });
        event.properties = allowed(event.properties);
        event.context = self.around(surroundings);
        let attribution = self.attribution.borrow_mut().of_event(consent);
        if let Value::Object(fields) = &mut event.context {
            for (name, value) in [("campaign", campaign), ("attribution", attribution)] {
                if let Some(value) = value {
                    add(fields, name, allowed(value));
                }
            }
            add(fields, "consent", consent.to_value());
        }
        event
    }

    /// What of an event's surroundings may be sent: found out once for all that have the same.
    fn around(&self, whole: Rc<Surroundings>) -> Value {
        let mut seen = self.seen.borrow_mut();
        if let Some(seen) = &*seen
            && Rc::ptr_eq(&seen.whole, &whole)
        {
            return seen.allowed.clone();
        }
        let allowed = self.redaction.redact("", whole.context.clone());
        let allowed = allowed.unwrap_or_default();
        *seen = Some(Seen {
            whole,
            allowed: allowed.clone(),
        });
        allowed
    }
}
