//! From the rows of a real test to its numbers: 64,000 customers, three arms of an e-mail campaign; and a real survey.

use awning_core::experiment::analysis::method::difference;
use awning_core::experiment::analysis::statistic::{
    Part, Statistic, Value as Measured, adjusted_pair, pair, theta,
};
use awning_core::experiment::analysis::unit::{Collector, Row, Units, mann_whitney};
use awning_core::experiment::analysis::{Metric, MetricType, Scale};

use crate::vectors::{close, close_to, data, group, number};

const ARMS: [&str; 3] = ["No E-Mail", "Mens E-Mail", "Womens E-Mail"];

/// A column as the value, another as the covariate.
fn units(text: &str, value: &str, covariate: &str) -> Units {
    // The one comma inside of a cell.
    let text = text.replace("$1,000", "$1000");
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let place = |name: &str| names.iter().position(|one| *one == name).unwrap();
    let (value, covariate, arm) = (place(value), place(covariate), place("segment"));
    let mut collector = Collector::new(ARMS.len(), false);
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        collector
            .add(&Row {
                user: "",
                variation: ARMS.iter().position(|one| *one == cells[arm]).unwrap(),
                value: cells[value].parse().unwrap(),
                denominator: 0.0,
                covariate: Some(cells[covariate].parse().unwrap()),
                stratum: None,
            })
            .unwrap();
    }
    collector.finish()
}

fn statistics(units: &Units) -> Vec<Statistic> {
    let mut metric = Metric {
        kind: MetricType::Mean,
        ..Metric::default()
    };
    units.measure(&mut metric);
    let results = metric.results.iter();
    results
        .map(|results| Statistic::of(&metric, results, 0.0).unwrap())
        .collect()
}

#[test]
fn covariates_of_the_campaign_take_away_what_they_do_by_hand() {
    let (Some(cases), Some(text)) = (group("cuped"), data("hillstrom/hillstrom.csv")) else {
        return;
    };
    let table = [
        ("hillstrom_spend_on_history_mens", "spend", "history"),
        ("hillstrom_visit_on_recency_mens", "visit", "recency"),
    ];
    for (name, value, covariate) in table {
        println!("{name}");
        let case = cases.get(name).unwrap();
        let of = statistics(&units(&text, value, covariate));
        let (control, mens) = (&of[0], &of[1]);
        let raw = difference(&pair(control, mens).unwrap(), Scale::Absolute).unwrap();
        let adjusted = adjusted_pair(control, mens).unwrap();
        let adjusted = difference(&adjusted, Scale::Absolute).unwrap();
        close(raw.value, number(case, "diff_raw"));
        close(raw.variance.sqrt(), number(case, "se_raw"));
        close(theta(control, mens).unwrap(), number(case, "theta_pooled"));
        close(adjusted.value, number(case, "diff_cuped"));
        close(adjusted.variance.sqrt(), number(case, "se_cuped"));
        let removed = 1.0 - adjusted.variance / raw.variance;
        // Of variances that differ by a two-thousandth, fewer digits are left.
        close_to(removed, number(case, "var_reduction"), 1e-6);
        // A regression on both is the same but for its own slope: nearer than a hundredth of its error.
        let distance = (adjusted.value - number(case, "ancova_coef")).abs();
        assert!(distance < 0.01 * number(case, "ancova_se"), "{distance}");
    }
}

#[test]
fn the_campaigns_spending_is_tested_as_scipy_does() {
    let (Some(cases), Some(text)) = (group("welch"), data("hillstrom/hillstrom.csv")) else {
        return;
    };
    let units = units(&text, "spend", "history");
    let of = statistics(&units);
    for (name, arm) in [("hillstrom_spend_mens", 1), ("hillstrom_spend_womens", 2)] {
        let case = cases.get(name).unwrap();
        let pair = pair(&of[0], &of[arm]).unwrap();
        close(pair.control.value, number(case, "control_mean"));
        close(pair.control.variance, number(case, "control_var"));
        close(pair.variation.value, number(case, "treatment_mean"));
        close(pair.variation.variance, number(case, "treatment_var"));
        let ranks = mann_whitney(&units, 0, arm).unwrap();
        close(ranks, number(case, "mannwhitney_p"));
    }
}

#[test]
fn a_surveys_mean_and_spread_are_those_of_its_answers() {
    let (Some(case), Some(text)) = (group("csat"), data("botanic-nps/nps_responses.csv")) else {
        return;
    };
    let answers: Vec<f64> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(2)?.parse().ok())
        .collect();
    let count = answers.len() as f64;
    let squares = answers.iter().map(|answer| answer * answer).sum();
    let part = Part::mean_of(count, answers.iter().sum(), squares);
    close(count, number(&case, "n"));
    close(part.mean(), number(&case, "mean"));
    close(part.variance().sqrt(), number(&case, "sd"));
    let satisfied = answers.iter().filter(|answer| **answer >= 8.0).count();
    close(satisfied as f64, number(&case, "satisfied"));
    assert!(
        matches!(Statistic::from(Measured::Mean(part)).sample(), Ok(sample) if sample.users == count)
    );
}
