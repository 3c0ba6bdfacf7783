//! From `track` to what delivers them: enriched, and only with consent.

use std::rc::Rc;

use awning_core::VERSION;
use awning_core::event::names::EXPERIMENT_VIEWED;
use awning_core::event::{Context, Event, Fate, Written};
use awning_core::time::Instant;
use awning_core::value::{Value, object};

use super::shop::Shop;
use crate::browser::{clock, json, new_id, page, task};
use crate::runtime::{Happening, Outgoing, Surroundings};

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

impl Shop {
    /// Takes an event: the profile learns from it, the page's handlers hear of it, and, with consent, it is delivered.
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
        self.keep_soon();
    }

    /// Keeps what was counted and learned, as soon as what is going on has ended.
    fn keep_soon(self: &Rc<Self>) {
        if self.keeping.replace(true) {
            return;
        }
        let shop = self.clone();
        task::spawn(async move {
            shop.keeping.set(false);
            if let Ok(mut visitor) = shop.visitor.try_borrow_mut() {
                visitor.keep_counted();
            }
        });
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
            self.courier.tell(|there| there.share());
            let visitor = self.visitor.try_borrow_mut();
            let mistaken = visitor.is_ok_and(|mut visitor| visitor.was_mistaken());
            for happened in self.held.take().events {
                // Who is somebody else is given other variations, and exposed to those.
                if !(mistaken && happened.name == EXPERIMENT_VIEWED) {
                    self.enqueue(happened);
                }
            }
            self.keep_soon();
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
        let Ok(mut visitor) = self.visitor.try_borrow_mut() else {
            return;
        };
        let surroundings = happened.surroundings;
        let session = visitor.session(happened.at, surroundings.campaign.clone());
        let outgoing = Outgoing {
            event: Event {
                id: happened.id,
                name: happened.name,
                at: happened.at,
                seq: session.events,
                anonymous_id: visitor.anonymous_id(),
                user_id: happened.user_id,
                session_id: session.id,
                properties: happened.properties,
                context: Context::default(),
                written: Written::default(),
            },
            surroundings,
            campaign: session.campaign,
            consent: visitor.consent(),
        };
        drop(visitor);
        let fate = if self.courier.is_due() {
            Fate::Queued
        } else {
            Fate::Local
        };
        self.became(&outgoing.event.id, fate);
        self.send(outgoing);
    }

    /// What is around an event that happens now.
    pub(super) fn surroundings(&self) -> Rc<Surroundings> {
        let library = object!([("name", "awning".into()), ("version", VERSION.into())]);
        Rc::new(Surroundings {
            context: object!([
                ("page", page::describe()),
                ("library", library),
                ("locale", self.runtime.language.as_str().into()),
            ]),
            campaign: page::campaign(),
        })
    }
}
