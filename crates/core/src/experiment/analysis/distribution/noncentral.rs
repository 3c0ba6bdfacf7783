//! Student's t distribution where there is an effect.

use std::f64::consts::{PI, SQRT_2};

use super::{beta, normal};

/// The chance of at most `t` with these degrees of freedom and this noncentrality (Lenth: Algorithm AS 243, cumulative
/// distribution function of the non-central t distribution, 1989). Exact for noncentralities up to about 37 in size.
pub fn cumulative(t: f64, degrees: f64, noncentrality: f64) -> f64 {
    if t < 0.0 {
        return 1.0 - positive(-t, degrees, -noncentrality);
    }
    positive(t, degrees, noncentrality)
}

fn positive(t: f64, degrees: f64, noncentrality: f64) -> f64 {
    const TERMS: u32 = 2000;
    let x = t * t / (t * t + degrees);
    let half = 0.5 * noncentrality * noncentrality;
    let gamma_three_halves = PI.sqrt() / 2.0;
    // Weights of the Poisson distribution, over whole and half numbers.
    let mut even = (-half).exp();
    let mut odd = even * noncentrality / (SQRT_2 * gamma_three_halves);
    let mut sum = 0.0;
    for term in 0..TERMS {
        let j = f64::from(term);
        let added = even * beta::cumulative(x, j + 0.5, 0.5 * degrees)
            + odd * beta::cumulative(x, j + 1.0, 0.5 * degrees);
        sum += added;
        if j > half && added.abs() < 1e-17 {
            break;
        }
        even *= half / (j + 1.0);
        odd *= half / (j + 1.5);
    }
    normal::survival(noncentrality) + 0.5 * sum
}
