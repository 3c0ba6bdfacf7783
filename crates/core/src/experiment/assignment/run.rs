//! An experiment's variation for a visitor.

use super::evaluate::{Evaluation, Step};
use super::sticky::{Earlier, value_text};
use super::target::is_old_url_match;
use super::{
    Assignment, Experiment, Leaf, Meta, Reason, Status, choose_variation, is_targeted,
    query_override,
};
use crate::condition::script;
use crate::value::Value;

static NULL: Value = Value::Null;

impl<'a> Evaluation<'a> {
    /// Assigns the visitor; the order of the steps is the reference's.
    pub(super) fn experiment(
        &mut self,
        experiment: &'a Experiment,
        feature: Option<&'a str>,
        step: Option<&Step>,
    ) -> Assignment<'a> {
        let can_stick = self.subject.sticky.is_some() && !experiment.disable_sticky;
        let fallback = experiment.fallback_attribute.as_deref();
        let (hash_attribute, hash_value) =
            self.hash_value(&experiment.hash_attribute, fallback.filter(|_| can_stick));
        let mut assignment = Assignment {
            experiment,
            feature,
            variation: 0,
            in_experiment: false,
            hash_used: false,
            hash_attribute,
            hash_value,
            bucket: None,
            sticky_used: false,
            leaf: self.leaf(experiment),
            reason: Reason::Coverage,
        };
        match self.decide(&mut assignment, can_stick, step) {
            Ok(forced) => {
                assignment.reason = forced.reason;
                if let Some(variation) = experiment.index(forced.variation) {
                    assignment.variation = variation;
                    assignment.in_experiment = true;
                }
            }
            Err(reason) => assignment.reason = reason,
        }
        if assignment.hash_used {
            if can_stick {
                let key = experiment.variation_key(assignment.variation);
                let value = value_text(hash_value, &self.subject);
                if let Some(mut documents) = self.documents() {
                    documents.keep(hash_attribute, value, experiment, key);
                }
            }
            self.expose(&assignment);
        }
        assignment
    }

    fn decide(
        &mut self,
        assignment: &mut Assignment<'a>,
        can_stick: bool,
        step: Option<&Step>,
    ) -> Result<Forced, Reason> {
        let (experiment, subject) = (assignment.experiment, self.subject);
        if experiment.variations.len() < 2 {
            return Err(Reason::TooFewVariations);
        }
        if !subject.enabled {
            return Err(Reason::Disabled);
        }
        if let Some(targets) = &experiment.url_patterns
            && !is_targeted(subject.url, targets, subject.host)
        {
            return Err(Reason::Url);
        }
        let count = experiment.variations.len();
        if let Some(variation) = query_override(&experiment.key, subject.url, count) {
            return Ok(Forced::to(variation as f64, Reason::QueryString));
        }
        let mut forced = subject.forced_variations.iter();
        if let Some((_, variation)) = forced.find(|(key, _)| *key == experiment.key) {
            return Ok(Forced::to(*variation, Reason::ForcedHere));
        }
        if experiment.status == Status::Draft || !experiment.active {
            return Err(Reason::Inactive);
        }
        if matches!(assignment.hash_value, Value::Text(text) if text.is_empty()) {
            return Err(Reason::NoHashValue);
        }
        let earlier = match self.documents() {
            Some(documents) if can_stick => documents.earlier(experiment, &subject),
            _ => Earlier::None,
        };
        let sticky = match earlier {
            Earlier::Variation(variation) => Some(variation),
            _ => None,
        };
        if sticky.is_none() {
            self.may_take_part(assignment, step)?;
        }
        if let Some(url) = &experiment.url
            && !is_old_url_match(url, subject.url, subject.host)
        {
            return Err(Reason::Url);
        }
        let bucket = self
            .bucket(
                &experiment.seed,
                assignment.hash_value,
                experiment.hash_version,
            )
            .ok_or(Reason::HashVersion)?;
        if matches!(earlier, Earlier::Blocked) {
            assignment.sticky_used = true;
            return Err(Reason::Blocked);
        }
        let ranges = assignment
            .leaf
            .map_or(&experiment.ranges, |leaf| &leaf.ranges);
        let variation = sticky
            .or_else(|| choose_variation(bucket, ranges))
            .ok_or(Reason::Coverage)?;
        if let Some(force) = experiment.force {
            return Ok(Forced::to(force, Reason::ForcedByExperiment));
        }
        if subject.qa_mode {
            return Err(Reason::QaMode);
        }
        if experiment.status == Status::Stopped {
            return Err(Reason::Stopped);
        }
        assignment.hash_used = true;
        assignment.bucket = Some(bucket);
        assignment.sticky_used = sticky.is_some();
        Ok(Forced::to(
            variation as f64,
            if sticky.is_some() {
                Reason::Sticky
            } else {
                Reason::Hashed
            },
        ))
    }

    /// What is not asked of visitors who were in the experiment before.
    fn may_take_part(
        &mut self,
        assignment: &Assignment<'a>,
        step: Option<&Step>,
    ) -> Result<(), Reason> {
        let experiment = assignment.experiment;
        if let Some(filters) = &experiment.filters {
            if !self.passes(filters) {
                return Err(Reason::Filtered);
            }
        } else if let Some(namespace) = &experiment.namespace {
            let value = script::text(assignment.hash_value, self.subject.host);
            if !namespace.contains(&value) {
                return Err(Reason::Filtered);
            }
        }
        if let Some(condition) = &experiment.condition
            && !self.holds(condition)
        {
            return Err(Reason::Condition);
        }
        for prerequisite in &experiment.prerequisites {
            self.prerequisite(prerequisite, step)?;
        }
        if let Some(groups) = &experiment.groups
            && !groups
                .iter()
                .any(|group| self.subject.groups.contains(group))
        {
            return Err(Reason::Groups);
        }
        Ok(())
    }

    /// The part of the experiment's bandit that the visitor belongs to.
    fn leaf(&self, experiment: &'a Experiment) -> Option<&'a Leaf> {
        let bandit = experiment.bandit.as_ref()?;
        let Self {
            payload, subject, ..
        } = self;
        for leaf in &bandit.leaves {
            let answer = leaf
                .condition
                .answer(subject.attributes, &payload.groups, subject.host);
            match answer {
                Ok(true) => return Some(leaf),
                Ok(false) => {}
                // The reference catches its exception here, and goes on without the contexts.
                Err(_) => break,
            }
        }
        Some(&bandit.fallback)
    }
}

struct Forced {
    variation: f64,
    reason: Reason,
}

impl Forced {
    fn to(variation: f64, reason: Reason) -> Self {
        Self { variation, reason }
    }
}

impl Experiment {
    /// The index, if there is a variation of it.
    fn index(&self, number: f64) -> Option<usize> {
        let index = number as usize;
        (index as f64 == number && index < self.variations.len()).then_some(index)
    }
}

impl<'a> Assignment<'a> {
    /// The variation's value.
    pub fn value(&self) -> &'a Value {
        let values = &self.experiment.variations;
        values.get(self.variation).unwrap_or(&NULL)
    }

    /// What is known of the variation.
    pub fn meta(&self) -> Option<&'a Meta> {
        self.experiment.meta(self.variation)
    }

    /// Whether an exposure to this one is one to the other, too.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.variation == other.variation
            && self.experiment.key == other.experiment.key
            && self.hash_attribute == other.hash_attribute
            && self.hash_value == other.hash_value
    }
}
