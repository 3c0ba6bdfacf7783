//! What the global `awning` answers of experiments and features. Asking from code counts as seeing.

use awning_core::value::{Value, object};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::lab::Lab;
use super::weigh::Valued;
use crate::browser::json;
use crate::runtime::{Assigned, Source};

impl Lab {
    /// Answers a method; `undefined` where there is nothing of that name.
    pub(super) fn answer(&self, method: &str, arguments: &Array) -> JsValue {
        let key = arguments.get(0).as_string().unwrap_or_default();
        match method {
            "feature" if arguments.get(2).is_object() => {
                match self.value_for(&key, json::read(&arguments.get(2))) {
                    Value::Null => arguments.get(1),
                    value => json::write(&value),
                }
            }
            "feature" => {
                let Some(valued) = self.value_of(&key) else {
                    return arguments.get(1);
                };
                match &valued.weighed {
                    Some(weighed) => self.see(weighed),
                    None => self.expose(&valued.told),
                }
                match &valued.value {
                    Value::Null => arguments.get(1),
                    value => json::write(value),
                }
            }
            "experiment" if arguments.get(1).is_object() => {
                let attributes = json::read(&arguments.get(1));
                let weighed = self.weigh_for(&key, attributes);
                weighed.map_or(JsValue::UNDEFINED, |weighed| {
                    json::write(&said(&weighed.assigned))
                })
            }
            "experiment" => match self.weigh(&key) {
                Some((weighed, _)) => {
                    self.see(&weighed);
                    json::write(&said(&weighed.assigned))
                }
                None => JsValue::UNDEFINED,
            },
            _ => match self.explanation(&key) {
                Some(explanation) => json::write(&explanation),
                None => JsValue::UNDEFINED,
            },
        }
    }

    /// Why a feature has its value, or an experiment its variation.
    fn explanation(&self, key: &str) -> Option<Value> {
        if let Some(valued) = self.value_of(key) {
            return Some(explained_value(key, &valued));
        }
        let (weighed, source) = self.weigh(key)?;
        let is_seen = self.seen.borrow().contains(&weighed.assigned.experiment);
        let mut explanation = explained(&weighed.assigned);
        if let Value::Object(fields) = &mut explanation {
            let (name, owner) = match source {
                Source::Feature(feature) => ("feature", Value::from(feature)),
                Source::Campaign(campaign) => ("campaign", campaign.into()),
                Source::Experiment => ("feature", Value::Null),
            };
            fields.push((name.into(), owner));
            fields.push(("seen".into(), is_seen.into()));
        }
        Some(explanation)
    }
}

/// What `awning.experiment(key)` answers.
fn said(assigned: &Assigned) -> Value {
    object!([
        ("experiment", assigned.experiment.as_str().into()),
        ("name", assigned.name.as_str().into()),
        ("index", assigned.index.into()),
        ("variation", assigned.key.as_str().into()),
        ("variationName", assigned.variation.as_str().into()),
        ("value", assigned.value.clone()),
        ("inExperiment", assigned.in_experiment.into()),
        ("forced", assigned.forced.into()),
    ])
}

fn explained(assigned: &Assigned) -> Value {
    let mut explanation = said(assigned);
    if let Value::Object(fields) = &mut explanation {
        let (attribute, value) = &assigned.hashed;
        let more = [
            ("why", assigned.why.as_str().into()),
            ("bucket", assigned.bucket.into()),
            ("hashAttribute", attribute.as_str().into()),
            ("hashValue", value.as_str().into()),
        ];
        fields.extend(more.map(|(name, value)| (name.to_owned(), value)));
    }
    explanation
}

fn explained_value(key: &str, valued: &Valued) -> Value {
    let skipped = valued.skipped.iter().map(|(rule, why)| {
        object!([
            ("rule", u32::try_from(*rule).unwrap_or_default().into()),
            ("why", (*why).into()),
        ])
    });
    let experiment = valued.weighed.as_ref().map(|weighed| &weighed.assigned);
    object!([
        ("feature", key.into()),
        ("value", valued.value.clone()),
        ("source", valued.source.into()),
        ("rule", valued.rule.as_str().into()),
        ("skipped", Value::List(skipped.collect())),
        ("experiment", experiment.map_or(Value::Null, explained)),
    ])
}
