//! A feature's value for a visitor.

use super::feature::Share;
use super::sticky::Documents;
use super::{
    Assignment, Experiment, Exposure, Feature, Filter, HashVersion, Outcome, Payload, Prerequisite,
    Reason, Rollout, Rule, RuleEffect, Run, Skipped, Source, StickyDocument, Subject, hash,
};
use crate::condition::{Condition, script};
use crate::value::Value;

static NULL: Value = Value::Null;
static EMPTY: Value = Value::Text(String::new());

/// The value of the feature of that key, and the experiments that the visitor was put into because it was asked for.
pub fn evaluate<'a>(payload: &'a Payload, subject: &Subject<'a>, key: &str) -> Outcome<'a> {
    let mut evaluation = Evaluation::new(payload, subject);
    let verdict = evaluation.feature(key, None);
    Outcome {
        value: verdict.value,
        source: verdict.source,
        rule_id: verdict.rule_id,
        assignment: verdict.assignment,
        exposures: evaluation.exposures,
        sticky: evaluation.sticky,
        skipped: evaluation.skipped,
    }
}

/// The value of the feature alone, which is faster: nothing is made of experiments that the visitor was put into.
pub fn value<'a>(payload: &'a Payload, subject: &Subject<'a>, feature: &'a Feature) -> &'a Value {
    let mut evaluation = Evaluation::new(payload, subject);
    evaluation.exposes = false;
    evaluation.known_feature(feature, None).value
}

/// The variation of an experiment. The payload has the features that are its prerequisites, and the saved groups; the
/// experiment need not be one of its own.
pub fn run<'a>(payload: &'a Payload, subject: &Subject<'a>, experiment: &'a Experiment) -> Run<'a> {
    let mut evaluation = Evaluation::new(payload, subject);
    let assignment = evaluation.experiment(experiment, None, None);
    Run {
        assignment,
        exposures: evaluation.exposures,
        sticky: evaluation.sticky,
    }
}

/// The features on the way to here: one that is met again needs itself.
#[derive(Clone, Copy)]
pub(super) struct Step<'s> {
    key: &'s str,
    depth: usize,
    before: Option<&'s Step<'s>>,
}

/// How many features may need one another in a row: evaluation descends as deep, on the page's stack.
const DEEPEST: usize = 64;

/// How many features may be evaluated for one: without a limit, a payload of a kilobyte could ask for as many as there
/// are atoms.
const MOST: u32 = 10_000;

/// An evaluation under way.
pub(super) struct Evaluation<'a> {
    pub payload: &'a Payload,
    pub subject: Subject<'a>,
    exposures: Vec<Exposure<'a>>,
    sticky: Vec<StickyDocument>,
    skipped: Vec<Skipped>,
    evaluated: u32,
    /// Whether exposures are to be noted.
    exposes: bool,
}

struct Verdict<'a> {
    value: &'a Value,
    source: Source,
    rule_id: &'a str,
    assignment: Option<Assignment<'a>>,
}

impl<'a> Verdict<'a> {
    fn of(value: &'a Value, source: Source) -> Self {
        Self {
            value,
            source,
            rule_id: "",
            assignment: None,
        }
    }
}

/// What a rule says to a visitor.
enum Applied<'a> {
    Verdict(Verdict<'a>),
    Not(Reason),
}

impl<'a> Evaluation<'a> {
    fn new(payload: &'a Payload, subject: &Subject<'a>) -> Self {
        Self {
            payload,
            subject: *subject,
            exposures: Vec::new(),
            sticky: Vec::new(),
            skipped: Vec::new(),
            evaluated: 0,
            exposes: true,
        }
    }

