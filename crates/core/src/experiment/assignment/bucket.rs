//! Which variation a bucket belongs to.

/// Buckets from the first (included) to the second (excluded).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range(pub f64, pub f64);

impl Range {
    /// Whether the bucket is in it.
    pub fn contains(self, bucket: f64) -> bool {
        bucket >= self.0 && bucket < self.1
    }
}

/// The same weight for each; they sum to 1.
pub fn equal_weights(count: usize) -> Vec<f64> {
    vec![1.0 / count as f64; count]
}

/// The variation whose range the bucket is in.
pub fn choose_variation(bucket: f64, ranges: &[Range]) -> Option<usize> {
    ranges.iter().position(|range| range.contains(bucket))
}

/// The range of each variation: its weight's part of 0 to 1, and of that, from its start, the share `coverage`. So a
/// visitor who is in a variation stays there when coverage grows.
///
/// Coverage outside of 0 to 1 is taken as the nearer end. Weights that are not as many as the variations, or whose sum
/// is not 1 within a hundredth, are taken as equal.
pub fn bucket_ranges(count: usize, coverage: f64, weights: Option<&[f64]>) -> Vec<Range> {
    let coverage = coverage.clamp(0.0, 1.0);
    let is_usable = |weights: &&[f64]| {
        let sum = weights.iter().fold(0.0, |sum, weight| sum + weight);
        weights.len() == count && (0.99..=1.01).contains(&sum)
    };
    let equal;
    let weights = match weights.filter(is_usable) {
        Some(weights) => weights,
        None => {
            equal = equal_weights(count);
            &equal
        }
    };
    let mut start = 0.0;
    weights
        .iter()
        .map(|weight| {
            let range = Range(start, start + coverage * weight);
            start += weight;
            range
        })
        .collect()
}
