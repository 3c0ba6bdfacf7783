//! An experiment's outcome, owned: what it borrows from may be replaced at any time.

use awning_core::condition::script;
use awning_core::experiment::assignment::{
    Assignment, Experiment, Exposure, Meta, Outcome, Reason, Run, StickyDocument,
};
use awning_core::value::{Value, object};

use super::script::Script;
use crate::runtime::Assigned;

/// What a visitor gets of an experiment, and what is to be told and kept once they have seen it.
pub struct Weighed {
    /// What they get.
    pub assigned: Assigned,
    /// What is to be told.
    pub exposures: Vec<Exposed>,
    /// What is to be kept.
    pub sticky: Vec<StickyDocument>,
}

/// An exposure.
pub struct Exposed {
    /// The experiment's key.
    pub experiment: String,
    /// The variation's key.
    pub variation: String,
    /// The properties of the event.
    pub properties: Value,
}

impl Weighed {
    /// What running an experiment gives.
    pub fn of_run(run: Run, host: &Script) -> Self {
        Self {
            assigned: assigned(&run.assignment, host),
            exposures: exposed(&run.exposures, host),
            sticky: run.sticky,
        }
    }

    /// What a feature's evaluation says of the experiment that it came to.
    pub fn of_outcome(assignment: &Assignment, outcome: &Outcome, host: &Script) -> Self {
        Self {
            assigned: assigned(assignment, host),
            exposures: exposed(&outcome.exposures, host),
            sticky: outcome.sticky.clone(),
        }
    }

    /// What a feature without experiments gives: its value stands for the variation.
    pub fn of_value(key: &str, value: &Value, text: String, why: &str) -> Self {
        Self {
            assigned: Assigned {
                experiment: key.to_owned(),
                name: key.to_owned(),
                index: 0,
                variation: text.clone(),
                key: text,
                value: value.clone(),
                in_experiment: false,
                forced: false,
                bucket: None,
                hashed: Default::default(),
                why: why.to_owned(),
            },
            exposures: Vec::new(),
            sticky: Vec::new(),
        }
    }

    /// The control, for who is not in the experiment, or what is forced: nothing is told or kept of it.
    pub fn shown(experiment: &Experiment, variation: usize, forced: bool, why: &str) -> Self {
        Self {
            assigned: Assigned {
                experiment: experiment.key.clone(),
                name: experiment
                    .name
                    .clone()
                    .unwrap_or_else(|| experiment.key.clone()),
                index: u32::try_from(variation).unwrap_or_default(),
                key: experiment.variation_key(variation),
                variation: name_of(experiment, variation),
                value: experiment
                    .variations
                    .get(variation)
                    .cloned()
                    .unwrap_or_default(),
                in_experiment: false,
                forced,
                bucket: None,
                hashed: (experiment.hash_attribute.clone(), String::new()),
                why: why.to_owned(),
            },
            exposures: Vec::new(),
            sticky: Vec::new(),
        }
    }
}

/// The exposures that an evaluation lists.
pub fn exposed(exposures: &[Exposure], host: &Script) -> Vec<Exposed> {
    let owned = exposures.iter().filter_map(|exposure| match exposure {
        Exposure::Assigned(assignment) => Some(of_assignment(assignment, host)),
        Exposure::Told { experiment, result } => told(experiment, result, host),
    });
    owned.collect()
}

fn of_assignment(assignment: &Assignment, host: &Script) -> Exposed {
    let assigned = assigned(assignment, host);
    let (attribute, value) = assigned.hashed;
    let mut properties = properties(
        &assigned.experiment,
        &assigned.name,
        &assigned.key,
        &assigned.variation,
    );
    // Every event has the ids of the visitor; whatever else was hashed is not known where results are counted.
    if !["id", "deviceId", "userId"].contains(&attribute.as_str()) {
        properties.push(("hash_attribute".into(), attribute.into()));
        properties.push(("hash_value".into(), value.into()));
    }
    Exposed {
        experiment: assigned.experiment,
        variation: assigned.key,
        properties: Value::Object(properties),
    }
}

/// What a server that evaluated before us says.
fn told(experiment: &Value, result: &Value, host: &Script) -> Option<Exposed> {
    let text = |value: &Value, name: &str| {
        let found = value.get(name).filter(|found| **found != Value::Null);
        found.map(|found| script::text(found, host).into_owned())
    };
    let key = text(experiment, "key")?;
    let variation = text(result, "key").or_else(|| text(result, "variationId"))?;
    let name = text(experiment, "name").unwrap_or_else(|| key.clone());
    let variation_name = text(result, "name").unwrap_or_else(|| variation.clone());
    Some(Exposed {
        properties: Value::Object(properties(&key, &name, &variation, &variation_name)),
        experiment: key,
        variation,
    })
}

/// Segment's properties of `Experiment Viewed`.
fn properties(
    key: &str,
    name: &str,
    variation: &str,
    variation_name: &str,
) -> Vec<(String, Value)> {
    let fields = object!([
        ("experiment_id", key.into()),
        ("experiment_name", name.into()),
        ("variation_id", variation.into()),
        ("variation_name", variation_name.into()),
    ]);
    match fields {
        Value::Object(fields) => fields,
        _ => Vec::new(),
    }
}

/// An assignment, owned.
fn assigned(assignment: &Assignment, host: &Script) -> Assigned {
    let experiment = assignment.experiment;
    let forced = matches!(assignment.reason, Reason::QueryString | Reason::ForcedHere);
    let weighed = Weighed::shown(
        experiment,
        assignment.variation,
        forced,
        assignment.reason.text(),
    );
    Assigned {
        in_experiment: assignment.in_experiment && !forced,
        bucket: assignment.bucket,
        hashed: (
            assignment.hash_attribute.to_owned(),
            script::text(assignment.hash_value, host).into_owned(),
        ),
        ..weighed.assigned
    }
}

fn name_of(experiment: &Experiment, variation: usize) -> String {
    let name = experiment
        .meta(variation)
        .and_then(|meta: &Meta| meta.name.clone());
    name.unwrap_or_else(|| experiment.variation_key(variation))
}
