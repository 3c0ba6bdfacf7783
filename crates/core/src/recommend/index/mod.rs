//! The index: what was learned from a shop's log, in one file. docs/index-format.md describes its bytes.
//!
//! - `parts`: what it is made of, as plain lists
//! - `file`: opening a file, and asking it
//! - `error`: why bytes cannot be used as an index
//! - `bytes`: reading numbers from bytes that may be anything
//! - `ids`: the items' ids, found in place
//! - `popularity`: how popular each item is
//! - `links`: tables of links from item to item, read in place
//! - `order`: the order of items in which those that go together are near each other
//! - `numbers`: lists of numbers in as few bytes as they need
//! - `sessions`: past sessions, and which of them have an item
//! - `neighbors`: scores from the sessions that are like the running one
//! - `repeats`: what speaks for showing an item again
//! - `write`: from parts to bytes
//! - `arrange`: finding the order of items that makes the file small
//! - `synthetic`: a made-up log, for measurements

#![cfg_attr(not(test), deny(clippy::indexing_slicing))] // files are hostile until they are checked

#[cfg(feature = "tools")]
#[allow(clippy::indexing_slicing)] // writes what it made itself
mod arrange;
mod bytes;
mod error;
mod file;
mod ids;
mod links;
mod neighbors;
mod numbers;
mod order;
mod parts;
mod popularity;
mod repeats;
mod sessions;
#[cfg(feature = "tools")]
mod synthetic;
#[cfg(test)]
mod tests;
#[cfg(feature = "tools")]
#[allow(clippy::indexing_slicing)] // writes what it made itself
mod write;

pub use error::IndexError;
pub use file::{Index, Part};
pub(super) use neighbors::Scratch;
pub use parts::{Links, Neighbors, Parts, Purpose, Repeats, Session, Sessions, Weighting};
#[cfg(feature = "tools")]
pub use synthetic::Synthetic;
#[cfg(feature = "tools")]
pub use write::write;
