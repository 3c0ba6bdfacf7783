//! The interval of a ratio of two means without the delta method, which takes a skewed ratio for a normal one (Fieller:
//! Some problems in interval estimation, 1954).

use super::Alternative;
use crate::experiment::analysis::report::Interval;
use crate::experiment::analysis::statistic::Pair;

/// The relative effects r for which variation − (1 + r) · control is within `critical` of its standard errors, open where
/// the alternative does not ask. Open on both sides where the control itself is not that far from zero.
pub fn relative_interval(pair: &Pair, critical: f64, alternative: Alternative) -> Interval {
    let control = pair.control.unadjusted;
    // Adjusted by covariates or strata, an effect is still a share of the control as it was measured.
    let variation = control + pair.variation.value - pair.control.value;
    let squared = critical * critical;
    let square = control * control - squared * pair.control.value_variance();
    let linear = control * variation - squared * pair.covariance;
    let constant = variation * variation - squared * pair.variation.value_variance();
    let mut interval = Interval {
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
    };
    if square > 0.0 {
        let root = (linear * linear - square * constant).max(0.0).sqrt();
        if alternative != Alternative::Less {
            interval.low = (linear - root) / square - 1.0;
        }
        if alternative != Alternative::Greater {
            interval.high = (linear + root) / square - 1.0;
        }
    }
    interval
}
