//! Sticky bucketing: who was in a variation stays there, though weights, coverage or targeting change.

use super::{Experiment, Subject};
use crate::condition::script;
use crate::value::{Value, field, object};

/// What is stored of the assignments of one value of a hash attribute, in GrowthBook's form.
#[derive(Clone, Debug, PartialEq)]
pub struct StickyDocument {
    /// The attribute: `id`.
    pub attribute: String,
    /// Its value, as text.
    pub value: String,
    /// Experiment and bucket version (`checkout__0`), and the variation's key.
    pub assignments: Vec<(String, Value)>,
}

impl StickyDocument {
    /// Reads `{"attributeName": …, "attributeValue": …, "assignments": {…}}`; `None` if it is none.
    pub fn read(value: &Value) -> Option<Self> {
        let text = |name| value.get(name).and_then(Value::as_text);
        let Some(Value::Object(assignments)) = value.get("assignments") else {
            return None;
        };
        Some(Self {
            attribute: text("attributeName")?.to_owned(),
            value: text("attributeValue")?.to_owned(),
            assignments: assignments.clone(),
        })
    }

    /// GrowthBook's JSON.
    pub fn to_value(&self) -> Value {
        object!([
            ("attributeName", self.attribute.as_str().into()),
            ("attributeValue", self.value.as_str().into()),
            ("assignments", Value::Object(self.assignments.clone())),
        ])
    }

    /// The key that GrowthBook stores it under: `id||1234`.
    pub fn key(&self) -> String {
        crate::text::concat(&[&self.attribute, "||", &self.value])
    }

    fn is_of(&self, attribute: &str, value: &str) -> bool {
        self.attribute == attribute && self.value == value
    }
}

/// A hash value as sticky documents write it.
pub fn value_text(value: &Value, subject: &Subject) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => script::json(other, subject.host),
    }
}

/// The documents of a subject, with what the evaluation has changed so far.
pub struct Documents<'s, 'a> {
    /// As stored.
    pub stored: &'a [StickyDocument],
    /// Changed.
    pub changed: &'s mut Vec<StickyDocument>,
}

/// What earlier assignments say.
pub enum Earlier {
    /// Nothing.
    None,
    /// Of a version that is blocked.
    Blocked,
    /// This variation.
    Variation(usize),
}

impl Documents<'_, '_> {
    fn find(&self, attribute: &str, value: &str) -> Option<&StickyDocument> {
        let mut documents = self.changed.iter().chain(self.stored.iter().rev());
        documents.find(|document| document.is_of(attribute, value))
    }

    /// Looks up an experiment's earlier assignment. What is stored for the hash attribute outdoes what is stored for
    /// the fallback attribute; that one is `id` where an experiment has none, as in the reference.
    pub fn earlier(&self, experiment: &Experiment, subject: &Subject) -> Earlier {
        let attribute = |name: &str| subject.attributes.get(name);
        let document = |name: &str, is_fallback: bool| {
            let value = attribute(name).filter(|value| script::truthy(value));
            match value {
                Some(value) => self.find(name, &value_text(value, subject)),
                None if is_fallback => None,
                None => self.find(name, ""),
            }
        };
        let own = document(&experiment.hash_attribute, false);
        let fallback = document(
            experiment.fallback_attribute.as_deref().unwrap_or("id"),
            true,
        );
        let is_blocked = |document: &StickyDocument| {
            let mut names = document.assignments.iter().map(|(name, _)| name);
            names.any(|name| is_version_below(name, &experiment.key, experiment.min_bucket_version))
        };
        let mut both = own.iter().chain(fallback.iter());
        if both.clone().any(|document| is_blocked(document)) {
            return Earlier::Blocked;
        }
        let Some(key) =
            both.find_map(|document| field(&document.assignments, &experiment.sticky_key))
        else {
            return Earlier::None;
        };
        let variation = experiment
            .meta
            .iter()
            .position(|meta| meta.key.is_some() && meta.key.as_deref() == key.as_text());
        variation.map_or(Earlier::None, Earlier::Variation)
    }

    /// Notes an assignment; the document that changes because of it is among the changed ones then.
    pub fn keep(&mut self, attribute: &str, value: String, experiment: &Experiment, key: String) {
        let name = &experiment.sticky_key;
        let known = self.find(attribute, &value);
        let key = Value::Text(key);
        if known.is_some_and(|known| field(&known.assignments, name) == Some(&key)) {
            return;
        }
        let mut document = known.cloned().unwrap_or(StickyDocument {
            attribute: attribute.to_owned(),
            value,
            assignments: Vec::new(),
        });
        document.assignments.retain(|(known, _)| known != name);
        document.assignments.push((name.clone(), key));
        self.changed
            .retain(|changed| !changed.is_of(attribute, &document.value));
        self.changed.push(document);
    }
}

/// Whether a stored name is that of a version of the experiment below the least one: `checkout__2`.
fn is_version_below(name: &str, key: &str, least: f64) -> bool {
    let version = name
        .strip_prefix(key)
        .and_then(|rest| rest.strip_prefix("__"));
    version.is_some_and(|version| {
        let is_canonical = version == "0" || !version.starts_with(['0', '+']);
        is_canonical
            && version
                .parse::<u32>()
                .is_ok_and(|version| f64::from(version) < least)
    })
}
