//! From `track` to the destinations' queues: enriched, and only with consent.

use std::rc::Rc;

use awning_core::VERSION;
use awning_core::delivery::event_text;
use awning_core::event::names::EXPERIMENT_VIEWED;
use awning_core::event::{Event, Fate};
use awning_core::privacy::Consent;
use awning_core::time::Instant;
use awning_core::value::{Value, add, object};

use super::shop::Shop;
use crate::browser::{Engine, clock, json, new_id, page};
use crate::runtime::Happening;

/// Events that wait for consent: what happened before the visitor chose is sent only if they agree.
#[derive(Default)]
pub struct Held {
    events: Vec<Happened>,
}

impl Held {
    /// At most this many wait; of more, the oldest are dropped.
    const CAPACITY: usize = 100;
}

/// An event before it is known whether it may be sent.
struct Happened {
    id: String,
    /// Who the visitor had said they are.
    user_id: Option<String>,
    at: Instant,
    name: String,
    properties: Value,
    surroundings: Rc<Surroundings>,
}

/// What is around an event.
pub(super) struct Surroundings {
    /// Page, library and locale, without what the document's rules take out.
    context: Value,
    /// The campaign that the page's address names.
    campaign: Option<Value>,
}

impl Shop {
    /// Takes an event: the profile learns from it, the page's handlers hear of it, and, with consent, it is queued.
    pub fn track(self: &Rc<Self>, name: &str, properties: Value) {
        if let Some(properties) = self.put_off(name, properties) {
            self.take(name, properties, clock::now(), self.surroundings());
        }
    }

    /// The same of one that happened at that time, in those surroundings.
    pub(super) fn take(
        self: &Rc<Self>,
        name: &str,
        properties: Value,
        at: Instant,
        surroundings: Rc<Surroundings>,
    ) {
        let happened = self.happened(name, properties, at, surroundings);
        if let Ok(mut visitor) = self.visitor.try_borrow_mut() {
            visitor.learn(&happened.name, &happened.properties, happened.at);
        }
        self.tell(&happened);
        let (allowed, refused) = self.consent_to_send();
        if allowed {
            self.enqueue(happened);
        } else if !refused {
            self.hold(happened);
        } else {
            self.became(&happened.id, Fate::Refused);
        }
        self.pump_soon();
    }

    /// Tells the page's handlers of an event of what was forced, which nobody else is to hear of.
    pub(super) fn tell_only(&self, name: &str, properties: Value) {
        let happened = self.happened(name, properties, clock::now(), self.surroundings());
        self.tell(&happened);
        self.became(&happened.id, Fate::Forced);
    }

    fn happened(
        &self,
        name: &str,
        properties: Value,
        at: Instant,
        surroundings: Rc<Surroundings>,
    ) -> Happened {
        let visitor = self.visitor.try_borrow().ok();
        Happened {
            id: new_id(at),
            user_id: visitor.and_then(|visitor| visitor.user_id().map(str::to_owned)),
            at,
            name: name.to_owned(),
            properties,
            surroundings,
        }
    }

    /// Takes the visitor's choices: what waited for them is sent or forgotten.
    pub fn consent(self: &Rc<Self>, choices: &Value) {
        if let Ok(mut visitor) = self.visitor.try_borrow_mut() {
            visitor.choose(choices);
        }
        let (_, refused) = self.consent_to_send();
        self.obey(refused);
        self.reweigh();
    }

    /// Takes up what another tab has changed: the visitor's choices, who they are.
    pub(super) fn follow_tabs(self: &Rc<Self>) {
        let (before, _) = self.consent_to_send();
        if let Ok(mut visitor) = self.visitor.try_borrow_mut() {
            visitor.follow();
        }
        let (_, refused) = self.consent_to_send();
        self.obey(before || refused);
        self.reweigh();
    }

    /// Sends what waited for consent, if it is there; if not, and if that is for good, what waits is forgotten.
    fn obey(self: &Rc<Self>, for_good: bool) {
        let (allowed, _) = self.consent_to_send();
        if allowed {
            self.share();
            let visitor = self.visitor.try_borrow_mut();
            let mistaken = visitor.is_ok_and(|mut visitor| visitor.was_mistaken());
            for happened in self.held.take().events {
                // Who is somebody else is given other variations, and exposed to those.
                if !(mistaken && happened.name == EXPERIMENT_VIEWED) {
                    self.enqueue(happened);
                }
            }
            self.pump_soon();
        } else if for_good {
            self.forget_events();
        }
    }

