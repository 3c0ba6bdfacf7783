//! Results in GrowthBook's JSON.

use super::{Assignment, Exposure, Outcome};
use crate::condition::script;
use crate::value::{Value, add, object};

impl Outcome<'_> {
    /// Whether the value is truthy: the feature is on.
    pub fn is_on(&self) -> bool {
        script::truthy(self.value)
    }

    /// GrowthBook's `FeatureResult`. What is missing there is absent.
    pub fn to_value(&self) -> Value {
        let mut fields = Vec::new();
        add(&mut fields, "value", self.value.clone());
        add(&mut fields, "on", self.is_on().into());
        add(&mut fields, "off", (!self.is_on()).into());
        add(&mut fields, "source", self.source.name().into());
        add(&mut fields, "ruleId", self.rule_id.into());
        if let Some(assignment) = &self.assignment {
            add(&mut fields, "experiment", assignment.experiment_value());
            add(&mut fields, "experimentResult", assignment.to_value());
        }
        Value::Object(fields)
    }
}

impl Assignment<'_> {
    /// GrowthBook's `Result`. What is missing there is absent.
    pub fn to_value(&self) -> Value {
        let meta = self.meta();
        let mut fields = Vec::new();
        let key = self.experiment.variation_key(self.variation);
        add(&mut fields, "key", key.into());
        add(&mut fields, "featureId", self.feature.into());
        add(&mut fields, "inExperiment", self.in_experiment.into());
        add(&mut fields, "hashUsed", self.hash_used.into());
        add(&mut fields, "variationId", (self.variation as f64).into());
        if !self.experiment.variations.is_empty() {
            add(&mut fields, "value", self.value().clone());
        }
        add(&mut fields, "hashAttribute", self.hash_attribute.into());
        add(&mut fields, "hashValue", self.hash_value.clone());
        add(&mut fields, "stickyBucketUsed", self.sticky_used.into());
        if let Some(name) = meta.and_then(|meta| meta.name.as_deref()) {
            add(&mut fields, "name", name.into());
        }
        if let Some(bucket) = self.bucket {
            add(&mut fields, "bucket", bucket.into());
        }
        if meta.is_some_and(|meta| meta.passthrough) {
            add(&mut fields, "passthrough", true.into());
        }
        self.add_leaf(&mut fields);
        Value::Object(fields)
    }

    /// GrowthBook's `Experiment`, as it was run.
    pub fn experiment_value(&self) -> Value {
        let Value::Object(mut fields) = self.experiment.json.clone() else {
            return Value::Null;
        };
        if let Some(leaf) = self.leaf.filter(|leaf| leaf.has_weights()) {
            fields.retain(|(name, _)| name != "weights");
            add(&mut fields, "weights", leaf.weights.clone());
        }
        let mut leaf = Vec::new();
        self.add_leaf(&mut leaf);
        if !leaf.is_empty() {
            add(&mut fields, "contextualBandit", Value::Object(leaf));
        }
        Value::Object(fields)
    }

    fn add_leaf(&self, fields: &mut Vec<(String, Value)>) {
        if !(self.hash_used && self.in_experiment) {
            return;
        }
        let (Some(leaf), Some(bandit)) = (self.leaf, &self.experiment.bandit) else {
            return;
        };
        add(fields, "leafId", leaf.id.clone());
        add(fields, "variationWeights", leaf.weights.clone());
        if let Some(version) = &bandit.version {
            add(fields, "banditVersion", version.clone());
        }
    }
}

impl Exposure<'_> {
    /// What GrowthBook's tracking callback is told: `{experiment, result}`.
    pub fn to_value(&self) -> Value {
        let (experiment, result) = match self {
            Self::Assigned(assignment) => (assignment.experiment_value(), assignment.to_value()),
            Self::Told { experiment, result } => ((*experiment).clone(), (*result).clone()),
        };
        object!([("experiment", experiment), ("result", result)])
    }
}
