//! Where a monotonic function has a value.

/// The place between `low` and `high` where `is_below` turns from true to false, to the last digit of an f64.
///
/// Halving is slower than Newton's method and never fails: quantile functions that step by themselves were seen to run
/// forever.
pub(crate) fn root(mut low: f64, mut high: f64, is_below: impl Fn(f64) -> bool) -> f64 {
    const HALVINGS: u32 = 200;
    for _ in 0..HALVINGS {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low + (high - low) / 2.0
}
