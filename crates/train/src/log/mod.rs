//! What happened in a shop: events, read by whoever knows their file, become sessions and baskets.
//!
//! - `event`: one thing a visitor did
//! - `builder`: collects events in any order
//! - `gather`: sessions and baskets from what was collected
//! - `sessions`: the log that is learned from

mod builder;
mod event;
mod gather;
mod sessions;

pub use builder::{Grouping, LogBuilder, LogError, Ties};
pub use event::{Action, By, Event};
pub use sessions::{LeftOut, Log, Visit};

#[cfg(test)]
mod tests;
