//! Delivery: what waits for a destination, when it is sent, and what its reply means for it. A pure state machine: it is
//! told what happened and when, and says what to send and what to store.
//!
//! - `queue`: the events that wait for one destination
//! - `settle`: what a reply changes
//! - `leaving`: what is handed to the browser as the page ends
//! - `keeping`: what is stored, so that it outlives the page
//! - `record`: events as they are stored
//! - `known`: what the next page is to know of the visitor's clock
//! - `loss`: what was given up, and why
//! - `verdict`: what a reply means, and how long to wait after it

mod keeping;
mod known;
mod leaving;
mod loss;
mod queue;
mod record;
mod settle;
#[cfg(test)]
mod tests;
mod verdict;

pub use known::Known;
pub use loss::{Loss, Tally};
pub use queue::{Bounds, Queue, Ticket};
pub use record::{Change, Record, RecordText, Standing, read_events};
pub use verdict::{Answer, Cause, Outcome, Reply, Verdict, backoff};
