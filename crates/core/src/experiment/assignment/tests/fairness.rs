//! Assignment is fair, and stays as it is.

use super::super::{HashVersion, Range, bucket_ranges, choose_variation, hash};
use proptest::prelude::*;

const VISITORS: u32 = 1_000_000;

/// The chi-square statistic of the visitors' variations against what the weights promise.
fn chi_square(version: HashVersion, seed: &str, weights: &[f64], buckets: f64) -> f64 {
    let ranges = bucket_ranges(weights.len(), 1.0, Some(weights));
    let mut counts = vec![0u32; weights.len()];
    for visitor in 0..VISITORS {
        // As anonymous ids look: of one length, without an order that the hash could mirror.
        let id = format!("{:08x}-visitor", visitor.wrapping_mul(2_654_435_761));
        let bucket = hash(seed, &id, version).unwrap();
        counts[choose_variation(bucket, &ranges).unwrap()] += 1;
    }
    let terms = counts
        .iter()
        .zip(&ranges)
        .map(|(count, Range(start, end))| {
            // Buckets are discrete: a range has as many of them as start below its end.
            let share = ((end * buckets).ceil() - (start * buckets).ceil()) / buckets;
            let expected = share * f64::from(VISITORS);
            (f64::from(*count) - expected).powi(2) / expected
        });
    terms.sum()
}

#[test]
fn each_variation_gets_its_share_of_a_million_visitors() {
    // The 99.9 % points of the chi-square distribution, by degrees of freedom.
    const LIMITS: [f64; 4] = [0.0, 10.828, 13.816, 16.266];
    let weights: [&[f64]; 3] = [&[0.5, 0.5], &[0.2, 0.3, 0.5], &[0.25, 0.25, 0.25, 0.25]];
    for (version, buckets) in [(HashVersion::One, 1_000.0), (HashVersion::Two, 10_000.0)] {
        for weights in weights {
            for seed in ["checkout-button", "größe"] {
                let statistic = chi_square(version, seed, weights, buckets);
                assert!(
                    statistic < LIMITS[weights.len() - 1],
                    "{version:?} {seed} {weights:?}: {statistic}"
                );
            }
        }
    }
}

fn weights() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(0.01..1.0f64, 2..6).prop_map(|parts| {
        let sum: f64 = parts.iter().sum();
        parts.iter().map(|part| part / sum).collect()
    })
}

proptest! {
    #[test]
    fn growing_coverage_never_moves_a_visitor_between_variations(
        weights in weights(),
        coverage in 0.0..1.0f64,
        more in 0.0..1.0f64,
        id in "\\PC{1,12}",
        version in prop_oneof![Just(HashVersion::One), Just(HashVersion::Two)],
    ) {
        let (less, more) = (coverage.min(more), coverage.max(more));
        let bucket = hash("seed", &id, version).unwrap();
        let of = |coverage| choose_variation(bucket, &bucket_ranges(weights.len(), coverage, Some(&weights)));
        let (before, after) = (of(less), of(more));
        // Who was in stays; who was not may come in, but then as with full coverage.
        prop_assert!(before.is_none() || before == after);
        prop_assert!(after.is_none() || after == of(1.0));
    }

    #[test]
    fn ranges_are_disjoint_and_as_wide_as_weights_and_coverage_say(weights in weights(), coverage in -0.5..1.5f64) {
        let ranges = bucket_ranges(weights.len(), coverage, Some(&weights));
        let covered = coverage.clamp(0.0, 1.0);
        let width: f64 = ranges.iter().map(|range| range.1 - range.0).sum();
        prop_assert!((width - covered).abs() < 1e-9);
        for pair in ranges.windows(2) {
            prop_assert!(pair[0].1 <= pair[1].0 + 1e-12);
        }
    }

    #[test]
    fn weights_that_do_not_sum_to_one_count_as_equal(count in 2usize..6, weight in 0.0..10.0f64) {
        prop_assume!((weight * count as f64 - 1.0).abs() > 0.01);
        let given = vec![weight; count];
        prop_assert_eq!(bucket_ranges(count, 1.0, Some(&given)), bucket_ranges(count, 1.0, None));
    }

    #[test]
    fn buckets_are_from_zero_to_below_one(seed in "\\PC{0,12}", id in "\\PC{0,12}") {
        for version in [HashVersion::One, HashVersion::Two] {
            let bucket = hash(&seed, &id, version).unwrap();
            prop_assert!((0.0..1.0).contains(&bucket));
        }
    }
}
