//! The experiment as a whole.

use super::{MetricReport, Split};
use crate::experiment::analysis::input::Settings;

/// What an analysis says of an experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The experiment's key.
    pub experiment: String,
    /// Its name, or its key.
    pub name: String,
    /// The currency of revenue (ISO 4217).
    pub currency: Option<String>,
    /// For how many days it was measured.
    pub days: Option<f64>,
    /// New visitors a day, in all variations, as used for days to wait.
    pub users_per_day: Option<f64>,
    /// How it was judged.
    pub settings: Settings,
    /// Whether visitors were split as planned: to be looked at before anything else.
    pub split: Split,
    /// The metrics, in their order.
    pub metrics: Vec<MetricReport>,
}
