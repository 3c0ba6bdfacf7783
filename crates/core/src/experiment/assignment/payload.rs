//! What GrowthBook's features endpoint says.

use super::sticky::value_text;
use super::{Experiment, Feature, Subject};
use crate::condition::{SavedGroups, script};
use crate::read::{Problem, Reader};
use crate::value::Value;

/// Features, experiments and saved groups, ready to be evaluated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Payload {
    /// In the order of their keys.
    features: Vec<Feature>,
    /// The experiments that no code asks for: redirects and visual changes. In their order.
    pub experiments: Vec<Experiment>,
    /// The saved groups.
    pub groups: SavedGroups,
}

impl Payload {
    /// Reads `features`, `experiments`, `savedGroups` and `contextualBandits` of a payload in GrowthBook's JSON; other
    /// fields are left alone. What is wrong is listed, what is valid still runs. Encrypted parts have to be
    /// decrypted before.
    pub fn parse(value: &Value) -> (Self, Vec<Problem>) {
        let mut at = Reader::new("");
        let payload = Self::read(value, &mut at);
        (payload, at.into_problems())
    }

    /// As [`parse`](Self::parse), for a reader that is somewhere already.
    pub fn read(value: &Value, at: &mut Reader) -> Self {
        if at.object(value).is_none() {
            return Self::default();
        }
        let part = |name: &str| value.get(name).filter(|part| **part != Value::Null);
        let bandits = part("contextualBandits").unwrap_or(&Value::Null);
        let mut payload = Self::default();
        if let Some(groups) = part("savedGroups") {
            let mark = at.enter("savedGroups");
            payload.groups = SavedGroups::read(groups, at);
            at.leave(mark);
        }
        if let Some(features) = part("features") {
            let mark = at.enter("features");
            for (key, feature) in at.object(features).unwrap_or_default() {
                let inner = at.enter(key);
                let feature = Feature::read(key, feature, bandits, at);
                at.leave(inner);
                payload.put(feature);
            }
            at.leave(mark);
        }
        if let Some(experiments) = part("experiments") {
            let mark = at.enter("experiments");
            match experiments.as_list() {
                Some(list) => at.items(list, &mut |value, at| {
                    payload.experiments.extend(Experiment::read(value, at));
                }),
                None => at.note(experiments.describe(), "a list"),
            }
            at.leave(mark);
        }
        payload
    }

    fn put(&mut self, feature: Option<Feature>) {
        let Some(feature) = feature else {
            return;
        };
        match self.find(&feature.key) {
            Ok(place) => {
                if let Some(known) = self.features.get_mut(place) {
                    *known = feature;
                }
            }
            Err(place) => self.features.insert(place, feature),
        }
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.features
            .binary_search_by(|feature| feature.key.as_str().cmp(key))
    }

    /// The feature of that key.
    pub fn feature(&self, key: &str) -> Option<&Feature> {
        self.find(key)
            .ok()
            .and_then(|place| self.features.get(place))
    }

    /// All features, in the order of their keys.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// Every experiment, also those of features' rules, with the feature's key.
    pub fn all_experiments(&self) -> impl Iterator<Item = (Option<&str>, &Experiment)> {
        let of_rules = self.features.iter().flat_map(|feature| {
            feature.rules.iter().filter_map(|rule| match &rule.effect {
                super::RuleEffect::Experiment(experiment) => {
                    Some((Some(feature.key.as_str()), &**experiment))
                }
                _ => None,
            })
        });
        of_rules.chain(self.experiments.iter().map(|experiment| (None, experiment)))
    }

    /// The attributes that experiments hash, each once.
    pub fn hash_attributes(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (_, experiment) in self.all_experiments() {
            let fallback = experiment.fallback_attribute.as_deref();
            for name in [Some(experiment.hash_attribute.as_str()), fallback] {
                names.extend(name.filter(|name| !names.contains(name)));
            }
        }
        names
    }

    /// The attributes and values whose sticky documents are to be loaded for a subject.
    pub fn sticky_keys(&self, subject: &Subject) -> Vec<(&str, String)> {
        let names = self.hash_attributes().into_iter();
        names
            .filter_map(|name| {
                let value = subject.attributes.get(name);
                let value = value.filter(|value| script::truthy(value))?;
                Some((name, value_text(value, subject)))
            })
            .collect()
    }
}
