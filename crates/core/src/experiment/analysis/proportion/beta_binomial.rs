//! The chance that one proportion is larger, by a Beta posterior of each.

use super::Proportions;
use crate::experiment::analysis::distribution::beta::ln_beta;

/// The chance that the variation's proportion is larger than the control's, where both had the prior Beta(a, b) with
/// whole numbers from 1: exact (Miller: Formulas for Bayesian A/B testing, 2015).
pub fn chance_to_beat(of: &Proportions, prior: (u32, u32)) -> f64 {
    let (prior_a, prior_b) = (f64::from(prior.0.max(1)), f64::from(prior.1.max(1)));
    let ((a, n), (c, m)) = (of.control, of.variation);
    let (control_a, control_b) = (a + prior_a, n - a + prior_b);
    let (variation_a, variation_b) = (c + prior_a, m - c + prior_b);
    let both_b = control_b + variation_b;
    // Each term from the one before; as logarithms, for the first may be below what an f64 holds.
    let mut log = ln_beta(control_a, both_b)
        - variation_b.ln()
        - ln_beta(1.0, variation_b)
        - ln_beta(control_a, control_b);
    let (mut largest, mut sum) = (f64::NEG_INFINITY, 0.0);
    let mut i = 0.0;
    while i < variation_a {
        if log > largest {
            sum = sum * (largest - log).exp() + 1.0;
            largest = log;
        } else {
            sum += (log - largest).exp();
        }
        log += ((control_a + i) * (variation_b + i) / ((control_a + both_b + i) * (i + 1.0))).ln();
        i += 1.0;
    }
    (sum * largest.exp()).min(1.0)
}
