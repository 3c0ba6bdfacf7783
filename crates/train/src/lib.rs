//! `awning-train`: learns a recommendation index from a shop's log, and measures how well it predicts.
//!
//! - [`log`]: what happened in the shop, as sessions and baskets
//! - [`counts`]: how often items were seen together, in whole numbers that any database counts alike
//! - [`learn`]: from a log to the bytes of an index
//! - [`dataset`]: logs with a part to learn from and a part to predict
//! - [`evaluate`]: how well and how fast that part is predicted
//! - [`measure`]: every model on one data set, as a table
//! - [`models`]: tables of links from item to item

pub mod counts;
pub mod dataset;
pub mod evaluate;
pub mod learn;
pub mod log;
pub mod measure;
pub mod models;
mod parallel;
