//! Weights written into a file of GrowthBook's features.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::{Timestamp, Unit};
use serde_json::Value;

use super::find::{Found, find};
use super::pair::{Paired, pair};
use super::shares::Shares;
use super::{BanditArguments, edit};
use crate::analyze::error::AnalyzeError;

/// What happens to a file.
#[derive(Debug)]
pub struct Change {
    /// The file that is written.
    pub file: PathBuf,
    /// What will be in it.
    pub text: String,
    /// The experiment's key.
    pub experiment: String,
    /// Where the experiment is in the file, in words.
    pub place: String,
    /// Its variations in the file's order, with their places in the analysis.
    pub variations: Vec<Paired>,
    /// Whether the file calls its variations otherwise, so that only their order tells which is which.
    pub by_order: bool,
}

/// The file with the weights of the experiment replaced; `None` where no file was named. Nothing is written yet.
///
/// # Errors
/// If the file cannot be read, does not have the experiment once, or has other variations.
pub fn change(
    arguments: &BanditArguments,
    experiment: &str,
    shares: &Shares,
) -> Result<Option<Change>, AnalyzeError> {
    let Some(path) = &arguments.features else {
        return Ok(None);
    };
    let key = (!experiment.is_empty()).then_some(experiment);
    let changed = changed(path, key, arguments.feature.as_deref(), shares);
    let mut change = changed.map_err(|message| AnalyzeError::File {
        path: path.clone(),
        message,
    })?;
    if let Some(output) = &arguments.features_output {
        change.file.clone_from(output);
    }
    Ok(Some(change))
}

fn changed(
    path: &Path,
    key: Option<&str>,
    feature: Option<&str>,
    shares: &Shares,
) -> Result<Change, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let file: Value =
        serde_json::from_str(&text).map_err(|error| format!("it is not JSON: {error}"))?;
    let found = find(&file, key, feature)?;
    check(&found)?;
    let told = |message| format!("the experiment \"{}\": {message}", found.key);
    let (variations, by_order) = pair(found.fields, &shares.variations).map_err(told)?;
    let weights: Vec<Value> = variations
        .iter()
        .filter_map(|one| Some(shares.variations.get(one.place)?.weight.into()))
        .collect();
    let weights = Value::Array(weights).to_string();
    let lost = || format!("{} cannot be changed", found.place);
    let mut written =
        edit::set(&text, &found.path, "weights", &weights, "variations").ok_or_else(lost)?;
    if file.get("dateUpdated").is_some_and(Value::is_string) {
        // GrowthBook's SDK takes a payload of the same date for the one that it has.
        let now = Timestamp::now();
        let now = now.round(Unit::Millisecond).unwrap_or(now);
        let now = Value::from(format!("{now:.3}")).to_string();
        written = edit::set(&written, &[], "dateUpdated", &now, "dateUpdated").ok_or_else(lost)?;
    }
    Ok(Change {
        file: path.to_owned(),
        text: written,
        experiment: found.key.clone(),
        place: found.place,
        variations,
        by_order,
    })
}

/// Refuses an experiment whose weights do not decide.
fn check(found: &Found) -> Result<(), String> {
    let has = |name: &str| found.fields.get(name).is_some_and(|value| !value.is_null());
    let key = &found.key;
    if has("ranges") {
        return Err(format!(
            "the experiment \"{key}\" has \"ranges\", which outdo weights; expected none"
        ));
    }
    if has("contextualBanditRef") {
        return Err(format!(
            "the experiment \"{key}\" has the weights of a contextual bandit (\"contextualBanditRef\"), which outdo its own; expected none"
        ));
    }
    Ok(())
}
