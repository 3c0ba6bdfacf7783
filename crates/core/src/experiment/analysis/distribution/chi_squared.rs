//! The chi-square distribution.

use super::normal;
use statrs::function::gamma::checked_gamma_ur;

/// The chance of more than `x` with these degrees of freedom.
pub fn survival(x: f64, degrees: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    if degrees == 1.0 {
        return 2.0 * normal::survival(x.sqrt());
    }
    checked_gamma_ur(0.5 * degrees, 0.5 * x).unwrap_or(f64::NAN)
}
