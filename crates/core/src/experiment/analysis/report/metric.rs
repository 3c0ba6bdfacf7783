//! A metric and its variations.

use super::{Comparison, Interval, Reason};
use crate::experiment::analysis::input::{Goal, MetricType, MoneyUnit};

/// What was measured of one variation.
#[derive(Clone, Debug, PartialEq)]
pub struct VariationReport {
    /// Its id.
    pub id: String,
    /// Its name, or its id.
    pub name: String,
    /// The users that this metric counts.
    pub users: f64,
    /// The metric's value: a share from 0 to 1, a mean, a ratio or a quantile.
    pub value: Result<f64, Reason>,
    /// The standard deviation of a user's value.
    pub standard_deviation: Option<f64>,
    /// The value's own interval: Wilson's for proportions, by the normal distribution for others.
    pub interval: Option<Interval>,
    /// How it stands beside the control; `None` for the control itself.
    pub comparison: Option<Comparison>,
}

/// What was measured of one metric.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricReport {
    /// Its id.
    pub id: String,
    /// Its name, or its id.
    pub name: String,
    /// What kind of number it is.
    pub kind: MetricType,
    /// Which way is better.
    pub goal: Goal,
    /// For revenue: the unit of its value and of absolute effects.
    pub money: MoneyUnit,
    /// For a quantile: which one.
    pub quantile: Option<f64>,
    /// The smallest effect worth knowing of, on the settings' scale.
    pub minimum_effect: Option<f64>,
    /// The variations, the control first.
    pub variations: Vec<VariationReport>,
}
