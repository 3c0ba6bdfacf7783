//! Learned tables: from a log's sessions to links from item to item.
//!
//! - `matrix`: rows of links, and making them on many threads
//! - `postings`: in which sessions an item stands
//! - `cosine`: co-occurrence with shrinkage, and item-kNN
//! - `rules`: decayed sequential rules
//! - `gram`: the matrices that linear models are solved from
//! - `dense`: EASE and SLIST by inverting them
//! - `sparse`: the same for large catalogs, an item at a time
//! - `popularity`: what is popular, and what is popular now

mod cosine;
mod dense;
mod gram;
mod matrix;
mod popularity;
mod postings;
mod rules;
mod sparse;

pub use cosine::{Cosine, cosine};
pub use dense::{ease, slist};
pub use gram::{Gram, Linear};
pub use matrix::{Rows, truncate};
pub use popularity::{clicks, popularity};
pub use postings::Postings;
pub use rules::{Rules, rules};
pub use sparse::{Sparse, sparse};

#[cfg(test)]
mod tests;
