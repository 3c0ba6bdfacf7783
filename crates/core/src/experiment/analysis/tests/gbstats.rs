//! What gbstats 0.8.0 answers where its answers are not in the vectors: quantiles of what visitors did, one side, proper
//! priors.
#![allow(
    clippy::unreadable_literal,
    clippy::excessive_precision,
    reason = "as gbstats prints them"
)]

use super::{proportion, report};
use crate::experiment::analysis::{Comparison, Estimate, Evidence, Reason};

#[track_caller]
fn close(found: f64, expected: f64) {
    let error = (found - expected).abs();
    assert!(
        error <= 1e-9 * expected.abs(),
        "found {found}, expected {expected}"
    );
}

#[track_caller]
fn is(found: Result<Estimate, Reason>, value: f64, standard_error: f64, low: f64) {
    let found = found.unwrap();
    close(found.value, value);
    close(found.standard_error, standard_error);
    close(found.interval.low, low);
}

fn comparison(settings: &str) -> Comparison {
    proportion((1396, 3000), (1520, 3461), settings).metrics[0].variations[1]
        .comparison
        .unwrap()
}

fn p_value(comparison: &Comparison) -> f64 {
    comparison.evidence.unwrap().p_value().unwrap()
}

#[test]
fn quantiles_of_what_visitors_did_count_whose_it_was() {
    let report = report(
        r#"{"variations": [{"id": "a", "users": 4500}, {"id": "b", "users": 4521}],
        "metrics": [{"id": "m", "type": "quantile", "quantile": 0.9, "results": [
            {"quantileEvents": 11834, "quantileValue": 7.157987489967789, "quantileLower": 6.977, "quantileUpper": 7.3327,
             "sum": 10650, "sumOfSquares": 28014, "denominatorSum": 11834, "denominatorSumOfSquares": 34021, "productSum": 30430},
            {"quantileEvents": 12101, "quantileValue": 7.694, "quantileLower": 7.483, "quantileUpper": 7.9021,
             "sum": 10890, "sumOfSquares": 28801, "denominatorSum": 12101, "denominatorSumOfSquares": 35120, "productSum": 31337}]}]}"#,
    );
    let comparison = report.metrics[0].variations[1].comparison.unwrap();
    is(
        comparison.relative,
        0.07488313031888558,
        0.017645875908243874,
        0.04029605110429911,
    );
    is(
        comparison.absolute,
        0.5360125100322106,
        0.12246010046027278,
        0.29598264598522983,
    );
    close(p_value(&comparison), 2.2075201765003882e-05);
}

#[test]
fn one_side_has_half_the_p_value_and_an_open_interval() {
    let greater = comparison(r#""sides": 1"#);
    is(
        greater.relative,
        -0.05620466781301919,
        0.0258806499990546,
        -0.09878078931445339,
    );
    assert_eq!(greater.relative.unwrap().interval.high, f64::INFINITY);
    close(p_value(&greater), 0.9850418213194724);
}

#[test]
fn proper_priors_are_relative_and_scaled_for_absolute_effects() {
    let prior = r#""method": "bayesian", "prior": {"mean": 0.1, "variance": 0.04, "proper": true}"#;
    let absolute = comparison(&format!(r#"{prior}, "effect": "absolute""#));
    is(
        absolute.absolute,
        -0.024883312535862897,
        0.012304622192007009,
        -0.048999928875568935,
    );
    let relative = comparison(prior);
    is(
        relative.relative,
        -0.053632067938544616,
        0.025666645595228056,
        -0.10393776890914525,
    );
    let Evidence::Posterior {
        chance_to_win,
        loss,
        control_loss,
    } = absolute.evidence.unwrap()
    else {
        panic!("a posterior was asked for");
    };
    close(chance_to_win, 0.02157404754388002);
    close(loss, 0.02498171470389714);
    // gbstats' truncated normal loses digits that the closed form keeps.
    assert!((control_loss / 9.840216803424437e-05 - 1.0).abs() < 1e-6);
}
