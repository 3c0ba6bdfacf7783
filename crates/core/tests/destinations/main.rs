//! What destinations send for each event of the vocabulary, and what they make of replies.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test panics")]

mod configured;
mod events;
mod golden;
mod limits;
mod replies;
mod schemas;