    fn feature(&mut self, key: &str, before: Option<&Step>) -> Verdict<'a> {
        self.evaluated += 1;
        if self.evaluated > MOST || is_met_again(key, before) {
            return Verdict::of(&NULL, Source::CyclicPrerequisite);
        }
        let mut forced = self.subject.forced_features.iter();
        if let Some((_, value)) = forced.find(|(forced, _)| forced == key) {
            return Verdict::of(value, Source::Override);
        }
        match self.payload.feature(key) {
            Some(feature) => self.known_feature(feature, before),
            None => Verdict::of(&NULL, Source::UnknownFeature),
        }
    }

    fn known_feature(&mut self, feature: &'a Feature, before: Option<&Step>) -> Verdict<'a> {
        let step = Step {
            key: &feature.key,
            depth: before.map_or(0, |step| step.depth + 1),
            before,
        };
        for (index, rule) in feature.rules.iter().enumerate() {
            match self.rule(feature, rule, &step) {
                Applied::Verdict(verdict) => return verdict,
                Applied::Not(reason) => {
                    if self.subject.explained && before.is_none() {
                        self.skipped.push(Skipped {
                            rule: index,
                            reason,
                        });
                    }
                }
            }
        }
        Verdict::of(&feature.default, Source::DefaultValue)
    }

    fn rule(&mut self, feature: &'a Feature, rule: &'a Rule, step: &Step) -> Applied<'a> {
        for prerequisite in &rule.prerequisites {
            match self.prerequisite(prerequisite, Some(step)) {
                Ok(()) => {}
                Err(Reason::Prerequisite) if !prerequisite.gate => {
                    return Applied::Not(Reason::Prerequisite);
                }
                Err(reason) => {
                    let source = if reason == Reason::Prerequisite {
                        Source::Prerequisite
                    } else {
                        Source::CyclicPrerequisite
                    };
                    return Applied::Verdict(Verdict::of(&NULL, source));
                }
            }
        }
        if let Some(filters) = &rule.filters
            && !self.passes(filters)
        {
            return Applied::Not(Reason::Filtered);
        }
        match &rule.effect {
            RuleEffect::Nothing => Applied::Not(Reason::Invalid),
            RuleEffect::Force {
                value,
                condition,
                rollout,
                tracks,
            } => {
                if let Some(condition) = condition
                    && !self.holds(condition)
                {
                    return Applied::Not(Reason::Condition);
                }
                if let Some(rollout) = rollout
                    && !self.is_in_rollout(rollout)
                {
                    return Applied::Not(Reason::Coverage);
                }
                if self.exposes {
                    for (experiment, result) in tracks {
                        self.exposures.push(Exposure::Told { experiment, result });
                    }
                }
                Applied::Verdict(Verdict {
                    rule_id: &rule.id,
                    ..Verdict::of(value, Source::Force)
                })
            }
            RuleEffect::Experiment(experiment) => {
                let assignment = self.experiment(experiment, Some(&feature.key), Some(step));
                if !assignment.in_experiment {
                    return Applied::Not(assignment.reason);
                }
                if assignment.meta().is_some_and(|meta| meta.passthrough) {
                    return Applied::Not(Reason::Passthrough);
                }
                Applied::Verdict(Verdict {
                    value: assignment.value(),
                    source: Source::Experiment,
                    rule_id: &rule.id,
                    assignment: Some(assignment),
                })
            }
        }
    }

    /// Whether a prerequisite is met; if not, whether because of a cycle.
    pub fn prerequisite(
        &mut self,
        prerequisite: &'a Prerequisite,
        step: Option<&Step>,
    ) -> Result<(), Reason> {
        let parent = self.feature(&prerequisite.feature, step);
        if parent.source == Source::CyclicPrerequisite {
            return Err(Reason::CyclicPrerequisite);
        }
        let (groups, host) = (&self.payload.groups, self.subject.host);
        if prerequisite
            .condition
            .holds_for_value(parent.value, groups, host)
        {
            Ok(())
        } else {
            Err(Reason::Prerequisite)
        }
    }

    /// Whether the condition holds for the visitor.
    pub fn holds(&self, condition: &Condition) -> bool {
        let Subject {
            attributes, host, ..
        } = self.subject;
        condition.holds(attributes, &self.payload.groups, host)
    }

    /// Whether every filter lets the visitor pass.
    pub fn passes(&self, filters: &[Filter]) -> bool {
        filters.iter().all(|filter| {
            let (_, value) = self.hash_value(&filter.attribute, None);
            self.bucket(&filter.seed, value, filter.hash_version)
                .is_some_and(|bucket| filter.ranges.iter().any(|range| range.contains(bucket)))
        })
    }

    fn is_in_rollout(&self, rollout: &Rollout) -> bool {
        if let Share::Coverage(0.0) = rollout.share {
            return false;
        }
        let fallback = self
            .subject
            .sticky
            .and(rollout.fallback_attribute.as_deref());
        let (_, value) = self.hash_value(&rollout.hash_attribute, fallback);
        self.bucket(&rollout.seed, value, rollout.hash_version)
            .is_some_and(|bucket| match rollout.share {
                Share::Range(range) => range.contains(bucket),
                Share::Coverage(coverage) => bucket <= coverage,
            })
    }

    /// Where a hash value falls; `None` if there is no value or no such hash version.
    pub fn bucket(&self, seed: &str, value: &Value, version: HashVersion) -> Option<f64> {
        if !script::truthy(value) {
            return None;
        }
        hash(seed, &script::text(value, self.subject.host), version)
    }

    /// The attribute that is hashed and its value: the first one of the two that has any, or an empty text.
    pub fn hash_value<'n>(
        &self,
        attribute: &'n str,
        fallback: Option<&'n str>,
    ) -> (&'n str, &'a Value) {
        let attributes = self.subject.attributes;
        for name in [Some(attribute), fallback].into_iter().flatten() {
            if let Some(value) = attributes.get(name).filter(|value| script::truthy(value)) {
                return (name, value);
            }
        }
        (attribute, &EMPTY)
    }

    /// Earlier assignments, if sticky bucketing is on.
    pub fn documents(&mut self) -> Option<Documents<'_, 'a>> {
        Some(Documents {
            stored: self.subject.sticky?,
            changed: &mut self.sticky,
        })
    }

    /// Notes that the visitor is in an experiment, once.
    pub fn expose(&mut self, assignment: &Assignment<'a>) {
        if !self.exposes {
            return;
        }
        let is_known = self.exposures.iter().any(|known| match known {
            Exposure::Assigned(known) => known.is_same_as(assignment),
            Exposure::Told { .. } => false,
        });
        if !is_known {
            self.exposures.push(Exposure::Assigned(*assignment));
        }
    }
}

fn is_met_again(key: &str, mut step: Option<&Step>) -> bool {
    if step.is_some_and(|step| step.depth >= DEEPEST) {
        return true;
    }
    while let Some(met) = step {
        if met.key == key {
            return true;
        }
        step = met.before;
    }
    false
}
