//! Of whole inputs.

use super::{input, proportion, report};
use crate::experiment::analysis::{
    Correction, Evidence, Input, Method, Metric, MetricType, Reason, Results, Settings, Variation,
    analyze,
};
use crate::value::Value;

/// Whether every number in it is one, and every place that lacks one says so by `null`.
fn all_finite(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_finite(),
        Value::List(items) => items.iter().all(all_finite),
        Value::Object(fields) => fields.iter().all(|(_, value)| all_finite(value)),
        _ => true,
    }
}

#[test]
fn a_report_is_json_with_a_reason_for_each_missing_number() {
    let report = proportion((0, 50), (3, 50), "");
    let json = report.to_value();
    let metric = &json.get("metrics").unwrap().as_list().unwrap()[0];
    let variation = &metric.get("variations").unwrap().as_list().unwrap()[1];
    assert_eq!(variation.get("value"), Some(&Value::Number(0.06)));
    let comparison = variation.get("comparison").unwrap();
    assert_eq!(comparison.get("reason"), Some(&"no-variance".into()));
    assert_eq!(
        comparison.get("relative").unwrap().get("reason"),
        Some(&"no-variance".into())
    );
    assert!(all_finite(&json));
}

#[test]
fn what_cannot_be_computed_says_why() {
    let mean = |users: [u32; 2], sums: [&str; 2]| {
        let json = format!(
            r#"{{"variations": [{{"id": "a", "users": {}}}, {{"id": "b", "users": {}}}],
                "metrics": [{{"id": "m", "type": "mean", "results": [{{{}}}, {{{}}}]}}]}}"#,
            users[0], users[1], sums[0], sums[1]
        );
        let comparison = report(&json).metrics[0].variations[1].comparison.unwrap();
        (comparison.relative.err(), comparison.absolute.err())
    };
    let fine = r#""sum": 10, "sumOfSquares": 90"#;
    let table = [
        ([10, 10], [fine, fine], (None, None)),
        (
            [0, 10],
            [fine, fine],
            (Some(Reason::NoUsers), Some(Reason::NoUsers)),
        ),
        (
            [10, 0],
            [fine, fine],
            (Some(Reason::NoUsers), Some(Reason::NoUsers)),
        ),
        (
            [10, 10],
            [r#""sum": 10, "sumOfSquares": 10"#, fine],
            (Some(Reason::NoVariance), Some(Reason::NoVariance)),
        ),
        (
            [10, 10],
            [r#""sum": 0, "sumOfSquares": 90"#, fine],
            (Some(Reason::ControlNotPositive), None),
        ),
        (
            [10, 10],
            [r#""sum": -5, "sumOfSquares": 90"#, fine],
            (Some(Reason::ControlNotPositive), None),
        ),
        (
            [10, 10],
            [fine, r#""sum": 10"#],
            (Some(Reason::MissingSums), Some(Reason::MissingSums)),
        ),
        (
            [10, 10],
            [fine, r#""sum": 100, "sumOfSquares": 90"#],
            (Some(Reason::ImpossibleSums), Some(Reason::ImpossibleSums)),
        ),
    ];
    for (users, sums, expected) in table {
        assert_eq!(mean(users, sums), expected, "{users:?} {sums:?}");
    }
}

#[test]
fn more_successes_than_users_are_impossible() {
    let report = proportion((60, 50), (3, 50), "");
    assert_eq!(
        report.metrics[0].variations[0].value,
        Err(Reason::ImpossibleSums)
    );
}

#[test]
fn an_input_that_is_wrong_says_where() {
    let json = r#"{"version": 2, "variations": [{"id": "a", "users": -3}, {"id": "b", "users": 10}],
        "metrics": [{"id": "m", "type": "median", "results": []},
                    {"id": "n", "type": "quantile", "quantile": 1, "results": [{"users": 1}]}],
        "settings": {"confidence": 95, "sides": 3, "prior": {"variance": 0}, "speed": 1}}"#;
    let (read, problems) = Input::parse(&serde_json::from_str(json).unwrap());
    let paths: Vec<&str> = problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "metrics[0].type",
            "settings.speed",
            "version",
            "variations[0].users",
            "metrics[0].quantile",
            "metrics[0].results",
            "settings.confidence",
            "settings.sides",
            "settings.prior.variance",
        ]
    );
    // Even so, an analysis of it ends in reasons.
    let report = analyze(&read.unwrap());
    assert!(all_finite(&report.to_value()));
}

#[test]
fn p_values_are_corrected_over_all_metrics_and_variations() {
    let json = |correction: &str| {
        format!(
            r#"{{"variations": [{{"id": "a", "users": 1000}}, {{"id": "b", "users": 1000}}, {{"id": "c", "users": 1000}}],
            "metrics": [{{"id": "m", "type": "proportion", "results": [{{"sum": 100}}, {{"sum": 130}}, {{"sum": 105}}]}},
                        {{"id": "n", "type": "proportion", "results": [{{"sum": 0}}, {{"sum": 50}}, {{"sum": 61}}]}},
                        {{"id": "o", "type": "proportion", "results": [{{"sum": 40}}, {{"sum": 50}}, {{"sum": 61}}]}}],
            "settings": {{"correction": "{correction}"}}}}"#
        )
    };
    let p_values = |correction: &str| {
        let report = report(&json(correction));
        let comparisons = report.metrics.iter().flat_map(|metric| &metric.variations);
        let evidence = comparisons.filter_map(|one| one.comparison?.evidence.ok());
        evidence
            .map(|evidence| match evidence {
                Evidence::Test {
                    p_value,
                    adjusted_p_value,
                } => (p_value, adjusted_p_value),
                Evidence::Posterior { .. } => panic!("a posterior of a test"),
            })
            .collect::<Vec<_>>()
    };
    let plain: Vec<f64> = p_values("none").into_iter().map(|(p, _)| p).collect();
    assert_eq!(plain.len(), 4, "those that could be computed");
    let expected = super::super::correction::correct(&plain, Correction::Holm);
    let corrected: Vec<f64> = p_values("holm").into_iter().map(|(_, p)| p).collect();
    assert_eq!(corrected, expected);
}

