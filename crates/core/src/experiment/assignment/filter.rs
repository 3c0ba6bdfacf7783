//! Who may take part at all: filters, namespaces, prerequisites.

use super::fields::Fields;
use super::{HashVersion, Range, hash};
use crate::condition::Condition;
use crate::read::{Read, Reader};
use crate::value::Value;

/// Visitors whose bucket for a seed falls into one of these ranges.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// The attribute that is hashed.
    pub attribute: String,
    /// The seed.
    pub seed: String,
    /// How it is hashed; version 2 where nothing is said.
    pub hash_version: HashVersion,
    /// The ranges.
    pub ranges: Vec<Range>,
}

/// Experiments of the same namespace with ranges that do not meet have no visitor in common. Filters replace it.
#[derive(Clone, Debug, PartialEq)]
pub struct Namespace {
    /// The hash's seed: two underscores and the namespace's name.
    pub seed: String,
    /// The range.
    pub range: Range,
}

/// A feature whose value decides whether a rule or an experiment applies.
#[derive(Clone, Debug, PartialEq)]
pub struct Prerequisite {
    /// The feature's key.
    pub feature: String,
    /// A condition on `{"value": …}`.
    pub condition: Condition,
    /// Whether a feature whose rule has it is blocked as a whole if it is not met.
    pub gate: bool,
}

impl Filter {
    /// Reads a list of filters; one that is malformed lets nobody pass.
    pub fn list(fields: &mut Fields) -> Option<Vec<Self>> {
        let mut filters = Vec::new();
        fields
            .each("filters", &mut |value, at| {
                filters.push(Self::read(value, at))
            })
            .then_some(filters)
    }

    fn read(value: &Value, at: &mut Reader) -> Self {
        let mut filter = Self {
            attribute: "id".into(),
            seed: String::new(),
            hash_version: HashVersion::Unknown,
            ranges: Vec::new(),
        };
        if let Some(mut fields) = Fields::of(value, at) {
            if let Some(attribute) = fields.text("attribute") {
                filter.attribute = attribute.to_owned();
            }
            filter.seed = fields.text("seed").unwrap_or_default().to_owned();
            filter.hash_version = fields.hash_version(HashVersion::Two);
            match fields.ranges("ranges") {
                Some(ranges) => filter.ranges = ranges,
                None => fields.wrong("ranges", "a list of pairs of numbers"),
            }
        }
        filter
    }
}

impl Namespace {
    /// Reads it; a malformed one lets nobody pass.
    pub fn read(value: &Value, at: &mut Reader) -> Self {
        let (name, range) = match value.as_list() {
            Some(
                [
                    Value::Text(name),
                    Value::Number(start),
                    Value::Number(end),
                    ..,
                ],
            ) => (name.as_str(), Range(*start, *end)),
            _ => {
                at.note(value.describe(), "a name, a start and an end");
                ("", Range(0.0, 0.0))
            }
        };
        Self {
            seed: crate::text::concat(&["__", name]),
            range,
        }
    }

    /// Whether a hash value falls into it.
    pub fn contains(&self, value: &str) -> bool {
        hash(&self.seed, value, HashVersion::One).is_some_and(|bucket| self.range.contains(bucket))
    }
}

impl Prerequisite {
    /// Reads a list of prerequisites.
    pub fn list(fields: &mut Fields) -> Vec<Self> {
        let mut prerequisites = Vec::new();
        fields.each("parentConditions", &mut |value, at| {
            let Some(mut fields) = Fields::of(value, at) else {
                return;
            };
            if fields.text("id").is_none() {
                fields.wrong("id", "a feature's key");
            }
            prerequisites.push(Self {
                feature: fields.text("id").unwrap_or_default().to_owned(),
                condition: fields
                    .truthy("condition", Condition::read)
                    .flatten()
                    .unwrap_or_default(),
                gate: fields.flag("gate"),
            });
        });
        prerequisites
    }
}
