//! The method that is asked for.

use super::{
    Alternative, confidence_sequence, difference, one_sided_ratio, posterior, scaled_prior, t_test,
};
use crate::experiment::analysis::input::{Goal, Method, Scale, Settings};
use crate::experiment::analysis::report::{Estimate, Evidence, Reason};
use crate::experiment::analysis::statistic::Pair;

/// An effect on one scale, and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgment {
    /// The effect.
    pub estimate: Estimate,
    /// What speaks for it; its p-value is not corrected yet.
    pub evidence: Evidence,
}

/// Judges a pair by the settings' method, on this scale.
///
/// # Errors
/// If the pair has no such effect, or the settings are out of range.
pub fn judge(
    pair: &Pair,
    scale: Scale,
    goal: Goal,
    settings: &Settings,
) -> Result<Judgment, Reason> {
    let difference = difference(pair, scale)?;
    let alpha = settings.alpha();
    let is_fine = alpha > 0.0
        && alpha < 1.0
        && settings.sequential_tuning > 0.0
        && settings.prior.variance > 0.0;
    if !is_fine {
        return Err(Reason::BadSettings);
    }
    let alternative = Alternative::of(settings, goal);
    let tested = match settings.method {
        Method::Frequentist => t_test(&difference, alternative, alpha),
        Method::Sequential => {
            let tuning = settings.sequential_tuning;
            if scale == Scale::Relative && alternative != Alternative::Different {
                one_sided_ratio(pair, &difference, tuning, alternative, alpha)?
            } else {
                confidence_sequence(&difference, pair.users(), tuning, alternative, alpha)
            }
        }
        Method::Bayesian => {
            let prior = scaled_prior(&settings.prior, scale, pair.control.unadjusted)?;
            let belief = posterior(&difference, &prior, goal, alternative, alpha);
            return Ok(Judgment {
                estimate: belief.estimate,
                evidence: Evidence::Posterior {
                    chance_to_win: belief.chance_to_win,
                    loss: belief.loss,
                    control_loss: belief.control_loss,
                },
            });
        }
    };
    Ok(Judgment {
        estimate: tested.estimate,
        evidence: Evidence::Test {
            p_value: tested.p_value,
            adjusted_p_value: tested.p_value,
        },
    })
}
