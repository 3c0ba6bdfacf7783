//! What the visitor gets of an experiment, and of a feature.

use std::rc::Rc;

use awning_core::condition::script;
use awning_core::experiment::assignment::{
    Experiment, Feature, Payload, RuleEffect, evaluate, run,
};
use awning_core::value::Value;

use super::known::Known;
use super::lab::{Lab, Other, Page};
use super::weighed::{Exposed, Weighed, exposed};
use crate::runtime::Source;

/// All that a decision is made by.
pub(super) struct Scale<'a> {
    pub(super) payload: &'a Payload,
    pub(super) known: &'a Known,
    pub(super) page: &'a Page,
}

/// The value of a feature, and what is to be told and kept once it could be seen.
pub(super) struct Valued {
    /// The value.
    pub(super) value: Value,
    /// GrowthBook's name of where it comes from.
    pub(super) source: &'static str,
    /// The rule that gave it; empty if it has no id.
    pub(super) rule: String,
    /// Rules before it, by their places from 0, and why they did not apply.
    pub(super) skipped: Vec<(usize, &'static str)>,
    /// The experiment that gave it.
    pub(super) weighed: Option<Weighed>,
    /// Where no experiment gave it, what is to be told of those on the way.
    pub(super) told: Vec<Exposed>,
}

impl Lab {
    /// Decides by what is known now.
    pub(super) fn decide<R>(&self, by: impl FnOnce(&Scale) -> R) -> R {
        let (payload, known, page) = (self.payload(), self.known(), self.page());
        by(&Scale {
            payload: &payload,
            known: &known,
            page: &page,
        })
    }

    /// Decides for somebody else: who has these attributes and nothing else is known of.
    fn decide_for<R>(&self, attributes: Value, by: impl FnOnce(&Scale) -> R) -> R {
        let (payload, known, page) = (self.payload(), self.known(), self.page());
        by(&Scale {
            payload: &payload,
            known: &Known {
                attributes,
                url: known.url.clone(),
                bot: false,
                forced: Vec::new(),
                sticky: None,
            },
            page: &page,
        })
    }

    /// The value of a feature for somebody else; nobody is told that they have seen it.
    pub(super) fn value_for(&self, key: &str, attributes: Value) -> Value {
        let valued = self.decide_for(attributes, |scale| scale.value(key));
        valued.map_or(Value::Null, |valued| valued.value)
    }

    /// What somebody else gets of an experiment; nobody is told that they have seen it.
    pub(super) fn weigh_for(&self, key: &str, attributes: Value) -> Option<Weighed> {
        let others = self.others.borrow().clone();
        let weighed = self.decide_for(attributes, |scale| scale.weigh(&others, key));
        weighed.map(|(weighed, _)| weighed)
    }

    /// What the visitor gets of the experiment of that key: one that stands by itself, a campaign's, one of a feature's
    /// rules, or whichever the feature of that key leads to.
    pub(super) fn weigh(&self, key: &str) -> Option<(Weighed, Source)> {
        let others = self.others.borrow().clone();
        self.decide(|scale| scale.weigh(&others, key))
    }

    /// The value of a feature; `None` if there is none of that key.
    pub(super) fn value_of(&self, key: &str) -> Option<Valued> {
        self.decide(|scale| scale.value(key))
    }
}

impl Scale<'_> {
    /// What there is of the experiment of that key, these others included.
    fn weigh(&self, others: &[Rc<Other>], key: &str) -> Option<(Weighed, Source)> {
        let other = others.iter().find(|other| other.experiment.key == key);
        if let Some(other) = other {
            let weighed = self.alone(&other.experiment);
            return Some((weighed, Source::Campaign(other.id.clone())));
        }
        let mut alone = self.payload.experiments.iter();
        if let Some(experiment) = alone.find(|experiment| experiment.key == key) {
            return Some((self.alone(experiment), Source::Experiment));
        }
        let mut owned = self.payload.all_experiments();
        let owner = owned.find(|(_, experiment)| experiment.key == key);
        let owner = owner.and_then(|(owner, _)| owner);
        let feature = self.payload.feature(owner.unwrap_or(key))?;
        let weighed = self.of_feature(feature, owner.map(|_| key));
        Some((weighed, Source::Feature(feature.key.clone())))
    }

