//! Tests: from a control and a variation to an effect and what speaks for it. No JSON, no allocation.
//!
//! - `difference`: the effect and its variance, absolute or relative
//! - `frequentist`: Welch's t-test
//! - `sequential`: confidence sequences
//! - `fieller`: the interval of a ratio without the delta method
//! - `bayesian`: a normal posterior
//! - `mixture`: the mixture sequential probability ratio test
//! - `group_sequential`: bounds for a few planned looks
//! - `judge`: the one of them that is asked for

mod bayesian;
mod difference;
mod fieller;
mod frequentist;
#[cfg(feature = "tools")]
pub mod group_sequential;
mod judge;
#[cfg(feature = "tools")]
mod mixture;
mod sequential;

pub use bayesian::{Belief, posterior, scaled_prior};
pub use difference::{Difference, difference};
pub use fieller::relative_interval;
pub use frequentist::{Alternative, Tested, t_test};
pub use judge::{Judgment, judge};
#[cfg(feature = "tools")]
pub use mixture::MixtureTest;
pub use sequential::{confidence_sequence, critical_value, one_sided_ratio, tuned_rho};
