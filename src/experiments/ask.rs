//! What elements, services and tools ask of a page's experiments.

use std::rc::Rc;

use awning_core::experiment::assignment::Experiment;
use awning_core::read::Reader;
use awning_core::value::{Value, field};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::lab::{Lab, Other};
use super::weigh::experiments;
use super::weighed::Weighed;
use crate::runtime::{Assigned, Evaluated, Experiments, Listed, Source};
use crate::view::Live;

impl Experiments for Lab {
    fn feature(&self, key: &str) -> Option<Value> {
        let valued = self.value_of(key)?;
        (valued.value != Value::Null).then_some(valued.value)
    }

    fn experiment(&self, key: &str) -> Option<Assigned> {
        self.weigh(key).map(|(weighed, _)| weighed.assigned)
    }

    fn run(&self, key: &str, experiment: &Value) -> Option<Assigned> {
        let known = {
            let mut others = self.others.borrow_mut();
            others.retain(|other| other.id != key || other.written == *experiment);
            others.iter().find(|other| other.id == key).cloned()
        };
        if let Some(known) = known {
            return Some(known.assigned.get());
        }
        let read = self.read_other(key, experiment)?;
        let assigned = self.decide(|scale| scale.alone(&read)).assigned;
        let other = Rc::new(Other {
            id: key.to_owned(),
            written: experiment.clone(),
            experiment: read,
            assigned: Live::new(assigned),
        });
        self.others.borrow_mut().push(other.clone());
        // What the page's address forces may be this one.
        self.forget_known();
        if let Some((weighed, _)) = self.weigh(&other.experiment.key) {
            other.assigned.set(weighed.assigned);
        }
        Some(other.assigned.get())
    }

    fn seen(&self, key: &str) {
        if let Some((weighed, _)) = self.weigh(key) {
            self.see(&weighed);
        }
    }

    fn list(&self) -> Vec<Listed> {
        let others = self.others.borrow().clone();
        let seen = self.seen.borrow();
        self.decide(|scale| {
            let listed = |experiment: &Experiment, weighed: Weighed, source: Source| Listed {
                seen: seen.contains(&experiment.key),
                variations: (0..experiment.variations.len())
                    .map(|variation| experiment.variation_key(variation))
                    .collect(),
                assigned: weighed.assigned,
                source,
            };
            let mut list = Vec::new();
            for feature in scale.payload.features() {
                for (_, one) in experiments(feature) {
                    let weighed = scale.of_feature(feature, Some(&one.key));
                    list.push(listed(one, weighed, Source::Feature(feature.key.clone())));
                }
            }
            for one in &scale.payload.experiments {
                list.push(listed(one, scale.alone(one), Source::Experiment));
            }
            for other in &others {
                let source = Source::Campaign(other.id.clone());
                list.push(listed(
                    &other.experiment,
                    scale.alone(&other.experiment),
                    source,
                ));
            }
            list
        })
    }

    fn features(&self) -> Vec<Evaluated> {
        let payload = self.payload();
        let evaluated = payload.features().iter().filter_map(|feature| {
            let valued = self.value_of(&feature.key)?;
            let assigned = valued.weighed.as_ref().map(|weighed| &weighed.assigned);
            Some(Evaluated {
                key: feature.key.clone(),
                experiment: assigned.map(|assigned| assigned.experiment.clone()),
                forced: assigned.is_some_and(|assigned| assigned.forced),
                value: valued.value,
                source: valued.source,
                skipped: valued.skipped,
            })
        });
        evaluated.collect()
    }

    fn force(&self, key: &str, variation: Option<u32>) {
        let mut forced = self.forced.borrow_mut();
        forced.retain(|(known, _)| known != key);
        forced.extend(variation.map(|variation| (key.to_owned(), variation)));
        drop(forced);
        self.begin();
    }

    fn take(&self, given: &JsValue) {
        self.follow(given);
    }

    fn reweigh(&self) {
        self.begin();
    }

    fn call(&self, method: &str, arguments: &Array) -> JsValue {
        self.answer(method, arguments)
    }
}

impl Lab {
    /// Reads an experiment that stands elsewhere; what is wrong with it is said.
    fn read_other(&self, key: &str, written: &Value) -> Option<Experiment> {
        let mut whole = written.clone();
        if let Value::Object(fields) = &mut whole
            && field(fields, "key").is_none()
        {
            fields.push(("key".into(), key.into()));
        }
        let mut at = Reader::new(key);
        let read = Experiment::read(&whole, &mut at);
        self.runtime.warn_of(&at.into_problems());
        read
    }
}
