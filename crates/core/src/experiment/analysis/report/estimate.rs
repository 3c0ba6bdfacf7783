//! A number, and how sure it is.

/// An interval of values. A one-sided one is infinite on its other side, which JSON has as `null`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// The interval of that width on both sides of a value.
    pub fn around(value: f64, half_width: f64) -> Self {
        Self {
            low: value - half_width,
            high: value + half_width,
        }
    }

    /// Whether the value is in it, or at an end of it.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// An estimated number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The best guess.
    pub value: f64,
    /// Its standard error; of a Bayesian estimate the standard deviation of the posterior.
    pub standard_error: f64,
    /// Its confidence interval, confidence sequence or credible interval, by the method.
    pub interval: Interval,
}
