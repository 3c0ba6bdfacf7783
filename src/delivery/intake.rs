//! From the services to the destinations' queues: completed, and without what the document's rules take out.

use std::rc::Rc;

use awning_core::event::{Context, Event};
use awning_core::privacy::Consent;
use awning_core::value::{Value, add};

use super::state::Delivery;
use crate::browser::{Engine, clock};
use crate::runtime::{Outgoing, Surroundings};

/// What was around the last event, and what of it is sent.
pub struct Seen {
    surroundings: Rc<Surroundings>,
    campaign: Option<Value>,
    consent: Consent,
    context: Context,
}

impl Delivery {
    /// Takes an event for all destinations.
    pub(super) fn take(self: &Rc<Self>, outgoing: Outgoing) {
        self.share();
        let event = self.redacted(outgoing);
        let size = event.size(&Engine);
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
                let lost = queue.push(event, size, clock::now());
                drop(queue);
                self.say_given_up(outlet, "has not answered for long", lost);
            }
        }
        self.pump_soon();
    }

    /// The event with its context, and without what the rules take out.
    fn redacted(&self, outgoing: Outgoing) -> Event {
        let mut event = outgoing.event;
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
        event.context = self.context(outgoing.surroundings, outgoing.campaign, outgoing.consent);
        event
    }

    /// What of an event's surroundings may be sent, with what brought the visitor, in the session and before, and the
    /// consent that it is sent under: for an event that waited, not what held when it happened. Made once for all that
    /// have the same.
    fn context(
        &self,
        surroundings: Rc<Surroundings>,
        campaign: Option<Value>,
        consent: Consent,
    ) -> Context {
        let mut seen = self.seen.borrow_mut();
        if let Some(seen) = &*seen
            && Rc::ptr_eq(&seen.surroundings, &surroundings)
            && seen.campaign == campaign
            && seen.consent == consent
        {
            return seen.context.clone();
        }
        let allowed = |value| self.redaction.redact("", value).unwrap_or_default();
        let mut context = allowed(surroundings.context.clone());
        let attribution = self.attribution.borrow_mut().of_event(consent);
        if let Value::Object(fields) = &mut context {
            for (name, value) in [("campaign", campaign.clone()), ("attribution", attribution)] {
                if let Some(value) = value {
                    add(fields, name, allowed(value));
                }
            }
            add(fields, "consent", consent.to_value());
        }
        let context = Context::from(context);
        *seen = Some(Seen {
            surroundings,
            campaign,
            consent,
            context: context.clone(),
        });
        context
    }
}
