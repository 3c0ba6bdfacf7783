//! Tests: from a control and a variation to an effect and what speaks for it. No JSON, no allocation.
//!
//! - `difference`: the effect and its variance, absolute or relative
//! - `frequentist`: Welch's t-test
//! - `sequential`: confidence sequences
//! - `bayesian`: a normal posterior
//! - `judge`: the one of them that is asked for

mod bayesian;
mod difference;
mod frequentist;
mod judge;
mod sequential;

pub use bayesian::{Belief, posterior, scaled_prior};
pub use difference::{Difference, difference};
pub use frequentist::{Alternative, Tested, t_test};
pub use judge::{Judgment, judge};
pub use sequential::{confidence_sequence, critical_value, tuned_rho};