#[test]
fn one_variation_has_values_and_no_comparison() {
    let report = report(
        r#"{"variations": [{"id": "a", "users": 100}],
        "metrics": [{"id": "m", "type": "proportion", "results": [{"sum": 10}]}]}"#,
    );
    assert_eq!(report.split.p_value, None);
    let only = &report.metrics[0].variations[0];
    assert_eq!(only.value, Ok(0.1));
    assert_eq!(only.comparison, None);
}

#[test]
fn names_default_to_ids_and_days_come_from_the_dates() {
    let input = input(
        r#"{"experiment": "hero", "start": "2026-11-01", "end": "2026-11-22",
        "variations": [{"id": "a", "users": 1050}, {"id": "b", "users": 1050, "name": "Bold"}], "metrics": []}"#,
    );
    let report = analyze(&input);
    assert_eq!(report.name, "hero");
    assert_eq!(report.days, Some(21.0));
    assert_eq!(report.users_per_day, Some(100.0));
    let names: Vec<&str> = report
        .split
        .variations
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["a", "Bold"]);
}

proptest::proptest! {
    #[test]
    fn no_sums_make_a_report_with_a_number_that_is_none(
        numbers in proptest::collection::vec(
            proptest::prop_oneof![
                proptest::num::f64::ANY, -10.0..1e4_f64, 0.0..5.0_f64, proptest::strategy::Just(0.0)
            ], 30),
        method in 0..3_usize, kind in 0..6_usize, sides in 0..4_u32,
    ) {
        let methods = [Method::Frequentist, Method::Sequential, Method::Bayesian];
        let kinds = [MetricType::Proportion, MetricType::Mean, MetricType::Count, MetricType::Revenue, MetricType::Ratio, MetricType::Quantile];
        let mut numbers = numbers.into_iter();
        let mut next = || numbers.next().unwrap();
        let mut results = || Results {
            users: Some(next()), sum: next(), sum_of_squares: Some(next()),
            denominator_sum: Some(next()), denominator_sum_of_squares: Some(next()), product_sum: Some(next()),
            quantile_value: Some(next()), quantile_lower: Some(next()), quantile_upper: Some(next()),
            ..Results::default()
        };
        let metric = Metric { kind: kinds[kind], results: vec![results(), results()], quantile: next(), minimum_effect: Some(next()), ..Metric::default() };
        let variation = |users| Variation { users, ..Variation::default() };
        let input = Input {
            variations: vec![variation(next()), variation(next())],
            metrics: vec![metric],
            settings: Settings { method: methods[method], sides, confidence: next(), users_per_day: Some(next()), sequential_tuning: next(), power: next(), ..Settings::default() },
            ..Input::default()
        };
        proptest::prop_assert!(all_finite(&analyze(&input).to_value()));
    }
}
