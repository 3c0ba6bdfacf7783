//! The index: what was learned from a shop's log, in one file. docs/index-format.md describes its bytes.
//!
//! - `parts`: what it is made of, as plain lists
//! - `file`: opening a file, and asking it
//! - `error`: why bytes cannot be used as an index
//! - `bytes`: reading numbers from bytes that may be anything
//! - `ids`: the items' ids, found in place
//! - `popularity`: how popular each item is
//! - `links`: tables of links from item to item, read in place
//! - `sessions`: past sessions, and which of them have an item
//! - `neighbors`: scores from the sessions that are like the running one
//! - `repeats`: what speaks for showing an item again
//! - `write`: from parts to bytes

mod bytes;
mod error;
mod file;
mod ids;
mod links;
mod neighbors;
mod parts;
mod popularity;
mod repeats;
mod sessions;
#[cfg(test)]
mod tests;
#[cfg(feature = "tools")]
mod write;

pub use error::IndexError;
pub use file::{Index, Part};
pub use parts::{Links, Neighbors, Parts, Purpose, Repeats, Session, Sessions, Weighting};
#[cfg(feature = "tools")]
pub use write::write;
