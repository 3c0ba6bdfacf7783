//! A variation beside the control.

use super::{Estimate, Reason, Verdict};

/// What speaks for an effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    /// Of a frequentist or a sequential test.
    Test {
        /// The chance of data as far from no effect, if there were none. Of a sequential test: valid whenever looked at.
        p_value: f64,
        /// The same, corrected for all metrics and variations by the settings' correction.
        adjusted_p_value: f64,
    },
    /// Of a Bayesian posterior.
    Posterior {
        /// The chance that the variation is better than the control, by the metric's goal.
        chance_to_win: f64,
        /// What is lost on average by choosing the variation, on the settings' scale: from 0.
        loss: f64,
        /// What is lost on average by staying with the control.
        control_loss: f64,
    },
}

/// What a comparison can find, now and later. Absent where it cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The users in both variations now.
    pub users: f64,
    /// The effect that this many users find with the wanted power, on the settings' scale.
    pub detectable: Option<f64>,
    /// The chance that this many users find the minimum effect, 0 to 1.
    pub power: Option<f64>,
    /// How many users, in both variations, find the minimum effect with the wanted power, or were planned.
    pub users_needed: Option<f64>,
    /// How many more days that takes at the known traffic; 0 if it is reached.
    pub days_left: Option<f64>,
}

/// A variation beside the control.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The difference as a share of the control's value.
    pub relative: Result<Estimate, Reason>,
    /// The difference in the metric's unit.
    pub absolute: Result<Estimate, Reason>,
    /// What speaks for it, on the settings' scale.
    pub evidence: Result<Evidence, Reason>,
    /// What can be found.
    pub outlook: Outlook,
    /// How much of the variance covariates and strata took away, 0 to 1; missing where none were used.
    pub variance_removed: Option<f64>,
    /// What to do.
    pub verdict: Verdict,
}
