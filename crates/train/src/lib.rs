//! `awning-train`: learns a recommendation index from a shop's log, and measures how well it predicts.
//!
//! - [`log`]: what happened in the shop, as sessions and baskets
//! - [`counts`]: how often items were seen together, in whole numbers that any database counts alike
//! - [`learn`]: from a log to the bytes of an index

pub mod counts;
pub mod learn;
pub mod log;
