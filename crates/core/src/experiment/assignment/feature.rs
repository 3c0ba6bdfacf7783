//! A feature and its rules.

use super::fields::Fields;
use super::{Bandit, Experiment, Filter, HashVersion, Prerequisite, Range, experiment};
use crate::condition::{Condition, script};
use crate::read::{Read, Reader};
use crate::value::{Value, add};

/// A value that depends on the visitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Its key.
    pub key: String,
    /// The value where no rule applies.
    pub default: Value,
    /// The rules, of which the first one that applies counts.
    pub rules: Vec<Rule>,
}

/// A rule: who, and what they get.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its id; may be empty.
    pub id: String,
    /// Features that have to have certain values.
    pub prerequisites: Vec<Prerequisite>,
    /// Whom filters let pass.
    pub filters: Option<Vec<Filter>>,
    /// What they get.
    pub effect: Effect,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// A value for everybody whom it is for.
    Force {
        /// The value.
        value: Value,
        /// Who it is for.
        condition: Option<Condition>,
        /// Which share of them; everybody where nothing is said.
        rollout: Option<Rollout>,
        /// Experiments that a server already put the visitor into, each with its result.
        tracks: Vec<(Value, Value)>,
    },
    /// An experiment.
    Experiment(Box<Experiment>),
    /// Nothing: the rule says neither.
    Nothing,
}

/// A share of the visitors.
#[derive(Clone, Debug, PartialEq)]
pub struct Rollout {
    /// The attribute that is hashed.
    pub hash_attribute: String,
    /// The attribute that is hashed for visitors without that one, with sticky bucketing.
    pub fallback_attribute: Option<String>,
    /// What is hashed with it.
    pub seed: String,
    /// How it is hashed.
    pub hash_version: HashVersion,
    /// Which buckets are in.
    pub share: Share,
}

/// The buckets that are in a rollout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// Those of a range.
    Range(Range),
    /// Those up to this one, and this one too.
    Coverage(f64),
}

impl Feature {
    /// Reads it; `None` if it is falsy, which counts as no feature, or no object.
    pub(super) fn read(key: &str, value: &Value, bandits: &Value, at: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, at)?;
        let mut rules = Vec::new();
        fields.each("rules", &mut |value, at| {
            rules.extend(Rule::read(key, value, bandits, at));
        });
        Some(Self {
            key: key.to_owned(),
            default: fields.get("defaultValue").cloned().unwrap_or_default(),
            rules,
        })
    }
}

impl Rule {
    fn read(key: &str, value: &Value, bandits: &Value, at: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, at)?;
        Some(Self {
            id: fields.text("id").unwrap_or_default().to_owned(),
            prerequisites: Prerequisite::list(&mut fields),
            filters: Filter::list(&mut fields),
            effect: Effect::read(key, &mut fields, bandits),
        })
    }
}

impl Effect {
    fn read(key: &str, fields: &mut Fields, bandits: &Value) -> Self {
        if let Some(value) = fields.get("force") {
            let mut tracks = Vec::new();
            fields.each("tracks", &mut |track, _| {
                let part = |name| track.get(name).cloned().unwrap_or_default();
                tracks.push((part("experiment"), part("result")));
            });
            return Self::Force {
                value: value.clone(),
                condition: fields.truthy("condition", Condition::read).flatten(),
                rollout: Rollout::read(key, fields),
                tracks,
            };
        }
        let contextual = fields.present("contextualVariations");
        let Some(variations) = contextual.or(fields.present("variations")) else {
            fields.at.note(
                "neither force nor variations".into(),
                "one of them in a rule",
            );
            return Self::Nothing;
        };
        let key = fields.text("key").unwrap_or(key);
        let json = experiment_json(key, variations, fields.value());
        let Some(mut experiment) = Experiment::read(&json, fields.at) else {
            return Self::Nothing;
        };
        if let Some(name) = fields.text("contextualBanditRef") {
            experiment.bandit = bandits
                .get(name)
                .filter(|bandit| script::truthy(bandit))
                .and_then(|bandit| Bandit::of(bandit, &json, fields.at));
        }
        Self::Experiment(Box::new(experiment))
    }
}

impl Rollout {
    fn read(key: &str, fields: &mut Fields) -> Option<Self> {
        let share = match fields.range("range") {
            Some(range) => Share::Range(range),
            None => Share::Coverage(experiment::coverage(fields)?),
        };
        let can_stick = !fields.flag("disableStickyBucketing");
        Some(Self {
            hash_attribute: fields.text("hashAttribute").unwrap_or("id").to_owned(),
            fallback_attribute: fields
                .text("fallbackAttribute")
                .filter(|_| can_stick)
                .map(str::to_owned),
            seed: fields.text("seed").unwrap_or(key).to_owned(),
            hash_version: fields.hash_version(HashVersion::One),
            share,
        })
    }
}

/// The experiment that the reference makes of a rule.
fn experiment_json(key: &str, variations: &Value, rule: &Value) -> Value {
    const IF_TRUTHY: [&str; 13] = [
        "weights",
        "hashAttribute",
        "fallbackAttribute",
        "disableStickyBucketing",
        "namespace",
        "meta",
        "ranges",
        "name",
        "phase",
        "seed",
        "hashVersion",
        "filters",
        "condition",
    ];
    const IF_THERE: [&str; 3] = ["coverage", "bucketVersion", "minBucketVersion"];
    let mut fields = Vec::new();
    add(&mut fields, "variations", variations.clone());
    add(&mut fields, "key", key.into());
    for name in IF_THERE {
        if let Some(value) = rule.get(name) {
            add(&mut fields, name, value.clone());
        }
    }
    for name in IF_TRUTHY {
        if let Some(value) = rule.get(name).filter(|value| script::truthy(value)) {
            add(&mut fields, name, value.clone());
        }
    }
    Value::Object(fields)
}
