//! Which attributes a feature's value depends on.

use super::{Experiment, Payload, Prerequisite, Rule, RuleEffect};
use crate::condition::Attributes;

impl Payload {
    /// The names of the attributes that the value of the feature of that key may depend on, without sticky bucketing; an
    /// evaluation looks at no others.
    pub fn attributes_of(&self, key: &str) -> Vec<&str> {
        let mut reads = Reads {
            payload: self,
            attributes: Attributes::default(),
            features: Vec::new(),
        };
        reads.add_feature(key);
        reads.attributes.names
    }
}

struct Reads<'a> {
    payload: &'a Payload,
    attributes: Attributes<'a>,
    /// Those whose attributes are among them.
    features: Vec<&'a str>,
}

impl<'a> Reads<'a> {
    fn add_feature(&mut self, key: &str) {
        let Some(feature) = self.payload.feature(key) else {
            return;
        };
        if self.features.contains(&feature.key.as_str()) {
            return;
        }
        self.features.push(&feature.key);
        for rule in &feature.rules {
            self.add_rule(rule);
        }
    }

    fn add_rule(&mut self, rule: &'a Rule) {
        self.add_prerequisites(&rule.prerequisites);
        for filter in rule.filters.iter().flatten() {
            self.attributes.add(&filter.attribute);
        }
        let groups = &self.payload.groups;
        match &rule.effect {
            RuleEffect::Nothing => {}
            RuleEffect::Force {
                condition, rollout, ..
            } => {
                if let Some(condition) = condition {
                    self.attributes.add_condition(condition, groups);
                }
                if let Some(rollout) = rollout {
                    self.attributes.add(&rollout.hash_attribute);
                }
            }
            RuleEffect::Experiment(experiment) => self.add_experiment(experiment),
        }
    }

    fn add_experiment(&mut self, experiment: &'a Experiment) {
        let groups = &self.payload.groups;
        self.attributes.add(&experiment.hash_attribute);
        for filter in experiment.filters.iter().flatten() {
            self.attributes.add(&filter.attribute);
        }
        if let Some(condition) = &experiment.condition {
            self.attributes.add_condition(condition, groups);
        }
        for leaf in experiment.bandit.iter().flat_map(|bandit| &bandit.leaves) {
            self.attributes.add_condition(&leaf.condition, groups);
        }
        self.add_prerequisites(&experiment.prerequisites);
    }

    fn add_prerequisites(&mut self, prerequisites: &'a [Prerequisite]) {
        for prerequisite in prerequisites {
            self.add_feature(&prerequisite.feature);
        }
    }
}
