//! The standard normal distribution.

use std::f64::consts::{FRAC_1_SQRT_2, PI, SQRT_2};

use statrs::function::erf::erfc_inv;

/// The chance of more than `z`.
pub fn survival(z: f64) -> f64 {
    0.5 * libm::erfc(z * FRAC_1_SQRT_2)
}

/// The chance of at most `z`.
pub fn cumulative(z: f64) -> f64 {
    survival(-z)
}

/// The density at `z`.
pub fn density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * PI).sqrt()
}

/// The value that is exceeded with the chance `p`.
pub fn upper_quantile(p: f64) -> f64 {
    SQRT_2 * erfc_inv(2.0 * p)
}

/// The mean of max(x, 0) where x is normal with this mean and standard deviation.
pub fn mean_above_zero(mean: f64, deviation: f64) -> f64 {
    let z = mean / deviation;
    // At −38 deviations both terms are below what an f64 holds, and may leave a speck below zero.
    (mean * cumulative(z) + deviation * density(z)).max(0.0)
}
