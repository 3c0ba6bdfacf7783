//! Experiments and features, as they are for this visitor.

use awning_core::text::concat;
use awning_core::value::number_text;

use super::keeper::to_line;
use crate::runtime::{Evaluated, Listed, Runtime, Source};
use crate::widgets::debug::{Fact, Trial, TrialKind};

/// All of them.
pub fn of(runtime: &Runtime) -> Vec<Trial> {
    let experiments = runtime.experiments.get_untracked().here();
    experiments.map_or_else(Vec::new, |experiments| {
        let listed = experiments.list();
        let features = experiments.features();
        let listed = listed.iter().map(experiment);
        listed.chain(features.iter().map(feature)).collect()
    })
}

fn experiment(listed: &Listed) -> Trial {
    let assigned = &listed.assigned;
    let belongs = match &listed.source {
        Source::Experiment => String::new(),
        Source::Feature(key) => concat(&["of feature ", key]),
        Source::Campaign(id) => concat(&["of campaign ", id]),
    };
    let (attribute, value) = &assigned.hashed;
    let mut facts = vec![Fact::new(
        "exposure",
        if listed.seen { "told" } else { "not told" },
    )];
    if assigned.name != assigned.experiment {
        facts.push(Fact::new("name", assigned.name.as_str()));
    }
    facts.push(Fact::new("hashed", concat(&[attribute, " = ", value])));
    if let Some(bucket) = assigned.bucket {
        facts.push(Fact::new("bucket", number_text(bucket)));
    }
    Trial {
        kind: TrialKind::Experiment,
        key: assigned.experiment.clone(),
        name: belongs,
        variations: listed.variations.clone(),
        current: usize::try_from(assigned.index).ok(),
        counted: assigned.in_experiment && !assigned.forced,
        forced: assigned.forced,
        forceable: true,
        value: to_line(&assigned.value),
        reason: sentence(&assigned.why),
        facts,
    }
}

fn feature(evaluated: &Evaluated) -> Trial {
    let reason = match (evaluated.source, &evaluated.experiment) {
        ("unknownFeature", _) => "There is no such feature.".to_owned(),
        ("defaultValue", _) => "No rule applied: its default value.".to_owned(),
        ("force", _) => "A rule says so for this visitor.".to_owned(),
        ("override", _) => "The page has set it.".to_owned(),
        ("prerequisite", _) => "A prerequisite is not met.".to_owned(),
        ("cyclicPrerequisite", _) => "Its prerequisites need each other.".to_owned(),
        (_, Some(key)) => concat(&["The experiment ", key, " says so."]),
        (source, None) => sentence(source),
    };
    let skipped = evaluated.skipped.iter();
    Trial {
        kind: TrialKind::Feature,
        key: evaluated.key.clone(),
        name: String::new(),
        variations: Vec::new(),
        current: None,
        counted: false,
        forced: evaluated.forced,
        forceable: false,
        value: to_line(&evaluated.value),
        reason,
        facts: skipped
            .map(|(rule, why)| {
                let name = concat(&["rule ", &(rule + 1).to_string(), " passed over"]);
                Fact::new(&name, *why)
            })
            .collect(),
    }
}

/// A few words as a sentence.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters
        .next()
        .map(|first| first.to_uppercase().to_string());
    match first {
        Some(first) if words.ends_with('.') => concat(&[&first, characters.as_str()]),
        Some(first) => concat(&[&first, characters.as_str(), "."]),
        None => String::new(),
    }
}
