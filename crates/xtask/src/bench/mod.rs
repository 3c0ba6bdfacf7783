//! `cargo xtask bench`: what the package costs a page, beside other ways to the same widget; how fast recommendations and
//! experiments are; what becomes of events when something fails, and what tracking them costs.
//!
//! - `arguments`: the command line
//! - `driver`: the part that drives the browser, in tests/bench
//! - `result`: what it hands back
//! - `statistics`: medians, quartiles, slopes
//! - `select`: the samples of one page, and what of them is compared
//! - `rivals`: the libraries that are compared with
//! - `recommend`: recommendations, measured
//! - `experiments`: features and experiments, measured
//! - `coverage`: how honest the statistics of experiments are, simulated
//! - `delivery`: events under faults
//! - `tracker`: what tracking costs
//! - `report`: the comparison, printed
//! - `costs`: what bytes and preload lines are worth, printed
//! - `waterfall`: the requests of one load, printed
//! - `table`: a table in Markdown

mod arguments;
mod costs;
mod coverage;
mod delivery;
mod driver;
mod experiments;
mod recommend;
mod report;
mod result;
mod rivals;
mod select;
mod statistics;
mod table;
mod tracker;
mod waterfall;

pub use arguments::{Arguments, run};
