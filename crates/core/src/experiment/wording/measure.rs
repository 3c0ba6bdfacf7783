//! What a metric's numbers are numbers of.

use super::figures::{Figure, Unit, decimals};
use crate::experiment::analysis::{MetricReport, MetricType, MoneyUnit, Scale};
use crate::money::Currency;

/// How numbers of one kind are written: all of a metric's values, or all of its effects.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    unit: Unit,
    /// By what numbers are multiplied before they are written.
    times: f64,
    /// Whether they are differences of percentages.
    pub points: bool,
    signed: bool,
}

impl Measure {
    /// Of a metric's values; amounts of money are in that currency, if it is known.
    pub fn of_values(metric: &MetricReport, currency: Option<Currency>) -> Self {
        let plain = Self {
            unit: Unit::Number,
            times: 1.0,
            points: false,
            signed: false,
        };
        match (metric.kind, currency) {
            (MetricType::Proportion, _) => Self {
                unit: Unit::Percent,
                ..plain
            },
            (MetricType::Revenue, Some(currency)) => {
                let mut times = 1.0;
                if metric.money == MoneyUnit::Minor {
                    for _ in 0..currency.decimals() {
                        times /= 10.0;
                    }
                }
                Self {
                    unit: Unit::Money(currency),
                    times,
                    ..plain
                }
            }
            _ => plain,
        }
    }

    /// Of a metric's effects on that scale.
    pub fn of_effects(metric: &MetricReport, currency: Option<Currency>, scale: Scale) -> Self {
        let values = Self::of_values(metric, currency);
        let unit = match scale {
            Scale::Relative => Unit::Percent,
            Scale::Absolute => values.unit,
        };
        let points = scale == Scale::Absolute && values.unit == Unit::Percent;
        Self {
            unit: if points { Unit::Number } else { unit },
            times: match scale {
                Scale::Relative => 1.0,
                Scale::Absolute if points => 100.0,
                Scale::Absolute => values.times,
            },
            points,
            signed: true,
        }
    }

    /// Of shares.
    pub fn of_shares() -> Self {
        Self {
            unit: Unit::Percent,
            times: 1.0,
            points: false,
            signed: false,
        }
    }

    /// The same without a sign above zero.
    pub fn unsigned(self) -> Self {
        Self {
            signed: false,
            ..self
        }
    }

    /// A number of this kind, to as many decimals as an uncertainty of `width`, of the same kind, leaves.
    pub fn figure(&self, value: f64, width: f64) -> Figure {
        let shown = width * self.times;
        let decimals = match self.unit {
            Unit::Percent => decimals(shown * 100.0),
            Unit::Number => decimals(shown),
            // A sum of money has all its digits or none, and more only where they are needed most.
            Unit::Money(currency) => match decimals(shown) {
                0 => 0,
                _ => decimals(shown * 10.0).max(currency.decimals()),
            },
        };
        Figure {
            value: value * self.times,
            unit: self.unit,
            decimals,
            signed: self.signed,
        }
    }
}