    /// What the visitor gets of an experiment that stands by itself.
    pub(super) fn alone(&self, experiment: &Experiment) -> Weighed {
        if let Some(variation) = self.known.forced(&experiment.key) {
            return forced(experiment, variation);
        }
        let script = &self.page.script;
        let subject = self.known.subject(script, false);
        Weighed::of_run(run(self.payload, &subject, experiment), script)
    }

    /// What the visitor gets of an experiment of a feature's rules; without a key, of the one that the feature leads to, of
    /// the first, or, where it has none, of the feature itself.
    pub(super) fn of_feature(&self, feature: &Feature, key: Option<&str>) -> Weighed {
        let is_wanted = |experiment: &Experiment| key.is_none_or(|key| experiment.key == key);
        if let Some(weighed) = self.forced_of(feature, &is_wanted) {
            return weighed;
        }
        let script = &self.page.script;
        let outcome = evaluate(
            self.payload,
            &self.known.subject(script, true),
            &feature.key,
        );
        if let Some(assignment) = &outcome.assignment
            && is_wanted(assignment.experiment)
        {
            return Weighed::of_outcome(assignment, &outcome, script);
        }
        let Some((rule, experiment)) = experiments(feature).find(|(_, one)| is_wanted(one)) else {
            let text = script::text(outcome.value, script).into_owned();
            return Weighed::of_value(&feature.key, outcome.value, text, outcome.source.name());
        };
        // A rule may give everybody what has won.
        let is_given = |value: &Value| value == outcome.value;
        let variation = match key {
            Some(_) => None,
            None => experiment.variations.iter().position(is_given),
        };
        let skipped = outcome.skipped.iter().find(|skipped| skipped.rule == rule);
        let why = skipped.map_or("another rule of the feature decides", |skipped| {
            skipped.reason.text()
        });
        Weighed::shown(experiment, variation.unwrap_or_default(), false, why)
    }

    fn forced_of(
        &self,
        feature: &Feature,
        is_wanted: &dyn Fn(&Experiment) -> bool,
    ) -> Option<Weighed> {
        let mut wanted = experiments(feature).filter(|(_, one)| is_wanted(one));
        wanted.find_map(|(_, one)| Some(forced(one, self.known.forced(&one.key)?)))
    }

    fn value(&self, key: &str) -> Option<Valued> {
        let feature = self.payload.feature(key)?;
        if let Some(weighed) = self.forced_of(feature, &|_| true) {
            return Some(Valued {
                value: weighed.assigned.value.clone(),
                source: "override",
                rule: String::new(),
                skipped: Vec::new(),
                weighed: Some(weighed),
                told: Vec::new(),
            });
        }
        let script = &self.page.script;
        let outcome = evaluate(self.payload, &self.known.subject(script, true), key);
        let weighed = outcome.assignment.as_ref();
        let weighed = weighed.map(|assignment| Weighed::of_outcome(assignment, &outcome, script));
        let told = match weighed {
            Some(_) => Vec::new(),
            None => exposed(&outcome.exposures, script),
        };
        let skipped = outcome.skipped.iter();
        Some(Valued {
            value: outcome.value.clone(),
            source: outcome.source.name(),
            rule: outcome.rule_id.to_owned(),
            skipped: skipped
                .map(|skipped| (skipped.rule, skipped.reason.text()))
                .collect(),
            weighed,
            told,
        })
    }
}

/// The experiments of a feature's rules, each with the rule's place.
pub(super) fn experiments(feature: &Feature) -> impl Iterator<Item = (usize, &Experiment)> {
    let rules = feature.rules.iter().enumerate();
    rules.filter_map(|(place, rule)| match &rule.effect {
        RuleEffect::Experiment(experiment) => Some((place, &**experiment)),
        _ => None,
    })
}

fn forced(experiment: &Experiment, variation: usize) -> Weighed {
    Weighed::shown(experiment, variation, true, "forced for this page")
}
