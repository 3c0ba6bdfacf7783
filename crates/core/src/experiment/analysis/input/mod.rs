//! What an analysis is asked: an experiment's variations, what was measured of them, and how to judge it.
//!
//! - `experiment`: the whole of it
//! - `metric`: what is measured, and which way is better
//! - `results`: the sums of one variation
//! - `settings`: the method and its parameters

mod experiment;
mod metric;
mod results;
mod settings;

pub use experiment::{Input, Variation};
pub use metric::{Component, Goal, Metric, MetricType, MoneyUnit, Stratum};
pub use results::Results;
pub use settings::{Adjustment, Correction, Method, Prior, Scale, Settings};
