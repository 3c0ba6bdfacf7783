//! An event, from the page's `track` to a destination's encoder.
//!
//! - `attribution`: what brought the visitor
//! - `context`: what is around an event
//! - `envelope`: an event with all that a destination needs
//! - `fate`: what became of one
//! - `id`: message ids, UUID version 7
//! - `session`: when a visit ends, and the order within it
//! - `names`: the vocabulary

pub mod attribution;
mod context;
mod envelope;
mod fate;
mod id;
pub mod names;
mod session;

pub use context::Context;
pub use envelope::{Event, Written};
pub use fate::Fate;
pub use id::{MOST_CHARACTERS, is_id, uuid_v7};
pub use session::Session;
