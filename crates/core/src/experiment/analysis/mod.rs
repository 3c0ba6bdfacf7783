//! What the result of an experiment says: from aggregates to effects, their certainty, and what to do.
//!
//! [`analyze`] takes an [`Input`] (aggregates as JSON has them, or made of unit rows) and gives a [`Report`]. All of it
//! is arithmetic on a few sums for each variation, so it runs in a page as well as over a warehouse's export. The
//! formulas and their sources are in docs/statistics.md; the functions behind them can be called without JSON.
//!
//! - `input`: what is asked
//! - `report`: what is answered
//! - `analyze`: from one to the other
//! - `compare`: one variation of one metric beside the control
//! - `plan`: how long to wait
//! - `decide`: what to do
//! - `statistic`: from sums to values and variances
//! - `method`: from values and variances to effects and what speaks for them
//! - `power`: what a test can find
//! - `bandit`: shares of visitors while a test runs
//! - `score`: scores of surveys
//! - `split`: whether visitors were split as planned
//! - `correction`: many p-values at once
//! - `proportion`: the textbook's intervals and tests of proportions
//! - `unit`: from rows of single visitors to sums
//! - `distribution`: tails and quantiles

mod analyze;
pub mod bandit;
mod compare;
pub mod correction;
mod decide;
pub mod distribution;
mod input;
pub mod method;
mod plan;
pub mod power;
pub mod proportion;
mod report;
pub mod score;
pub mod split;
pub mod statistic;
#[cfg(test)]
mod tests;
pub mod unit;

pub use analyze::analyze;
pub use compare::{Observed, compare};
pub use input::{
    Adjustment, Component, Correction, Goal, Input, Method, Metric, MetricType, MoneyUnit, Prior,
    Results, Scale, Settings, Stratum, Variation,
};
pub use report::{
    Comparison, Estimate, Evidence, Interval, MetricReport, Outlook, Reason, Report, Split,
    SplitShare, VariationReport, Verdict,
};
