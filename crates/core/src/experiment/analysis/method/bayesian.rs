//! A normal posterior of an effect, by a normal prior and the normal likelihood of the difference.

use super::{Alternative, Difference};
use crate::experiment::analysis::distribution::normal;
use crate::experiment::analysis::input::{Goal, Prior, Scale};
use crate::experiment::analysis::report::{Estimate, Reason};

/// What is believed of an effect after the data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Belief {
    /// The effect: the posterior's mean, standard deviation and credible interval.
    pub estimate: Estimate,
    /// The chance that the variation is better.
    pub chance_to_win: f64,
    /// The expected loss of choosing the variation.
    pub loss: f64,
    /// The expected loss of staying with the control.
    pub control_loss: f64,
}

/// The posterior of an effect. The prior must be on the scale of the difference.
pub fn posterior(
    difference: &Difference,
    prior: &Prior,
    goal: Goal,
    alternative: Alternative,
    alpha: f64,
) -> Belief {
    let (mean, deviation) = if prior.proper {
        let precision = 1.0 / difference.variance + 1.0 / prior.variance;
        let weighted = difference.value / difference.variance + prior.mean / prior.variance;
        (weighted / precision, (1.0 / precision).sqrt())
    } else {
        (difference.value, difference.variance.sqrt())
    };
    let half_width = normal::upper_quantile(alternative.tail(alpha)) * deviation;
    let toward = match goal {
        Goal::Increase => mean,
        Goal::Decrease => -mean,
    };
    Belief {
        estimate: Estimate {
            value: mean,
            standard_error: deviation,
            interval: alternative.interval(mean, half_width),
        },
        chance_to_win: normal::cumulative(toward / deviation),
        loss: normal::mean_above_zero(-toward, deviation),
        control_loss: normal::mean_above_zero(toward, deviation),
    }
}

/// A prior of relative effects, on that scale.
///
/// # Errors
/// If the prior counts, and there is nothing that an effect could be a share of.
pub fn scaled_prior(prior: &Prior, scale: Scale, control: f64) -> Result<Prior, Reason> {
    if scale == Scale::Relative || !prior.proper {
        return Ok(prior.clone());
    }
    let base = control.abs();
    if base > 0.0 {
        Ok(Prior {
            mean: prior.mean * base,
            variance: prior.variance * base * base,
            proper: true,
        })
    } else {
        Err(Reason::ControlNotPositive)
    }
}
