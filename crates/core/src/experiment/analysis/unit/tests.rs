//! What rows become.

use super::{Cap, Collector, Row, RowProblem, Units, mann_whitney};
use crate::experiment::analysis::{Metric, MetricType};

fn row(user: &str, variation: usize, value: f64) -> Row<'_> {
    Row {
        user,
        variation,
        value,
        denominator: 0.0,
        covariate: None,
        stratum: None,
    }
}

fn collected(rows: &[Row], keeps_events: bool) -> Units {
    let mut collector = Collector::new(2, keeps_events);
    for row in rows {
        collector.add(row).unwrap();
    }
    collector.finish()
}

fn measured(units: &Units, kind: MetricType, quantile: f64) -> Metric {
    let mut metric = Metric {
        kind,
        quantile,
        ..Metric::default()
    };
    units.measure(&mut metric);
    metric
}

#[test]
fn rows_of_a_visitor_are_added_and_visitors_of_several_variations_left_out() {
    let units = collected(
        &[
            row("a", 0, 2.0),
            row("b", 1, 3.0),
            row("a", 0, 5.0),
            row("c", 0, 1.0),
            row("c", 1, 1.0),
        ],
        false,
    );
    assert_eq!(units.users(), [1.0, 1.0]);
    assert_eq!(units.in_several, 1);
    let metric = measured(&units, MetricType::Revenue, 0.5);
    assert_eq!(metric.results[0].sum, 7.0);
    assert_eq!(metric.results[0].sum_of_squares, Some(49.0));
    assert_eq!(metric.results[1].sum, 3.0);
}

#[test]
fn rows_without_a_user_are_visitors_of_their_own() {
    let units = collected(&[row("", 0, 1.0), row("", 1, 1.0), row("", 0, 0.0)], false);
    assert_eq!(units.users(), [2.0, 1.0]);
}

#[test]
fn rows_that_cannot_be_are_refused() {
    let mut collector = Collector::new(2, false);
    let refused = [
        (row("a", 0, f64::NAN), RowProblem::NotFinite),
        (row("a", 2, 1.0), RowProblem::UnknownVariation),
    ];
    for (row, problem) in refused {
        assert_eq!(collector.add(&row), Err(problem));
    }
    assert!(collector.finish().units.is_empty());
}

#[test]
fn sums_of_ratios_and_covariates_are_those_of_the_rows() {
    let full = |user, variation, value, denominator, covariate| Row {
        user,
        variation,
        value,
        denominator,
        covariate: Some(covariate),
        stratum: None,
    };
    let units = collected(
        &[full("a", 0, 2.0, 4.0, 3.0), full("b", 0, 1.0, 5.0, 7.0)],
        false,
    );
    let metric = measured(&units, MetricType::Ratio, 0.5);
    let sums = &metric.results[0];
    assert_eq!(sums.denominator_sum, Some(9.0));
    assert_eq!(sums.denominator_sum_of_squares, Some(41.0));
    assert_eq!(sums.product_sum, Some(13.0));
    assert_eq!(sums.covariate_sum, Some(10.0));
    assert_eq!(sums.covariate_sum_of_squares, Some(58.0));
    assert_eq!(sums.covariate_product_sum, Some(13.0));
    assert_eq!(sums.covariate_denominator_product_sum, Some(47.0));
}

#[test]
fn values_are_capped_by_value_or_by_a_quantile_of_all_variations() {
    let values = [0.0, 0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 1000.0];
    let rows: Vec<Row> = (0..)
        .zip(values)
        .map(|(at, v)| row("", at % 2, v))
        .collect();
    let table = [
        (Cap::Value(35.0), 35.0),
        (
            Cap::Percentile {
                level: 0.5,
                without_zeros: false,
            },
            25.0,
        ),
        (
            Cap::Percentile {
                level: 0.5,
                without_zeros: true,
            },
            35.0,
        ),
        (
            Cap::Percentile {
                level: 1.0,
                without_zeros: true,
            },
            1000.0,
        ),
    ];
    for (cap, expected) in table {
        let mut units = collected(&rows, false);
        assert_eq!(units.cap_values(&cap), Some(expected), "{cap:?}");
        let largest = units
            .units
            .iter()
            .map(|unit| unit.value)
            .fold(0.0, f64::max);
        assert_eq!(largest, expected, "{cap:?}");
    }
    assert_eq!(collected(&[], false).cap_values(&table[1].0), None);
}

