//! The analysis agrees with GrowthBook's own, where Python has it (`pip install gbstats==0.8.0`): hundreds of made-up
//! experiments, both engines, the same answers to a millionth. `AWNING_PYTHON` says which Python.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

use awning_core::experiment::analysis::{
    Comparison, Estimate, Evidence, Input, Reason, Report, Scale, analyze,
};
use serde_json::{Map, Value, json};
use support::python::{has, python};

/// How many experiments of each kind of metric and method are made up.
const EACH: u64 = 25;

/// What Python runs.
const SCRIPT: &str = include_str!("oracle/gbstats_answers.py");

/// Numbers that look random, the same each time (Knuth's generator).
struct Chance(u64);

impl Chance {
    fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    fn whole(&mut self, low: u64, high: u64) -> u64 {
        low + (self.share() * (high - low) as f64) as u64
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.whole(0, from.len() as u64) as usize]
    }
}

const KINDS: [&str; 9] = [
    "proportion",
    "proportion with a covariate",
    "proportion with a proportion before",
    "mean",
    "mean with a covariate",
    "revenue",
    "count",
    "ratio",
    "quantile",
];

const METHODS: [&str; 5] = ["two-sided", "one-sided", "sequential", "flat", "proper"];

fn settings(method: &str, chance: &mut Chance) -> Value {
    let engine = match method {
        "sequential" => "sequential",
        "flat" | "proper" => "bayesian",
        _ => "frequentist",
    };
    let confidence = [0.8, 0.9, 0.95, 0.99][chance.whole(0, 4) as usize];
    json!({
        "method": engine,
        "confidence": confidence,
        "sides": if method == "one-sided" { 1 } else { 2 },
        "effect": chance.pick(&["relative", "absolute"]),
        "sequentialTuning": chance.between(100.0, 20_000.0).round(),
        "prior": {
            "mean": chance.between(-0.1, 0.1),
            "variance": chance.between(0.01, 0.3),
            "proper": method == "proper",
        },
    })
}

/// Sums over made-up users, which are such as users can have.
fn results(kind: &str, users: u64, level: f64, chance: &mut Chance) -> Value {
    let mut sums: Map<String, Value> = Map::new();
    let mut add = |name: &str, amount: f64| {
        let before = sums.get(name).and_then(Value::as_f64).unwrap_or_default();
        sums.insert(name.to_owned(), (before + amount).into());
    };
    let mut values = Vec::new();
    for _ in 0..users {
        let before = chance.share();
        let luck = 0.5 * before + 0.5 * chance.share();
        let value = match kind.split(' ').next().unwrap() {
            "proportion" => f64::from(u8::from(luck < level)),
            "count" | "ratio" => (-4.0 * level * chance.share().ln()).floor(),
            "revenue" if luck > level => 0.0,
            "revenue" => 20.0 * (2.0 * luck + chance.share()).exp(),
            _ => 100.0 * level + 30.0 * luck,
        };
        values.push(value);
        add("sum", value);
        if !kind.starts_with("proportion") {
            add("sumOfSquares", value * value);
        }
        if kind == "ratio" {
            let lower = 1.0 + (5.0 * luck).floor() + value;
            add("denominatorSum", lower);
            add("denominatorSumOfSquares", lower * lower);
            add("productSum", value * lower);
        }
        if kind.contains("with a") {
            let before = if kind.ends_with("before") {
                f64::from(u8::from(before < 0.4))
            } else {
                40.0 * before
            };
            add("covariateSum", before);
            add("covariateSumOfSquares", before * before);
            add("covariateProductSum", value * before);
        }
    }
    if kind == "quantile" {
        let spread = chance.between(0.5, 3.0);
        values.sort_by(f64::total_cmp);
        let middle = values[values.len() / 2];
        let rounded = |value: f64| (value * 1e6).round() / 1e6;
        sums = Map::new();
        sums.insert("quantileEvents".into(), (users * 3).into());
        if chance.share() < 0.5 {
            sums.insert("quantileSample".into(), (users * 2).into());
        }
        sums.insert("quantileValue".into(), rounded(middle).into());
        sums.insert("quantileLower".into(), rounded(middle - spread).into());
        sums.insert("quantileUpper".into(), rounded(middle + spread).into());
    }
    sums.insert("users".into(), users.into());
    Value::Object(sums)
}

fn experiment(kind: &str, method: &str, chance: &mut Chance) -> Value {
    let arms = chance.whole(2, 5);
    let level = chance.between(0.2, 0.6);
    let users: Vec<u64> = (0..arms).map(|_| chance.whole(150, 900)).collect();
    let variations: Vec<Value> = users
        .iter()
        .enumerate()
        .map(|(number, users)| {
            json!({"id": number.to_string(), "weight": chance.between(0.5, 2.0), "users": users})
        })
        .collect();
    let results: Vec<Value> = users
        .iter()
        .map(|users| {
            let level = level * chance.between(0.8, 1.25);
            results(kind, *users, level, chance)
        })
        .collect();
    let mut metric = json!({
        "id": kind,
        "type": kind.split(' ').next(),
        "goal": chance.pick(&["increase", "decrease"]),
        "results": results,
    });
    if kind == "quantile" {
        metric["quantile"] = [0.5, 0.9, 0.95][chance.whole(0, 3) as usize].into();
    }
    if kind.ends_with("before") {
        metric["covariate"] = "proportion".into();
    }
    json!({
        "version": 1,
        "variations": variations,
        "metrics": [metric],
        "settings": settings(method, chance),
    })
}

