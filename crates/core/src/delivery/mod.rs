//! Delivery: what waits for a destination, when it is sent, and what its reply means for it.
//!
//! - `queue`: the events that wait for one destination
//! - `verdict`: what a reply means, and how long to wait after it

mod queue;
mod verdict;

pub use queue::{Batch, Queue};
pub use verdict::{Answer, Cause, Outcome, Reply, Verdict, backoff};