#[test]
fn rare_strata_are_one_and_no_visitor_is_lost() {
    let with = |variation, stratum| Row {
        stratum: Some(stratum),
        ..row("", variation, 1.0)
    };
    let mut rows = Vec::new();
    for (stratum, counts) in [
        ("mobile", [5, 6]),
        ("desktop", [3, 4]),
        ("tablet", [1, 0]),
        ("tv", [0, 1]),
    ] {
        for (variation, count) in counts.into_iter().enumerate() {
            rows.extend(std::iter::repeat_n(with(variation, stratum), count));
        }
    }
    let metric = measured(&collected(&rows, false), MetricType::Proportion, 0.5);
    let names: Vec<&str> = metric.strata.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(names, ["mobile", "(other)"]);
    let users = |place: usize| {
        metric
            .strata
            .iter()
            .map(|one| one.results[place].users.unwrap())
            .sum::<f64>()
    };
    assert_eq!((users(0), users(1)), (9.0, 11.0));
}

#[test]
fn quantiles_lie_between_values_with_their_interval_of_ranks() {
    let rows: Vec<Row> = (0..=100)
        .map(|value| row("", 0, f64::from(value)))
        .collect();
    let metric = measured(&collected(&rows, false), MetricType::Quantile, 0.9);
    let found = &metric.results[0];
    // 0.9 ± 1.96 √(0.9 · 0.1 / 101), by hand.
    assert_eq!(found.quantile_value, Some(90.0));
    assert!((found.quantile_lower.unwrap() - 84.149_288_8).abs() < 1e-4);
    assert!((found.quantile_upper.unwrap() - 95.850_711_2).abs() < 1e-4);
    assert_eq!(found.quantile_events, Some(101.0));
}

#[test]
fn quantiles_of_what_visitors_did_know_whose_it_was() {
    let rows = [
        row("a", 0, 1.0),
        row("a", 0, 2.0),
        row("a", 0, 9.0),
        row("b", 0, 3.0),
    ];
    let metric = measured(&collected(&rows, true), MetricType::Quantile, 0.5);
    let found = &metric.results[0];
    assert_eq!(found.users, Some(2.0));
    assert_eq!(found.quantile_value, Some(2.5));
    assert_eq!(found.quantile_events, Some(4.0));
    // At or below 2.5: two of a's three, none of b's one.
    assert_eq!(found.sum, 2.0);
    assert_eq!(found.sum_of_squares, Some(4.0));
    assert_eq!(found.denominator_sum, Some(4.0));
    assert_eq!(found.denominator_sum_of_squares, Some(10.0));
    assert_eq!(found.product_sum, Some(6.0));
}

#[test]
fn ranks_do_not_mind_the_size_of_values() {
    // scipy.stats.mannwhitneyu([1, 2, 2, 5, 7], [2, 3, 8, 9, 900], method="asymptotic")
    let mut rows: Vec<Row> = [1.0, 2.0, 2.0, 5.0, 7.0]
        .map(|value| row("", 0, value))
        .to_vec();
    rows.extend([2.0, 3.0, 8.0, 9.0, 900.0].map(|value| row("", 1, value)));
    let p = mann_whitney(&collected(&rows, false), 0, 1).unwrap();
    assert!((p - 0.138_791_738_423_609_76).abs() < 1e-12, "{p}");
}
