//! From aggregates to a report.

use super::compare::{Observed, compare};
use super::correction::correct;
use super::decide::{Known, decide};
use super::input::{Input, Method, Metric, MetricType, Settings, Variation};
use super::report::{Evidence, MetricReport, Report, Split, SplitShare, VariationReport};
use super::split::test_split;

/// Analyzes an experiment: every variation of every metric beside the control.
///
/// Nothing here fails: what has no number says why.
pub fn analyze(input: &Input) -> Report {
    let users_per_day = users_per_day(input);
    let split = split(&input.variations, &input.settings);
    let all_users: f64 = input.variations.iter().map(|one| one.users).sum();
    let metrics = input.metrics.iter();
    let mut metrics: Vec<MetricReport> = metrics
        .map(|metric| report(metric, input, all_users, users_per_day))
        .collect();
    correct_all(&mut metrics, &input.settings);
    for metric in &mut metrics {
        give_verdicts(metric, &split, &input.settings);
    }
    Report {
        experiment: input.experiment.clone(),
        name: named(&input.name, &input.experiment),
        currency: input.currency.clone(),
        days: input.days(),
        users_per_day,
        settings: input.settings.clone(),
        split,
        metrics,
    }
}

fn users_per_day(input: &Input) -> Option<f64> {
    let given = input.settings.users_per_day;
    let by_dates = || {
        let users: f64 = input.variations.iter().map(|one| one.users).sum();
        Some(users / input.days()?)
    };
    let users = given.or_else(by_dates);
    users.filter(|users| *users > 0.0 && users.is_finite())
}

fn split(variations: &[Variation], settings: &Settings) -> Split {
    let users: Vec<f64> = variations.iter().map(|one| one.users).collect();
    let weights: Vec<f64> = variations.iter().map(|one| one.weight).collect();
    let (all_users, all_weights): (f64, f64) = (users.iter().sum(), weights.iter().sum());
    let share = |one: &Variation| SplitShare {
        id: one.id.clone(),
        name: named(&one.name, &one.id),
        users: one.users,
        share: part(one.users, all_users),
        expected: part(one.weight, all_weights),
    };
    let test = test_split(&users, &weights).ok();
    Split {
        variations: variations.iter().map(share).collect(),
        chi_squared: test.map(|(chi_squared, _)| chi_squared),
        p_value: test.map(|(_, p_value)| p_value),
        threshold: settings.split_threshold,
    }
}

fn report(
    metric: &Metric,
    input: &Input,
    all_users: f64,
    users_per_day: Option<f64>,
) -> MetricReport {
    let minimum_effect = metric.minimum_effect.or(input.settings.minimum_effect);
    let observed: Vec<Observed> = input
        .variations
        .iter()
        .enumerate()
        .map(|(place, variation)| Observed::of(metric, place, variation.users))
        .collect();
    let variations = input.variations.iter().zip(&observed).enumerate();
    MetricReport {
        id: metric.id.clone(),
        name: named(&metric.name, &metric.id),
        kind: metric.kind,
        goal: metric.goal,
        money: metric.money,
        quantile: (metric.kind == MetricType::Quantile).then_some(metric.quantile),
        minimum_effect,
        variations: variations
            .map(|(place, (variation, seen))| VariationReport {
                id: variation.id.clone(),
                name: named(&variation.name, &variation.id),
                users: seen.users,
                value: seen.value(),
                standard_deviation: seen.standard_deviation(),
                interval: seen.interval(&input.settings),
                comparison: observed.first().filter(|_| place > 0).map(|control| {
                    let both =
                        input.variations.first().map_or(0.0, |one| one.users) + variation.users;
                    let share = part(both, all_users);
                    let goal = metric.goal;
                    let mut found = compare(control, seen, goal, minimum_effect, &input.settings);
                    found.outlook.plan(&input.settings, share, users_per_day);
                    found
                }),
            })
            .collect(),
    }
}

/// Corrects p-values for all metrics and variations together.
fn correct_all(metrics: &mut [MetricReport], settings: &Settings) {
    if settings.method == Method::Bayesian {
        return;
    }
    let mut found: Vec<&mut Evidence> = metrics
        .iter_mut()
        .flat_map(|metric| &mut metric.variations)
        .filter_map(|variation| variation.comparison.as_mut())
        .filter_map(|comparison| comparison.evidence.as_mut().ok())
        .collect();
    let p_values: Vec<f64> = found.iter().filter_map(|one| one.p_value()).collect();
    let corrected = correct(&p_values, settings.correction);
    for (evidence, corrected) in found.iter_mut().zip(corrected) {
        if let Evidence::Test {
            adjusted_p_value, ..
        } = evidence
        {
            *adjusted_p_value = corrected;
        }
    }
}

fn give_verdicts(metric: &mut MetricReport, split: &Split, settings: &Settings) {
    let control_users = metric.variations.first().map_or(0.0, |one| one.users);
    for variation in &mut metric.variations {
        let known = Known {
            settings,
            split,
            goal: metric.goal,
            minimum_effect: metric.minimum_effect,
            fewest_users: control_users.min(variation.users),
        };
        if let Some(comparison) = &mut variation.comparison {
            comparison.verdict = decide(comparison, &known);
        }
    }
}

/// What part it is of a whole; of nothing, nothing.
fn part(of: f64, whole: f64) -> f64 {
    if whole > 0.0 { of / whole } else { 0.0 }
}

/// The name, or the id where there is none.
fn named(name: &str, id: &str) -> String {
    if name.is_empty() { id } else { name }.to_owned()
}
