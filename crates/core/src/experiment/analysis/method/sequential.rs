//! Asymptotic confidence sequences: intervals that hold at every look at once (Waudby-Smith, Arbour, Sinha, Kennedy,
//! Ramdas: Time-uniform central limit theory and asymptotic confidence sequences, arXiv 2103.06476v7), as GrowthBook
//! applies them to the difference of two means.

use super::fieller::relative_interval;
use super::{Alternative, Difference, Tested, difference};
use crate::experiment::analysis::input::Scale;
use crate::experiment::analysis::report::{Estimate, Reason};
use crate::experiment::analysis::statistic::Pair;

/// The parameter ρ that makes the interval tightest at `tuning` users (equation 161).
pub fn tuned_rho(alpha: f64, tuning: f64) -> f64 {
    let log = -2.0 * alpha.ln();
    ((log + (log + 1.0).ln()) / tuning).sqrt()
}

/// By how many standard errors the interval reaches from the estimate, at so many users (equation 9; for one side,
/// proposition B.1).
pub fn critical_value(users: f64, rho: f64, alternative: Alternative, alpha: f64) -> f64 {
    let grown = users * rho * rho + 1.0;
    let log = match alternative {
        Alternative::Different => (grown.sqrt() / alpha).ln(),
        Alternative::Greater | Alternative::Less => (grown.sqrt() / (2.0 * alpha)).ln_1p(),
    };
    (2.0 * grown * log / (users * rho * rho)).sqrt()
}

/// Tests an effect in so many users of both variations. The p-value is valid whenever it is looked at (equation 155).
pub fn confidence_sequence(
    difference: &Difference,
    users: f64,
    tuning: f64,
    alternative: Alternative,
    alpha: f64,
) -> Tested {
    let rho = rho_of(alternative, alpha, tuning);
    let value = difference.value;
    let standard_error = difference.variance.sqrt();
    let half_width = critical_value(users, rho, alternative, alpha) * standard_error;
    Tested {
        estimate: Estimate {
            value,
            standard_error,
            interval: alternative.interval(value, half_width),
        },
        p_value: p_value(value / standard_error, users, rho, alternative),
    }
}

/// Tests a relative effect in one direction. Looked at early, with few conversions or orders, a ratio is so skewed that the
/// delta method would find too much below zero and next to nothing above: the p-value is that of the absolute effect, and
/// the interval Fieller's.
///
/// # Errors
/// If the pair has no absolute effect.
pub fn one_sided_ratio(
    pair: &Pair,
    relative: &Difference,
    tuning: f64,
    alternative: Alternative,
    alpha: f64,
) -> Result<Tested, Reason> {
    let users = pair.users();
    let absolute = difference(pair, Scale::Absolute)?;
    let critical = critical_value(
        users,
        rho_of(alternative, alpha, tuning),
        alternative,
        alpha,
    );
    Ok(Tested {
        estimate: Estimate {
            value: relative.value,
            standard_error: relative.variance.sqrt(),
            interval: relative_interval(pair, critical, alternative),
        },
        p_value: confidence_sequence(&absolute, users, tuning, alternative, alpha).p_value,
    })
}

fn rho_of(alternative: Alternative, alpha: f64, tuning: f64) -> f64 {
    match alternative {
        Alternative::Different => tuned_rho(alpha, tuning),
        Alternative::Greater | Alternative::Less => tuned_rho((2.0 * alpha).min(0.99), tuning),
    }
}

/// The smallest chance of a false positive whose interval leaves zero outside.
fn p_value(z: f64, users: f64, rho: f64, alternative: Alternative) -> f64 {
    let information = users * rho * rho;
    let grown = information + 1.0;
    let exponent = information * z * z / (2.0 * grown);
    let is_beyond = match alternative {
        // In logarithms, since the e-value of a large effect is beyond an f64.
        Alternative::Different => return (0.5 * grown.ln() - exponent).exp().min(1.0),
        Alternative::Greater => z > 0.0,
        Alternative::Less => z < 0.0,
    };
    if is_beyond {
        // √grown / (2 (e^exponent − 1)), without an e^exponent beyond an f64.
        (0.5 * grown.sqrt() * (-exponent).exp() / -(-exponent).exp_m1()).min(1.0)
    } else {
        1.0
    }
}
