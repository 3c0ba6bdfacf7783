//! What the result of an experiment says: from aggregates to effects, their certainty, and what to do.
//!
//! [`analyze`] takes an [`Input`] (aggregates as JSON has them, or made of unit rows) and gives a [`Report`]. All of it
//! is arithmetic on a few sums for each variation, so it runs in a page as well as over a warehouse's export. The
//! formulas and their sources are in docs/statistics.md; the functions behind them can be called without JSON.
//!
//! - `input`: what is asked
//! - `report`: what is answered
//! - `analyze`: from one to the other

mod analyze;
mod input;
mod report;

pub use analyze::analyze;
pub use input::{
    Adjustment, Component, Correction, Goal, Input, Method, Metric, MetricType, MoneyUnit, Prior,
    Results, Scale, Settings, Stratum, Variation,
};
pub use report::{
    Comparison, Estimate, Evidence, Interval, MetricReport, Outlook, Reason, Report, Split,
    SplitShare, VariationReport, Verdict,
};
