//! Confidence sequences of one side.

use super::proportion;
use crate::experiment::analysis::method::{Alternative, relative_interval};
use crate::experiment::analysis::statistic::{Pair, Sample};

#[test]
fn one_sided_and_relative_the_interval_leaves_zero_outside_just_where_the_p_value_is_below_alpha() {
    let settings = r#""method": "sequential", "sides": 1"#;
    let mut found = 0;
    for successes in 300..700 {
        let report = proportion((500, 10_000), (successes, 10_000), settings);
        let comparison = report.metrics[0].variations[1].comparison.unwrap();
        let p_value = comparison.evidence.unwrap().p_value().unwrap();
        let interval = comparison.relative.unwrap().interval;
        assert_eq!(interval.low > 0.0, p_value < 0.05, "{successes}");
        assert!(interval.high.is_infinite());
        found += u32::from(p_value < 0.05);
    }
    assert!(found > 0 && found < 400);
}

#[test]
fn the_ends_of_a_ratios_interval_are_so_many_standard_errors_away() {
    let pair = Pair {
        covariance: 0.01,
        ..Pair::independent(Sample::plain(1.0, 5.0, 1.0), Sample::plain(1.0, 6.0, 2.0))
    };
    let interval = relative_interval(&pair, 1.5, Alternative::Different);
    for effect in [interval.low, interval.high] {
        let ratio = 1.0 + effect;
        let off: f64 = 6.0 - ratio * 5.0;
        let variance = 2.0 - 2.0 * ratio * 0.01 + ratio * ratio;
        assert!(
            (off.abs() / variance.sqrt() - 1.5).abs() < 1e-12,
            "{effect}"
        );
    }
    let less = relative_interval(&pair, 1.5, Alternative::Less);
    assert_eq!((less.low, less.high), (f64::NEG_INFINITY, interval.high));
    // Of a control that may be zero nothing is known.
    let nothing = relative_interval(&pair, 5.0, Alternative::Different);
    assert!(nothing.low.is_infinite() && nothing.high.is_infinite());
}