    /// Forgets events that wait: for consent, or to be sent.
    pub(super) fn forget_events(self: &Rc<Self>) {
        self.held.take();
        self.runtime.happens(Happening::Forgotten);
        self.erase_waiting();
    }

    /// Whether events may be sent, and if not, whether that was refused for good.
    pub(super) fn consent_to_send(&self) -> (bool, bool) {
        let visitor = self.visitor.try_borrow();
        visitor.map_or((false, true), |visitor| {
            (visitor.consent().analytics, visitor.refused_analytics())
        })
    }

    fn tell(&self, happened: &Happened) {
        let hears = self.runtime.host.hears(&happened.name);
        if !hears && !self.runtime.is_watched() {
            return;
        }
        let event = object!([
            ("id", happened.id.as_str().into()),
            ("name", happened.name.as_str().into()),
            ("time", clock::rfc_3339(happened.at).into()),
            ("properties", happened.properties.clone()),
        ]);
        if hears {
            self.runtime.host.emit(&happened.name, &json::write(&event));
        }
        self.runtime.happens(Happening::Tracked(&event));
    }

    /// Says what has become of an event.
    pub(super) fn became(&self, id: &str, fate: Fate) {
        self.runtime.happens(Happening::Became(id, fate));
    }

    fn hold(&self, happened: Happened) {
        self.became(&happened.id, Fate::Held);
        if let Ok(mut held) = self.held.try_borrow_mut() {
            if held.events.len() >= Held::CAPACITY {
                held.events.remove(0);
                self.runtime.warn_once(
                    "more than 100 events wait for consent: the oldest are given up".into(),
                );
            }
            held.events.push(happened);
        }
    }

    fn enqueue(self: &Rc<Self>, happened: Happened) {
        self.share();
        let Ok(mut visitor) = self.visitor.try_borrow_mut() else {
            return;
        };
        let session = visitor.session(happened.at, happened.surroundings.campaign.clone());
        let rules = &self.document.redaction;
        let allowed = |value| rules.redact("", value).unwrap_or_default();
        let user_id = happened.user_id.and_then(|id| {
            let known = rules.user_id(&id);
            if known.is_none() {
                self.runtime.warn_once(
                    "awning.identify: the id is personal data, and is left out of events; use the shop's own id, or the rule \"hash\" of the document's \"redaction\"".into(),
                );
            }
            known
        });
        let event = Event {
            id: happened.id,
            name: happened.name,
            at: happened.at,
            seq: session.events,
            anonymous_id: visitor.anonymous_id(),
            user_id,
            session_id: session.id,
            properties: allowed(happened.properties),
            context: completed(
                happened.surroundings.context.clone(),
                [
                    ("campaign", session.campaign.map(allowed)),
                    ("attribution", visitor.attribution().map(allowed)),
                ],
                visitor.consent(),
            ),
        };
        drop(visitor);
        let fate = if self.delivery.outlets.is_empty() {
            Fate::Local
        } else {
            Fate::Queued
        };
        self.became(&event.id, fate);
        let text: Rc<str> = event_text(&event, &Engine).into();
        let mut event = Some(event);
        let mut outlets = self.delivery.outlets.iter().peekable();
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
    }

    /// What is around an event that happens now.
    pub(super) fn surroundings(&self) -> Rc<Surroundings> {
        let context = self.document.redaction.redact("", self.context());
        Rc::new(Surroundings {
            context: context.unwrap_or_default(),
            campaign: page::campaign(),
        })
    }

    fn context(&self) -> Value {
        let library = object!([("name", "awning".into()), ("version", VERSION.into())]);
        object!([
            ("page", page::describe()),
            ("library", library),
            ("locale", self.runtime.language.as_str().into()),
        ])
    }
}

/// With what brought the visitor, in the session and before, and the consent that an event is sent under: for one that
/// waited, not what held when it happened.
fn completed(
    mut context: Value,
    brought_by: [(&str, Option<Value>); 2],
    consent: Consent,
) -> Value {
    if let Value::Object(fields) = &mut context {
        for (name, value) in brought_by {
            if let Some(value) = value {
                add(fields, name, value);
            }
        }
        add(fields, "consent", consent.to_value());
    }
    context
}
