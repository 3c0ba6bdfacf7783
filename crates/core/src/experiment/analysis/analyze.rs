//! From aggregates to a report.

use super::input::{Input, Settings, Variation};
use super::report::{Report, Split, SplitShare};

/// Analyzes an experiment.
pub fn analyze(input: &Input) -> Report {
    Report {
        experiment: input.experiment.clone(),
        name: named(&input.name, &input.experiment),
        currency: input.currency.clone(),
        days: input.days(),
        users_per_day: users_per_day(input),
        settings: input.settings.clone(),
        split: split(&input.variations, &input.settings),
        metrics: Vec::new(),
    }
}

fn users_per_day(input: &Input) -> Option<f64> {
    input.settings.users_per_day.or_else(|| {
        let users: f64 = input.variations.iter().map(|one| one.users).sum();
        Some(users / input.days()?)
    })
}

fn split(variations: &[Variation], settings: &Settings) -> Split {
    let users: f64 = variations.iter().map(|one| one.users).sum();
    let weights: f64 = variations.iter().map(|one| one.weight).sum();
    let share = |one: &Variation| SplitShare {
        id: one.id.clone(),
        name: named(&one.name, &one.id),
        users: one.users,
        share: one.users / users,
        expected: one.weight / weights,
    };
    Split {
        variations: variations.iter().map(share).collect(),
        chi_squared: None,
        p_value: None,
        threshold: settings.split_threshold,
    }
}

/// The name, or the id where there is none.
fn named(name: &str, id: &str) -> String {
    if name.is_empty() { id } else { name }.to_owned()
}
