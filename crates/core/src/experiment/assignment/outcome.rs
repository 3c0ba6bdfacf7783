//! What an evaluation says.

use super::{Experiment, Leaf, Reason, StickyDocument};
use crate::value::Value;

/// Where a feature's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// There is no such feature.
    UnknownFeature,
    /// No rule applied.
    DefaultValue,
    /// A rule that forces a value.
    Force,
    /// [`Subject::forced_features`](super::Subject::forced_features).
    Override,
    /// A rule with an experiment that the visitor is in.
    Experiment,
    /// A prerequisite that is a gate was not met.
    Prerequisite,
    /// Prerequisites need each other.
    CyclicPrerequisite,
}

impl Source {
    /// GrowthBook's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownFeature => "unknownFeature",
            Self::DefaultValue => "defaultValue",
            Self::Force => "force",
            Self::Override => "override",
            Self::Experiment => "experiment",
            Self::Prerequisite => "prerequisite",
            Self::CyclicPrerequisite => "cyclicPrerequisite",
        }
    }
}

/// A feature's value for a visitor, and how it came about.
#[derive(Clone, Debug)]
pub struct Outcome<'a> {
    /// The value; `Null` where there is none.
    pub value: &'a Value,
    /// Where it comes from.
    pub source: Source,
    /// The id of the rule that gave it; empty if it has none.
    pub rule_id: &'a str,
    /// The experiment that gave it.
    pub assignment: Option<Assignment<'a>>,
    /// The experiments that the visitor was put into on the way, each once, this one and those of prerequisites and
    /// holdouts too: what is to be reported as viewed.
    pub exposures: Vec<Exposure<'a>>,
    /// Sticky documents that changed and are to be stored.
    pub sticky: Vec<StickyDocument>,
    /// Why rules before the one that gave the value did not apply, if the subject asked for it.
    pub skipped: Vec<Skipped>,
}

/// A rule that did not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its place in the feature's rules, from 0.
    pub rule: usize,
    /// Why.
    pub reason: Reason,
}

/// An experiment that a visitor was put into.
#[derive(Clone, Debug)]
pub enum Exposure<'a> {
    /// By this evaluation.
    Assigned(Assignment<'a>),
    /// By a server that evaluated before us (`tracks` of a rule): the experiment and the result in GrowthBook's JSON.
    Told {
        /// GrowthBook's `Experiment`.
        experiment: &'a Value,
        /// GrowthBook's `Result`.
        result: &'a Value,
    },
}

/// What running an experiment gives, and what is to be reported and stored because of it.
#[derive(Clone, Debug)]
pub struct Run<'a> {
    /// The result.
    pub assignment: Assignment<'a>,
    /// As for [`Outcome::exposures`].
    pub exposures: Vec<Exposure<'a>>,
    /// As for [`Outcome::sticky`].
    pub sticky: Vec<StickyDocument>,
}

/// An experiment's result for a visitor.
#[derive(Clone, Copy, Debug)]
pub struct Assignment<'a> {
    /// The experiment.
    pub experiment: &'a Experiment,
    /// The feature whose rule it is.
    pub feature: Option<&'a str>,
    /// The variation's index; 0, the control, for who is not in the experiment.
    pub variation: usize,
    /// Whether the visitor is in the experiment.
    pub in_experiment: bool,
    /// Whether it was the hash that chose, and not a force: only then it counts in the analysis.
    pub hash_used: bool,
    /// The attribute that was hashed.
    pub hash_attribute: &'a str,
    /// Its value; an empty text where there is none.
    pub hash_value: &'a Value,
    /// Where in 0 ≤ bucket < 1 the visitor fell.
    pub bucket: Option<f64>,
    /// Whether an earlier assignment was kept.
    pub sticky_used: bool,
    /// The part of a contextual bandit that set the weights.
    pub leaf: Option<&'a Leaf>,
    /// Why it is so.
    pub reason: Reason,
}
