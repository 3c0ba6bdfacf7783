//! Welch's t-test (Welch: The generalization of "Student's" problem when several different population variances are
//! involved, 1947).

use super::Difference;
use crate::experiment::analysis::distribution::student;
use crate::experiment::analysis::input::{Goal, Settings};
use crate::experiment::analysis::report::{Estimate, Interval};

/// What is asked of an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// Whether it is not zero.
    Different,
    /// Whether it is above zero.
    Greater,
    /// Whether it is below zero.
    Less,
}

impl Alternative {
    /// What the settings ask of a metric with that goal.
    pub fn of(settings: &Settings, goal: Goal) -> Self {
        match (settings.sides, goal) {
            (1, Goal::Increase) => Self::Greater,
            (1, Goal::Decrease) => Self::Less,
            _ => Self::Different,
        }
    }

    /// The chance that both ends of an interval leave outside, as its one or two tails have it.
    pub fn tail(self, alpha: f64) -> f64 {
        match self {
            Self::Different => alpha / 2.0,
            Self::Greater | Self::Less => alpha,
        }
    }

    /// The interval that far from a value on the sides that are asked of.
    pub(super) fn interval(self, value: f64, half_width: f64) -> Interval {
        let mut interval = Interval::around(value, half_width);
        match self {
            Self::Different => {}
            Self::Greater => interval.high = f64::INFINITY,
            Self::Less => interval.low = f64::NEG_INFINITY,
        }
        interval
    }
}

/// An effect with the p-value of no effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// The effect.
    pub estimate: Estimate,
    /// The chance of data as far from no effect, if there were none.
    pub p_value: f64,
}

/// Tests an effect; `alpha` is the chance of a false positive, between 0 and 1.
pub fn t_test(difference: &Difference, alternative: Alternative, alpha: f64) -> Tested {
    let Difference {
        value,
        variance,
        degrees,
    } = *difference;
    let standard_error = variance.sqrt();
    let t = value / standard_error;
    let p_value = match alternative {
        Alternative::Different => 2.0 * student::survival(t.abs(), degrees),
        Alternative::Greater => student::survival(t, degrees),
        Alternative::Less => student::survival(-t, degrees),
    };
    let half_width = student::upper_quantile(alternative.tail(alpha), degrees) * standard_error;
    Tested {
        estimate: Estimate {
            value,
            standard_error,
            interval: alternative.interval(value, half_width),
        },
        p_value,
    }
}
