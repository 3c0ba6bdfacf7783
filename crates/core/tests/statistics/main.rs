//! The statistics agree with reference values that scipy, statsmodels and gbstats computed: the vectors beside the
//! checkout, to 1e-6 of each number or to the digits that a source prints.
//!
//! - `vectors`: how they are read and compared
//! - `proportions`: one and two proportions, Beta posteriors
//! - `means`: Welch, CUPED, ratios, sequential and Bayesian tests, by `analyze` where it does them
//! - `planning`: sample sizes, power, group-sequential bounds
//! - `counts`: splits, corrections, scores
//! - `hillstrom`: from the rows of a real test and a real survey to their numbers
//! - `distributions`: tails and quantiles

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod counts;
mod distributions;
mod hillstrom;
mod means;
mod planning;
mod proportions;
mod vectors;
