//! Where an experiment is in GrowthBook's JSON: a rule of a feature, or one of the experiments beside them.

use serde_json::{Map, Value};

use super::edit::Step;
use crate::log::list;

/// How many of many places are named.
const SHOWN: usize = 10;

/// An experiment of a file.
#[derive(Debug)]
pub struct Found<'a> {
    /// Its key.
    pub key: String,
    /// Where it is, in words.
    pub place: String,
    /// The way to it from the file's root.
    pub path: Vec<Step>,
    /// Its fields.
    pub fields: &'a Map<String, Value>,
}

/// The one experiment of that key and feature; without a key the only one of the feature.
///
/// # Errors
/// If there is none, or more than one, as a sentence.
pub fn find<'a>(
    file: &'a Value,
    key: Option<&str>,
    feature: Option<&str>,
) -> Result<Found<'a>, String> {
    if key.is_none() && feature.is_none() {
        return Err(
            "which experiment is not said, expected --experiment KEY, or --feature KEY".to_owned(),
        );
    }
    let all = experiments(file)?;
    let wanted = |found: &Found, of: &Option<&str>| {
        key.is_none_or(|key| key == found.key) && feature.is_none_or(|key| Some(key) == *of)
    };
    let (mut fitting, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(found, of)| wanted(found, of));
    let sought = match (key, feature) {
        (Some(key), Some(feature)) => {
            format!("experiment \"{key}\" among the rules of the feature \"{feature}\"")
        }
        (Some(key), None) => format!("experiment \"{key}\""),
        (None, feature) => format!(
            "experiment among the rules of the feature \"{}\"",
            feature.unwrap_or_default()
        ),
    };
    match (fitting.pop(), fitting.is_empty()) {
        (Some((found, _)), true) => Ok(found),
        (Some((last, _)), false) => {
            let places: Vec<String> = fitting
                .into_iter()
                .map(|(found, _)| found)
                .chain([last])
                .take(SHOWN)
                .map(|found| format!("\"{}\" as {}", found.key, found.place))
                .collect();
            Err(format!(
                "there is more than one {sought}: {}; expected one, which --experiment and --feature tell apart",
                places.join(", ")
            ))
        }
        (None, _) => {
            let known: Vec<String> = others.into_iter().map(|(found, _)| found.key).collect();
            Err(match known.as_slice() {
                [] => format!("there is no {sought}, and no other one"),
                known => format!("there is no {sought}, expected one of {}", list(known)),
            })
        }
    }
}

/// All experiments, those of rules with the key of their feature.
fn experiments(file: &Value) -> Result<Vec<(Found<'_>, Option<&str>)>, String> {
    let is_encrypted = |name: &&&str| file.get(**name).is_some_and(Value::is_string);
    if let Some(name) = ["encryptedFeatures", "encryptedExperiments"]
        .iter()
        .find(is_encrypted)
    {
        return Err(format!(
            "its features are encrypted (\"{name}\"), expected them in plain"
        ));
    }
    let features = file.get("features").and_then(Value::as_object);
    let experiments = file.get("experiments").and_then(Value::as_array);
    if features.is_none() && experiments.is_none() {
        return Err("there is neither an object \"features\" nor a list \"experiments\", expected GrowthBook's JSON".to_owned());
    }
    let mut all = Vec::new();
    for (name, feature) in features.into_iter().flatten() {
        let rules = feature.get("rules").and_then(Value::as_array);
        for (place, rule) in rules.into_iter().flatten().enumerate() {
            let path = vec![
                Step::Member("features".to_owned()),
                Step::Member(name.clone()),
                Step::Member("rules".to_owned()),
                Step::Element(place),
            ];
            let words = format!("rule {} of the feature \"{name}\"", place + 1);
            // A rule without a key is an experiment with that of its feature.
            let found = experiment(rule, Some(name), words, path);
            all.extend(found.map(|found| (found, Some(name.as_str()))));
        }
    }
    for (place, one) in experiments.into_iter().flatten().enumerate() {
        let path = vec![Step::Member("experiments".to_owned()), Step::Element(place)];
        let words = format!("experiment {} of \"experiments\"", place + 1);
        all.extend(experiment(one, None, words, path).map(|found| (found, None)));
    }
    Ok(all)
}

fn experiment<'a>(
    value: &'a Value,
    otherwise: Option<&str>,
    place: String,
    path: Vec<Step>,
) -> Option<Found<'a>> {
    let fields = value.as_object()?;
    fields.get("variations")?.as_array()?;
    let key = fields.get("key").and_then(Value::as_str);
    Some(Found {
        key: key.or(otherwise)?.to_owned(),
        place,
        path,
        fields,
    })
}
