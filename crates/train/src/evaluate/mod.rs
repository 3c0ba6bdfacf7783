//! How well models predict, and how fast they are.
//!
//! - `protocol`: which predictions count
//! - `predict`: makes the predictions, on many threads
//! - `outcome`: what came out, as hit rate, reciprocal rank, coverage and popularity bias
//! - `bootstrap`: how much of a measure is chance

mod bootstrap;
mod outcome;
mod predict;
mod protocol;

pub use bootstrap::Mean;
pub use outcome::{CUTS, Outcome, Summary};
pub use predict::{Predict, Served, latency, predict};
pub use protocol::{Protocol, Question, questions};

#[cfg(test)]
mod tests;
