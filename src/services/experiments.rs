//! Whom experiments are for, and when that changes.

use awning_core::campaign::{Campaign, Content, Rule};
use awning_core::text::concat;
use awning_core::value::{Value, field};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::shop::Shop;
use crate::browser::clock;
use crate::runtime::{Arrival, Assigned, Identity};

impl Shop {
    /// Whom experiments are for.
    pub(super) fn identity(&self) -> Identity {
        let mut visitor = self.visitor.borrow_mut();
        Identity {
            id: visitor.assigned_by(),
            user: visitor.user_id().map(str::to_owned),
            session: visitor.going_on(clock::now()),
            attributes: self.attributes.borrow().clone(),
            may_store: visitor.consent().analytics,
        }
    }

    /// Takes what the page says of the visitor; of the same name, what was said last.
    pub(super) fn set_attributes(&self, said: Vec<(String, Value)>) {
        let mut attributes = self.attributes.borrow_mut();
        attributes.retain(|(name, _)| !said.iter().any(|(other, _)| other == name));
        attributes.extend(said);
        drop(attributes);
        self.reweigh();
    }

    /// Lets the page's experiments be weighed anew: the visitor is somebody else, or more is known of them.
    pub(super) fn reweigh(&self) {
        let experiments = self.runtime.experiments.get_untracked();
        if let Arrival::Here(experiments) = experiments {
            experiments.reweigh();
        }
    }

    /// What `awning.experiment(key)` and `awning.feature(key, fallback)` answer.
    pub(super) fn ask_experiments(&self, method: &str, key: &Value, arguments: &Array) -> JsValue {
        if key.as_text().is_none() {
            self.misused(method, key, "a key");
            return JsValue::UNDEFINED;
        }
        match self.runtime.experiments.get_untracked() {
            Arrival::Here(experiments) => experiments.call(method, arguments),
            // Of a feature, its fallback.
            _ => arguments.get(1),
        }
    }

    /// What the visitor gets of a campaign's experiment. Tracked.
    pub(super) fn assigned(&self, campaign: &Campaign) -> Trial {
        let experiment = match campaign.experiment.parse() {
            (Some(experiment), _) => experiment,
            (None, _) => return Trial::None,
        };
        match self.runtime.experiments.get_untracked() {
            Arrival::Here(experiments) => match experiments.run(&campaign.id, &experiment) {
                Some(assigned) => Trial::Assigned(Box::new(assigned)),
                None => Trial::None,
            },
            Arrival::Without => Trial::None,
            Arrival::Awaited => {
                self.runtime.experiments.track();
                Trial::Awaited
            }
        }
    }
}

impl Shop {
    /// The variation of a campaign's experiment could be seen.
    pub(super) fn saw(&self, experiment: &str) {
        if let Arrival::Here(experiments) = self.runtime.experiments.get_untracked() {
            experiments.seen(experiment);
        }
    }

    /// What a campaign's experiment says of it.
    pub(super) fn rule_of_experiment(&self, campaign: &Campaign) -> Option<Rule> {
        let trial = self.assigned(campaign);
        let saw = match &trial {
            Trial::None => return None,
            Trial::Awaited => "it is on its way".to_owned(),
            Trial::Assigned(assigned) => concat(&[
                &assigned.experiment,
                ": ",
                &assigned.variation,
                ", because ",
                &assigned.why,
            ]),
        };
        Some(Rule {
            name: "experiment",
            saw,
            passed: trial.content(&campaign.content).is_some(),
        })
    }
}

/// A campaign's experiment, for the visitor who is here.
pub(super) enum Trial {
    /// There is none, or none that can be had: the campaign is shown as it is.
    None,
    /// It is on its way.
    Awaited,
    /// What the visitor gets.
    Assigned(Box<Assigned>),
}

impl Trial {
    /// The content of a campaign as this visitor gets it; `None` if they get nothing, or not yet.
    pub(super) fn content(&self, content: &Content) -> Option<Content> {
        let assigned = match self {
            Self::None => return Some(content.clone()),
            Self::Awaited => return None,
            Self::Assigned(assigned) => assigned,
        };
        match (&assigned.value, &content.value) {
            (Value::Bool(false), _) => None,
            (Value::Object(other), Value::Object(own)) => {
                let mut fields = own.clone();
                fields.retain(|(name, _)| field(other, name).is_none());
                fields.extend(other.iter().cloned());
                Some(Content {
                    value: Value::Object(fields),
                    path: content.path.clone(),
                })
            }
            _ => Some(content.clone()),
        }
    }
}
