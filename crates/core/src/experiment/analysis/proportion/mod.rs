//! Proportions on their own: intervals, differences and tests of the textbooks.
//!
//! - `interval`: of one proportion
//! - `difference`: of two
//! - `exact`: Fisher's test
//! - `beta_binomial`: the chance that one is larger

#[cfg(feature = "tools")]
mod beta_binomial;
#[cfg(feature = "tools")]
mod difference;
#[cfg(feature = "tools")]
mod exact;
mod interval;

#[cfg(feature = "tools")]
pub use beta_binomial::chance_to_beat;
#[cfg(feature = "tools")]
pub use difference::{Proportions, Tested};
#[cfg(feature = "tools")]
pub use exact::fisher;
pub use interval::wilson;
#[cfg(feature = "tools")]
pub use interval::{agresti_coull, clopper_pearson, jeffreys, wald};
