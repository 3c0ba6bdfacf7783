//! The index: what was learned from a shop's log, in one file.
//!
//! - `parts`: what it is made of, as plain lists

mod parts;

pub use parts::{Links, Neighbors, Parts, Purpose, Session, Sessions};
