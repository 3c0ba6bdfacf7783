//! What an analysis says.
//!
//! - `report`: of whole inputs
//! - `verdict`: what to do
//! - `sequential`: confidence sequences of one side
//! - `variance`: covariates and strata
//! - `gbstats`: as GrowthBook does
//! - `bandit`: shares of visitors

mod bandit;
mod gbstats;
mod report;
mod sequential;
mod variance;
mod verdict;

use super::{Input, Report, analyze};

/// The input that a JSON is, without problems.
fn input(json: &str) -> Input {
    let (input, problems) = Input::parse(&serde_json::from_str(json).unwrap());
    assert_eq!(problems, []);
    input.unwrap()
}

fn report(json: &str) -> Report {
    analyze(&input(json))
}

/// Two variations of one proportion, with more settings.
fn proportion(control: (u32, u32), variation: (u32, u32), settings: &str) -> Report {
    report(&format!(
        r#"{{"version": 1, "variations": [{{"id": "a", "users": {}}}, {{"id": "b", "users": {}}}],
            "metrics": [{{"id": "m", "type": "proportion", "results": [{{"sum": {}}}, {{"sum": {}}}]}}],
            "settings": {{{settings}}}}}"#,
        control.1, variation.1, control.0, variation.0
    ))
}
