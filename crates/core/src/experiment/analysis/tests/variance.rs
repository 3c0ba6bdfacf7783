//! Covariates and strata.

use super::report;
use crate::experiment::analysis::statistic::{Pair, Sample, stratified_pair};
use crate::recommend::Random;

#[test]
fn strata_of_one_are_no_strata() {
    let pair = Pair::independent(
        Sample::plain(100.0, 2.0, 4.0),
        Sample::plain(90.0, 2.5, 5.0),
    );
    let whole = stratified_pair(&[pair]).unwrap();
    assert_eq!((whole.control.value, whole.variation.value), (2.0, 2.5));
    assert!((whole.control.variance - 4.0).abs() < 1e-12);
    assert!(whole.covariance.abs() < 1e-12);
}

#[test]
fn strata_that_explain_much_take_away_much() {
    // Half of the visitors convert at 10 %, half at 50 %, by the device; by chance the variation has more of the latter.
    let report = report(
        r#"{"variations": [{"id": "a", "users": 2000}, {"id": "b", "users": 2000}],
        "metrics": [{"id": "m", "type": "proportion", "strata": [
            {"id": "mobile", "results": [{"users": 1040, "sum": 104}, {"users": 960, "sum": 96}]},
            {"id": "desktop", "results": [{"users": 960, "sum": 480}, {"users": 1040, "sum": 520}]}]}]}"#,
    );
    let variation = &report.metrics[0].variations[1];
    let comparison = variation.comparison.unwrap();
    // In each stratum there is no difference at all.
    assert!(comparison.absolute.unwrap().value.abs() < 1e-12);
    assert!(
        (variation.value.unwrap() - 0.308).abs() < 1e-12,
        "as measured"
    );
    let removed = comparison.variance_removed.unwrap();
    assert!((0.15..0.25).contains(&removed), "{removed}");
}

#[test]
fn a_covariate_of_a_ratio_works_on_what_the_ratio_is_made_of() {
    // Orders and revenue by visitor, both foretold by what was spent before.
    let mut random = Random::of(3);
    let mut share = || (random.next() >> 11) as f64 / (1_u64 << 53) as f64;
    let results = |share: &mut dyn FnMut() -> f64| {
        let mut sums = [0.0; 9];
        for _ in 0..4000 {
            let before = share() * 10.0;
            let orders = 1.0 + (share() * 3.0).floor();
            let revenue = orders * (20.0 + 4.0 * before + 5.0 * share());
            let added = [
                revenue,
                revenue * revenue,
                orders,
                orders * orders,
                revenue * orders,
                before,
                before * before,
                revenue * before,
                orders * before,
            ];
            for (sum, added) in sums.iter_mut().zip(added) {
                *sum += added;
            }
        }
        let names = [
            "sum",
            "sumOfSquares",
            "denominatorSum",
            "denominatorSumOfSquares",
            "productSum",
            "covariateSum",
            "covariateSumOfSquares",
            "covariateProductSum",
            "covariateDenominatorProductSum",
        ];
        let fields: Vec<String> = names
            .iter()
            .zip(sums)
            .map(|(name, sum)| format!(r#""{name}": {sum}"#))
            .collect();
        format!("{{{}}}", fields.join(","))
    };
    let (control, variation) = (results(&mut share), results(&mut share));
    let json = |adjustment: &str| {
        format!(
            r#"{{"variations": [{{"id": "a", "users": 4000}}, {{"id": "b", "users": 4000}}],
            "metrics": [{{"id": "m", "type": "ratio", "results": [{control}, {variation}]}}],
            "settings": {{"adjustment": "{adjustment}"}}}}"#
        )
    };
    let comparison = |adjustment| {
        report(&json(adjustment)).metrics[0].variations[1]
            .comparison
            .unwrap()
    };
    let (plain, adjusted) = (comparison("none"), comparison("auto"));
    assert_eq!(plain.variance_removed, None);
    // By hand: of 14/12 · (16 · 100/12 + 25/12), the variance of a visitor's part, 16 · 100/12 is the covariate's.
    let removed = adjusted.variance_removed.unwrap();
    assert!((removed - 0.844).abs() < 0.01, "{removed}");
    // There is no effect, and the adjusted interval, two fifths as wide, still says so.
    assert!(adjusted.absolute.unwrap().interval.contains(0.0));
}
