//! What a test can find: before it, and while it runs.
//!
//! - `design`: power, users and detectable effects of a test of any method
//! - `sample_size`: the textbook's sizes for proportions and means

mod design;
#[cfg(feature = "tools")]
mod sample_size;

pub use design::Design;
#[cfg(feature = "tools")]
pub use sample_size::{
    SizeRule, detectable_proportion, mean_sample_size, mean_test_power, proportion_sample_size,
    proportion_test_power,
};
