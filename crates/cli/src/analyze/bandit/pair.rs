//! Which variation of a file is which of an analysis.

use serde_json::{Map, Value};

use super::shares::Share;
use crate::log::list;

/// A variation of a file: what it is called, and which of the analysis it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paired {
    /// What the file calls it.
    pub label: String,
    /// Its place in the analysis.
    pub place: usize,
}

/// The variations of an experiment in the file's order, each with its place in the analysis, and whether they were only
/// told apart by their order. They go by the keys of `meta`, by its names, by their values or by their numbers, whichever
/// all of them have.
///
/// # Errors
/// If the numbers of variations differ, or some names fit and others do not, as a sentence.
pub fn pair(
    experiment: &Map<String, Value>,
    shares: &[Share],
) -> Result<(Vec<Paired>, bool), String> {
    let values = experiment.get("variations").and_then(Value::as_array);
    let count = values.map_or(0, Vec::len);
    if count != shares.len() {
        return Err(format!(
            "it has {count} variations, the analysis has {}; expected as many",
            shares.len()
        ));
    }
    let ways = labels(experiment, values.map_or(&[], Vec::as_slice));
    let is = |share: &Share, label: &str| share.id == label || share.name == label;
    let mut partly = None;
    for labels in &ways {
        let places: Vec<Option<usize>> = labels
            .iter()
            .map(|label| shares.iter().position(|share| is(share, label)))
            .collect();
        let mut known: Vec<usize> = places.iter().flatten().copied().collect();
        known.sort_unstable();
        known.dedup();
        if known.len() == count {
            let pairs = labels.iter().zip(known_in_order(&places));
            return Ok((
                pairs
                    .map(|(label, place)| Paired {
                        label: label.clone(),
                        place,
                    })
                    .collect(),
                false,
            ));
        }
        if !known.is_empty() && partly.is_none() {
            partly = Some(labels);
        }
    }
    if let Some(labels) = partly {
        let ours: Vec<&str> = shares.iter().map(|share| share.id.as_str()).collect();
        return Err(format!(
            "its variations are {}, those of the analysis {}; expected the same names",
            list(labels),
            list(&ours)
        ));
    }
    let first = ways.into_iter().next().unwrap_or_default();
    let pairs = first.into_iter().enumerate();
    Ok((
        pairs
            .map(|(place, label)| Paired { label, place })
            .collect(),
        true,
    ))
}

fn known_in_order(places: &[Option<usize>]) -> impl Iterator<Item = usize> {
    places.iter().flatten().copied()
}

/// What all variations are called, each way in which all are called something; the last is their numbers.
fn labels(experiment: &Map<String, Value>, values: &[Value]) -> Vec<Vec<String>> {
    let meta = experiment.get("meta").and_then(Value::as_array);
    let of_meta = |name: &str| -> Option<Vec<String>> {
        let said = |place: usize| meta?.get(place)?.get(name)?.as_str().map(str::to_owned);
        (0..values.len()).map(said).collect()
    };
    let of_values = || -> Option<Vec<String>> { values.iter().map(plain).collect() };
    let numbers = (0..values.len()).map(|place| place.to_string());
    [of_meta("key"), of_meta("name"), of_values()]
        .into_iter()
        .flatten()
        .chain([numbers.collect()])
        .collect()
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shares(ids: &[&str]) -> Vec<Share> {
        let share = |id: &&str| Share {
            id: (*id).to_owned(),
            name: id.to_uppercase(),
            chance: 0.5,
            weight: 0.5,
        };
        ids.iter().map(share).collect()
    }

    #[test]
    fn variations_go_by_keys_names_values_numbers_and_last_by_order() {
        let meta = json!([{"key": "b", "name": "New"}, {"key": "a", "name": "Old"}]);
        for (experiment, ids, labels, places, by_order) in [
            (
                json!({"variations": [1, 2], "meta": meta}),
                ["a", "b"],
                ["b", "a"],
                [1, 0],
                false,
            ),
            (
                json!({"variations": [1, 2], "meta": meta}),
                ["Old", "New"],
                ["New", "Old"],
                [1, 0],
                false,
            ),
            (
                json!({"variations": [true, false]}),
                ["false", "true"],
                ["true", "false"],
                [1, 0],
                false,
            ),
            (
                json!({"variations": [{}, {}], "meta": meta}),
                ["1", "0"],
                ["0", "1"],
                [1, 0],
                false,
            ),
            (
                json!({"variations": [{}, {}]}),
                ["x", "y"],
                ["0", "1"],
                [0, 1],
                true,
            ),
            // Numbers of the list, where the values are numbers of another kind.
            (
                json!({"variations": ["A", "B"]}),
                ["b", "a"],
                ["A", "B"],
                [1, 0],
                false,
            ),
        ] {
            let (found, told) = pair(experiment.as_object().unwrap(), &shares(&ids)).unwrap();
            let found_labels: Vec<&str> = found.iter().map(|one| one.label.as_str()).collect();
            let found_places: Vec<usize> = found.iter().map(|one| one.place).collect();
            assert_eq!(found_labels, labels, "{experiment}");
            assert_eq!(found_places, places, "{experiment}");
            assert_eq!(told, by_order, "{experiment}");
        }
    }

    #[test]
    fn variations_that_are_not_the_same_are_not_paired() {
        for (experiment, ids, expected) in [
            (
                json!({"variations": [1, 2, 3]}),
                ["a", "b"],
                "it has 3 variations, the analysis has 2",
            ),
            (
                json!({"variations": ["a", "c"]}),
                ["a", "b"],
                "its variations are \"a\", \"c\", those of the analysis \"a\", \"b\"",
            ),
            (
                json!({"variations": ["a", "a"]}),
                ["a", "b"],
                "expected the same names",
            ),
        ] {
            let error = pair(experiment.as_object().unwrap(), &shares(&ids)).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
