//! From sums to what a test needs of a variation: its value and the variance of a user's.
//!
//! - `part`: mean and variance of a sum
//! - `value`: a metric of a variation: a mean, a proportion, a ratio, a quantile, with its covariate
//! - `quantile`: the variance of a sample's quantile
//! - `covariate`: what a covariate explains (CUPED)
//! - `strata`: the same by parts of the visitors (post-stratification)
//! - `sample`: the result, and two of them side by side

mod covariate;
mod part;
mod quantile;
mod sample;
mod strata;
mod value;

pub use covariate::{Covariate, theta};
pub use part::Part;
pub use quantile::{Clusters, Quantile};
pub use sample::{Pair, Sample};
pub use strata::stratified_pair;
pub use value::{Ratio, Statistic, Value, adjusted_pair, pair};
