//! Contextual bandits: weights that depend on who is asked, set by the backend.

use super::experiment::coverage;
use super::fields::Fields;
use super::{Range, bucket_ranges, equal_weights};
use crate::condition::Condition;
use crate::read::{Read as _, Reader};
use crate::value::Value;

/// The weights of an experiment, by context.
#[derive(Clone, Debug, PartialEq)]
pub struct Bandit {
    /// The contexts, of which the first one that fits counts.
    pub leaves: Vec<Leaf>,
    /// For whom none fits.
    pub fallback: Leaf,
    /// The bandit's version.
    pub version: Option<Value>,
}

/// A context, and the weights in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Its id; -1 for the fallback.
    pub id: Value,
    /// Who it is for.
    pub condition: Condition,
    /// The weights, as they are reported.
    pub weights: Value,
    /// The range of each variation.
    pub ranges: Vec<Range>,
    is_fallback: bool,
}

impl Bandit {
    /// Reads a bandit of the payload for an experiment.
    pub(super) fn of(value: &Value, experiment: &Value, at: &mut Reader) -> Option<Self> {
        let (count, coverage, weights, ranges) = {
            // What is wrong with the experiment has been said.
            let mut unheard = Reader::new("");
            let mut fields = Fields::of(experiment, &mut unheard)?;
            (
                fields.list("variations").unwrap_or_default().len(),
                coverage(&mut fields).unwrap_or(1.0),
                fields.numbers("weights"),
                fields.ranges("ranges"),
            )
        };
        // Ranges outdo weights, whoever says these.
        let ranges_for = |weights: Option<&[f64]>| match &ranges {
            Some(ranges) => ranges.clone(),
            None => bucket_ranges(count, coverage, weights),
        };
        let mut fields = Fields::of(value, at)?;
        let own = weights.clone().unwrap_or_else(|| equal_weights(count));
        let mut leaves = Vec::new();
        fields.each("contexts", &mut |value, at| {
            let Some(mut fields) = Fields::of(value, at) else {
                return;
            };
            let weights = fields.numbers("weights");
            if weights.is_none() {
                fields.wrong("weights", "a list of numbers");
            }
            leaves.push(Leaf {
                id: fields.get("leafId").cloned().unwrap_or_default(),
                condition: fields
                    .truthy("condition", Condition::read)
                    .flatten()
                    .unwrap_or_default(),
                weights: fields.get("weights").cloned().unwrap_or_default(),
                ranges: ranges_for(weights.as_deref()),
                is_fallback: false,
            });
        });
        Some(Self {
            leaves,
            fallback: Leaf {
                id: Value::Number(-1.0),
                condition: Condition::default(),
                weights: Value::List(own.into_iter().map(Value::Number).collect()),
                ranges: ranges_for(weights.as_deref()),
                is_fallback: true,
            },
            version: fields.get("banditVersion").cloned(),
        })
    }
}

impl Leaf {
    /// Whether the weights are its own, and not the experiment's.
    pub fn has_weights(&self) -> bool {
        !self.is_fallback && self.weights != Value::Null
    }
}
