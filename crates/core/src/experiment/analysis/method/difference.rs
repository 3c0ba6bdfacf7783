//! The effect of a variation, and its variance.

use crate::experiment::analysis::input::Scale;
use crate::experiment::analysis::report::Reason;
use crate::experiment::analysis::statistic::{Pair, Sample};

/// A variation's value less the control's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// It.
    pub value: f64,
    /// Its variance.
    pub variance: f64,
    /// The degrees of freedom of its variance (Welch–Satterthwaite).
    pub degrees: f64,
}

/// The difference of a pair: in the metric's unit, or as a share of the control's value, with the variance of a ratio of
/// means by the delta method.
///
/// # Errors
/// If a variation has no users or no variance, or a share of nothing is asked for.
pub fn difference(pair: &Pair, scale: Scale) -> Result<Difference, Reason> {
    let (control, variation) = (&pair.control, &pair.variation);
    if !(control.users > 0.0 && variation.users > 0.0) {
        return Err(Reason::NoUsers);
    }
    if !(control.variance > 0.0 && variation.variance > 0.0) {
        return Err(Reason::NoVariance);
    }
    let (of_control, of_variation) = (control.value_variance(), variation.value_variance());
    let absolute = variation.value - control.value;
    let (value, variance) = match scale {
        Scale::Absolute => (absolute, of_variation + of_control - 2.0 * pair.covariance),
        Scale::Relative => {
            let base = control.unadjusted;
            if base.is_nan() || base <= 0.0 {
                return Err(Reason::ControlNotPositive);
            }
            let ratio = variation.unadjusted / base;
            let variance =
                of_variation + ratio * ratio * of_control - 2.0 * ratio * pair.covariance;
            (absolute / base, variance / (base * base))
        }
    };
    if !(value.is_finite() && variance.is_finite()) {
        return Err(Reason::ImpossibleSums);
    }
    if variance <= 0.0 {
        return Err(Reason::NoVariance);
    }
    Ok(Difference {
        value,
        variance,
        degrees: degrees(control, variation),
    })
}

fn degrees(control: &Sample, variation: &Sample) -> f64 {
    let (one, other) = (control.value_variance(), variation.value_variance());
    let each = one * one / (control.users - 1.0) + other * other / (variation.users - 1.0);
    (one + other) * (one + other) / each
}