fn experiments() -> Vec<(String, Value)> {
    let mut chance = Chance(2026);
    let mut made = Vec::new();
    for kind in KINDS {
        for method in METHODS {
            for number in 0..EACH {
                let name = format!("{kind}, {method}, {number}");
                made.push((name, experiment(kind, method, &mut chance)));
            }
        }
    }
    made
}

/// What gbstats answers to each.
fn ask(experiments: &[(String, Value)]) -> Vec<Value> {
    let mut running = Command::new(python())
        .args(["-W", "ignore", "-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines: Vec<String> = experiments.iter().map(|(_, one)| one.to_string()).collect();
    let mut input = running.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.join("\n").as_bytes()));
    let done = running.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(done.status.success());
    let printed = String::from_utf8(done.stdout).unwrap();
    let answers = printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    answers.collect()
}

/// Whether two numbers are the same to a millionth of the larger, or to `least`.
fn same(ours: f64, theirs: &Value, least: f64) -> bool {
    match theirs.as_f64() {
        Some(theirs) => (ours - theirs).abs() <= least.max(1e-6 * theirs.abs().max(ours.abs())),
        None => ours.is_infinite(),
    }
}

fn check_estimate(name: &str, ours: &Result<Estimate, Reason>, theirs: &Value) {
    let estimate = match ours {
        Ok(estimate) => estimate,
        Err(reason) => {
            assert!(theirs["error"].is_string(), "{name}: {reason:?} {theirs}");
            return;
        }
    };
    let least = 1e-9 * estimate.standard_error;
    for (what, ours, theirs) in [
        ("value", estimate.value, &theirs["value"]),
        ("error", estimate.standard_error, &theirs["standardError"]),
        ("low", estimate.interval.low, &theirs["interval"][0]),
        ("high", estimate.interval.high, &theirs["interval"][1]),
    ] {
        assert!(same(ours, theirs, least), "{name}: {what} {ours} {theirs}");
    }
}

fn check_comparison(name: &str, ours: &Comparison, theirs: &Value, scale: Scale) {
    check_estimate(
        &format!("{name}, relative"),
        &ours.relative,
        &theirs["relative"],
    );
    check_estimate(
        &format!("{name}, absolute"),
        &ours.absolute,
        &theirs["absolute"],
    );
    let (estimate, theirs) = match scale {
        Scale::Relative => (&ours.relative, &theirs["relative"]),
        Scale::Absolute => (&ours.absolute, &theirs["absolute"]),
    };
    // The p-value is one minus a probability there, which leaves it sixteen digits after the point; losses are
    // probabilities times means.
    let unit = estimate.map_or(0.0, |estimate| estimate.standard_error);
    let numbers = match ours.evidence {
        Err(reason) => {
            assert!(theirs["error"].is_string(), "{name}: {reason:?} {theirs}");
            return;
        }
        Ok(Evidence::Test { p_value, .. }) => vec![("pValue", p_value, 1e-14)],
        Ok(Evidence::Posterior {
            chance_to_win,
            loss,
            control_loss,
        }) => vec![
            ("chanceToWin", chance_to_win, 1e-14),
            ("loss", loss, 1e-9 * unit),
            ("controlLoss", control_loss, 1e-9 * unit),
        ],
    };
    for (what, ours, least) in numbers {
        assert!(
            same(ours, &theirs[what], least),
            "{name}: {what} {ours} {theirs}"
        );
    }
}

fn analyzed(name: &str, experiment: &Value) -> Report {
    let value = serde_json::from_value(experiment.clone()).unwrap();
    let (input, problems) = Input::parse(&value);
    assert!(problems.is_empty(), "{name}: {problems:?}");
    analyze(&input.unwrap())
}

#[test]
fn the_analysis_answers_as_gbstats_does() {
    if !has("gbstats") {
        return;
    }
    let experiments = experiments();
    let answers = ask(&experiments);
    assert_eq!(answers.len(), experiments.len());
    let mut compared = 0;
    for ((name, experiment), answer) in experiments.iter().zip(&answers) {
        let report = analyzed(name, experiment);
        let split = report.split.p_value.unwrap();
        assert!(
            same(split, &answer["split"], 1e-300),
            "{name}: split {split} {answer}"
        );
        let metric = &report.metrics[0];
        let others = metric.variations.iter().skip(1);
        for (variation, theirs) in others.zip(answer["metrics"][0].as_array().unwrap()) {
            let ours = variation.comparison.as_ref().unwrap();
            let name = format!("{name}, variation {}", variation.id);
            check_comparison(&name, ours, theirs, report.settings.effect);
            compared += 1;
        }
    }
    assert!(compared > 2_000, "{compared}");
    println!(
        "{compared} comparisons of {} experiments",
        experiments.len()
    );
}
