//! The Beta distribution.

use super::root;
use statrs::function::beta::{checked_beta_reg, checked_ln_beta};

/// The chance of at most `x`, 0 to 1.
pub fn cumulative(x: f64, a: f64, b: f64) -> f64 {
    checked_beta_reg(a, b, x.clamp(0.0, 1.0)).unwrap_or(f64::NAN)
}

/// The value that is not exceeded with the chance `p`.
pub fn quantile(p: f64, a: f64, b: f64) -> f64 {
    // The smaller of both sides, so that quantiles near 1 keep their digits as those near 0 do.
    if cumulative(0.5, a, b) >= p {
        root(0.0, 0.5, |x| cumulative(x, a, b) < p)
    } else {
        1.0 - root(0.0, 0.5, |x| cumulative(x, b, a) < 1.0 - p)
    }
}

/// The logarithm of the Beta function.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    checked_ln_beta(a, b).unwrap_or(f64::NAN)
}
