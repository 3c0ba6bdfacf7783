//! What an analysis answers, in numbers and in what to do.
//!
//! - `whole`: the experiment
//! - `split`: whether visitors were split as planned
//! - `metric`: a metric and its variations
//! - `comparison`: a variation beside the control
//! - `estimate`: a number and how sure it is
//! - `verdict`: what to do
//! - `reason`: why there is no number
//! - `json`: all of it as JSON

mod comparison;
mod estimate;
mod json;
mod metric;
mod reason;
mod split;
mod verdict;
mod whole;

pub use comparison::{Comparison, Evidence, Outlook};
pub use estimate::{Estimate, Interval};
pub use metric::{MetricReport, VariationReport};
pub use reason::Reason;
pub use split::{Split, SplitShare};
pub use verdict::Verdict;
pub use whole::Report;
