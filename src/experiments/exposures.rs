//! Who was told to be exposed to what: once a visitor and session.

use awning_core::event::names::EXPERIMENT_VIEWED;
use awning_core::text::concat;
use awning_core::value::{Value, object};

use super::lab::Lab;
use super::weighed::{Exposed, Weighed};
use crate::browser::storage::{self, Slot};

/// What was told.
#[derive(Default)]
pub struct Exposures {
    /// Of whom.
    id: String,
    /// In which session; none before there is one.
    session: Option<String>,
    /// Experiment and variation, `hero:bold`.
    told: Vec<String>,
}

impl Exposures {
    /// At most so many are kept; of more, the oldest are told again.
    const MOST: usize = 200;

    /// Begins anew where the visitor or the session is another. What was told before there was a session belongs to it.
    fn follow(&mut self, id: &str, session: Option<&str>) {
        let is_another = self.session.is_some() && self.session.as_deref() != session;
        if self.id != id || is_another {
            self.told.clear();
            self.id = id.to_owned();
        }
        self.session = session.map(str::to_owned);
    }

    /// Takes up what other pages of the session have told.
    fn recall(&mut self) {
        let stored = storage::get(Slot::Exposures);
        if self.session.is_none()
            || stored.get("session").and_then(Value::as_text) != self.session.as_deref()
        {
            return;
        }
        let told = stored.get("told").and_then(Value::as_list);
        for name in told.unwrap_or_default().iter().filter_map(Value::as_text) {
            self.add(name);
        }
    }

    fn add(&mut self, name: &str) -> bool {
        let is_new = !self.told.iter().any(|told| told == name);
        if is_new {
            if self.told.len() >= Self::MOST {
                self.told.remove(0);
            }
            self.told.push(name.to_owned());
        }
        is_new
    }

    fn to_value(&self) -> Value {
        let told = self.told.iter().map(|name| name.as_str().into());
        object!([
            ("session", self.session.as_deref().into()),
            ("told", Value::List(told.collect())),
        ])
    }
}

impl Lab {
    /// The visitor could see it: it is told and kept, as far as it was assigned.
    pub(super) fn see(&self, weighed: &Weighed) {
        let assigned = &weighed.assigned;
        let mut seen = self.seen.borrow_mut();
        if !seen.contains(&assigned.experiment) {
            seen.push(assigned.experiment.clone());
            drop(seen);
            if assigned.forced && !self.is_bot() {
                self.tell_forced(weighed);
            }
        }
        self.keep_sticky(&weighed.sticky);
        self.expose(&weighed.exposures);
    }

    /// Tells exposures that were not told before in this session.
    pub(super) fn expose(&self, exposures: &[Exposed]) {
        let Some(services) = self.runtime.services() else {
            return;
        };
        if exposures.is_empty() || self.is_bot() {
            return;
        }
        let identity = services.identity();
        let mut new = Vec::new();
        {
            let mut known = self.exposures.borrow_mut();
            known.follow(&identity.id, identity.session.as_deref());
            if identity.may_store {
                known.recall();
            }
            for exposed in exposures {
                if known.add(&concat(&[&exposed.experiment, ":", &exposed.variation])) {
                    new.push(exposed.properties.clone());
                }
            }
        }
        if new.is_empty() {
            return;
        }
        for properties in new {
            services.track(EXPERIMENT_VIEWED, properties);
        }
        // The first event of a session begins it.
        self.exposures.borrow_mut().session = services.identity().session;
        self.keep_exposures();
    }

    /// Lets the other pages of the session know what was told, as soon as that may be kept.
    pub(super) fn keep_exposures(&self) {
        let Some(services) = self.runtime.services() else {
            return;
        };
        let identity = services.identity();
        let mut known = self.exposures.borrow_mut();
        known.follow(&identity.id, identity.session.as_deref());
        if identity.may_store && known.session.is_some() && !known.told.is_empty() {
            known.recall();
            storage::set(Slot::Exposures, &known.to_value());
        }
    }

    /// The page's handlers hear of what was forced; nobody counts it.
    fn tell_forced(&self, weighed: &Weighed) {
        let assigned = &weighed.assigned;
        if let Some(services) = self.runtime.services() {
            let properties = object!([
                ("experiment_id", assigned.experiment.as_str().into()),
                ("experiment_name", assigned.name.as_str().into()),
                ("variation_id", assigned.key.as_str().into()),
                ("variation_name", assigned.variation.as_str().into()),
                ("forced", true.into()),
            ]);
            services.tell(EXPERIMENT_VIEWED, properties);
        }
    }
}
