//! Distributions: tails and quantiles.
//!
//! The special functions are `libm`'s and `statrs`'s. Tails are never one minus something, so that p-values of 1e-113 are
//! right to their last digits.
//!
//! - `normal`, `student`, `chi_squared`, `beta`: as they are called
//! - `noncentral`: Student's t where there is an effect
//! - `root`: where a monotonic function has a value

pub mod beta;
pub mod chi_squared;
#[cfg(feature = "tools")]
pub mod noncentral;
pub mod normal;
mod root;
pub mod student;

pub(crate) use root::root;
pub(crate) use statrs::function::gamma::ln_gamma;
