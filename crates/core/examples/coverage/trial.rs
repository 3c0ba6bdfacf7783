//! Tests of a scenario, drawn and judged.

use std::error::Error;
use std::thread;

use awning_core::experiment::analysis::{
    Comparison, Evidence, Goal, Input, Method, Metric, Scale, Variation, analyze,
};
use rand_distr::{Binomial, Distribution};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;
use serde_json::{Value, json};

use super::population::{Look, Population};
use super::scenario::{Promise, Scenario};

/// What became of tests.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// In how many an effect was found at some look.
    found: u32,
    /// In how many the intervals of all looks held the true effect.
    held: u32,
    /// In how many the split was called wrong at a level of 5 %.
    wrong_split: u32,
    /// The widths of the last intervals together.
    width: f64,
}

/// Draws tests without and with an effect, and says what was found, a row a question.
///
/// # Errors
/// If a distribution has no such parameters, or a thread ends early.
pub fn run(scenario: &Scenario, number: u64, tests: u32) -> Result<Vec<Value>, Box<dyn Error>> {
    let level = scenario.settings.alpha();
    let without = repeat(scenario, 0.0, 2 * number, tests)?;
    let with = repeat(scenario, scenario.effect, 2 * number + 1, tests)?;
    let method = match scenario.goal {
        Goal::Increase => scenario.method.to_owned(),
        Goal::Decrease => format!("{}, less is better", scenario.method),
    };
    let row = |question: &str, count: u32, nominal: f64, promise: &str| {
        let share = f64::from(count) / f64::from(tests);
        json!({
            "data": scenario.data,
            "method": method,
            "users": scenario.users,
            "question": question,
            "share": share,
            "error": (share * (1.0 - share) / f64::from(tests)).sqrt(),
            "nominal": nominal,
            "promise": promise,
            "width": with.width / f64::from(tests),
        })
    };
    let (at_most, at_least) = match scenario.promise {
        Promise::Exact => ("exact", "exact"),
        Promise::AtMost => ("at most", "at least"),
        Promise::None => ("none", "none"),
    };
    let mut rows = vec![row("false positives", without.found, level, at_most)];
    if scenario.others == 1 {
        rows.push(row("coverage", with.held, 1.0 - level, at_least));
    }
    if number == 0 {
        let mut split = row("false positives", without.wrong_split, 0.05, "exact");
        for (name, text) in [
            ("data", "users of two variations"),
            ("method", "sample ratio, at 5 %"),
        ] {
            if let Some(value) = split.get_mut(name) {
                *value = text.into();
            }
        }
        rows.push(split);
    }
    Ok(rows)
}

fn repeat(
    scenario: &Scenario,
    effect: f64,
    stream: u64,
    tests: u32,
) -> Result<Tally, Box<dyn Error>> {
    let threads = thread::available_parallelism().map_or(1, |count| count.get() as u32);
    let tallies: Vec<Result<Tally, String>> = thread::scope(|scope| {
        let work = |first: u32| {
            let mut tally = Tally::default();
            for test in (first..tests).step_by(threads as usize) {
                // Each test has its own seed: the same numbers, whichever thread draws them.
                let mut random = Pcg64::seed_from_u64((stream << 32) | u64::from(test));
                try_once(scenario, effect, &mut random, &mut tally)
                    .map_err(|error| error.to_string())?;
            }
            Ok(tally)
        };
        let running: Vec<_> = (0..threads)
            .map(|first| scope.spawn(move || work(first)))
            .collect();
        let ended = running.into_iter();
        ended
            .map(|one| {
                one.join()
                    .unwrap_or_else(|_| Err("a thread ended early".into()))
            })
            .collect()
    });
    let mut whole = Tally::default();
    for tally in tallies {
        let tally = tally?;
        whole.found += tally.found;
        whole.held += tally.held;
        whole.wrong_split += tally.wrong_split;
        whole.width += tally.width;
    }
    Ok(whole)
}

fn try_once(
    scenario: &Scenario,
    effect: f64,
    random: &mut Pcg64,
    tally: &mut Tally,
) -> Result<(), Box<dyn Error>> {
    let mut lifts = vec![1.0];
    lifts.resize(scenario.others + 1, 1.0 + effect);
    let looks = scenario
        .population
        .draw(random, &lifts, scenario.users, scenario.looks)?;
    let split = Binomial::new(2 * u64::from(scenario.users), 0.5)?.sample(random) as f64;
    let (mut found, mut held, mut width) = (false, true, 0.0);
    let mut input = input(scenario, split);
    for look in looks {
        let Some(metric) = input.metrics.first_mut() else {
            continue;
        };
        let Look { results, strata } = look;
        metric.results = results;
        metric.strata = strata;
        let report = analyze(&input);
        let wrong = report.split.p_value.is_some_and(|p_value| p_value < 0.05);
        tally.wrong_split += u32::from(wrong);
        let variations = report.metrics.iter().flat_map(|metric| &metric.variations);
        for comparison in variations.filter_map(|variation| variation.comparison.as_ref()) {
            let Some((is_found, is_held, wide)) = judge(comparison, scenario, effect) else {
                continue;
            };
            found |= is_found;
            held &= is_held;
            width = wide;
        }
    }
    tally.found += u32::from(found);
    tally.held += u32::from(held);
    tally.width += width;
    Ok(())
}

/// Whether an effect was found, whether the interval holds the true one, and the interval's width as a share of the
/// control's value. `None`: there is no number; that is neither found, nor lost.
fn judge(comparison: &Comparison, scenario: &Scenario, effect: f64) -> Option<(bool, bool, f64)> {
    let relative = comparison.relative.ok()?;
    let absolute = comparison.absolute.ok()?;
    let (interval, truth) = match scenario.settings.effect {
        Scale::Relative => (relative.interval, effect),
        Scale::Absolute => (absolute.interval, scenario.population.mean()? * effect),
    };
    let found = match (scenario.settings.method, comparison.evidence) {
        (Method::Bayesian, _) => !interval.contains(0.0),
        (
            _,
            Ok(Evidence::Test {
                adjusted_p_value, ..
            }),
        ) => adjusted_p_value < scenario.settings.alpha(),
        _ => return None,
    };
    let width = relative.interval.high - relative.interval.low;
    Some((found, interval.contains(truth), width))
}

fn input(scenario: &Scenario, split: f64) -> Input {
    let users = f64::from(scenario.users);
    // How many are in each variation is drawn for the check of the split alone.
    let counts = [split, 2.0 * users - split];
    let variations = (0..=scenario.others).map(|number| Variation {
        id: number.to_string(),
        users: counts.get(number).copied().unwrap_or(users),
        ..Variation::default()
    });
    let quantile = match scenario.population {
        Population::Times { quantile } => quantile,
        _ => 0.5,
    };
    Input {
        variations: variations.collect(),
        metrics: vec![Metric {
            id: "metric".to_owned(),
            kind: scenario.population.kind(),
            goal: scenario.goal,
            quantile,
            ..Metric::default()
        }],
        settings: scenario.settings.clone(),
        ..Input::default()
    }
}
