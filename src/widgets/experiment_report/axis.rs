//! The scale that a metric's intervals are drawn on: the same for all of its variations, with no effect always on it.

use awning_core::experiment::analysis::{Estimate, Interval};

use super::model::Bar;

/// A scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    low: f64,
    high: f64,
    /// How far its marks are from each other.
    pub step: f64,
}

impl Axis {
    /// A scale on which all of these have room. `None` without any.
    pub fn over(estimates: &[Estimate]) -> Option<Self> {
        /// Beside the outermost intervals, of the scale.
        const MARGIN: f64 = 0.06;
        /// Between marks, at least.
        const SPACES: f64 = 5.0;
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for estimate in estimates {
            let drawn = drawn(estimate);
            low = low.min(drawn.low);
            high = high.max(drawn.high);
        }
        let span = high - low;
        if !(span.is_finite() && span > 0.0) {
            return None;
        }
        Some(Self {
            low: low - span * MARGIN,
            high: high + span * MARGIN,
            step: round_up(span * (1.0 + 2.0 * MARGIN) / SPACES),
        })
    }

    /// Its marks.
    pub fn marks(&self) -> Vec<f64> {
        let first = (self.low / self.step).ceil() as i64;
        let last = (self.high / self.step).floor() as i64;
        (first..=last)
            .map(|place| place as f64 * self.step)
            .collect()
    }

    /// Where a number stands, in thousandths.
    pub fn place(&self, value: f64) -> u32 {
        let share = (value - self.low) / (self.high - self.low);
        (share.clamp(0.0, 1.0) * 1000.0).round() as u32
    }

    /// An estimate, drawn on it.
    pub fn bar(&self, estimate: &Estimate) -> Bar {
        let Interval { low, high } = drawn(estimate);
        Bar {
            from: self.place(low),
            to: self.place(high),
            at: self.place(estimate.value),
            open_below: estimate.interval.low.is_infinite(),
            open_above: estimate.interval.high.is_infinite(),
        }
    }
}

/// The interval as far as it is drawn: an infinite end as far as the other one.
fn drawn(estimate: &Estimate) -> Interval {
    let Estimate {
        value, interval, ..
    } = *estimate;
    let Interval { low, high } = interval;
    match (low.is_finite(), high.is_finite()) {
        (true, true) => interval,
        (true, false) => Interval {
            low,
            high: value + (value - low),
        },
        (false, true) => Interval {
            low: value - (high - value),
            high,
        },
        (false, false) => Interval {
            low: value,
            high: value,
        },
    }
}

/// The next of 1, 2, 5, 10, 20 and so on, or of 0.5, 0.2, 0.1 and so on.
fn round_up(least: f64) -> f64 {
    let mut power = 1.0;
    while power > least {
        power /= 10.0;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    let round = [1.0, 2.0, 5.0].map(|times| times * power);
    round
        .into_iter()
        .find(|step| *step >= least)
        .unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(value: f64, low: f64, high: f64) -> Estimate {
        Estimate {
            value,
            standard_error: 0.0,
            interval: Interval { low, high },
        }
    }

    #[test]
    fn every_interval_and_no_effect_have_room() {
        let estimates = [estimate(0.04, 0.01, 0.07), estimate(-0.5, -0.9, -0.1)];
        let axis = Axis::over(&estimates).unwrap();
        for estimate in &estimates {
            let bar = axis.bar(estimate);
            assert!(0 < bar.from && bar.from < bar.at && bar.at < bar.to && bar.to < 1000);
        }
        assert!((1..1000).contains(&axis.place(0.0)));
        assert!(axis.marks().contains(&0.0));
    }

    #[test]
    fn marks_are_round_and_few() {
        for span in [1e-7, 0.003, 0.07, 1.0, 8.0, 1234.0, 3e9] {
            let axis = Axis::over(&[estimate(span / 2.0, 0.0, span)]).unwrap();
            let count = axis.marks().len();
            assert!((2..=6).contains(&count), "{span}: {count}");
        }
    }

    #[test]
    fn what_is_open_is_drawn_as_far_as_its_other_side() {
        let open = estimate(0.05, 0.01, f64::INFINITY);
        let axis = Axis::over(&[open]).unwrap();
        let bar = axis.bar(&open);
        assert!(bar.open_above && !bar.open_below);
        assert!((bar.to - bar.at).abs_diff(bar.at - bar.from) <= 1);
    }

    #[test]
    fn without_a_width_there_is_no_scale() {
        assert_eq!(Axis::over(&[]), None);
        assert_eq!(Axis::over(&[estimate(0.0, 0.0, 0.0)]), None);
        assert_eq!(Axis::over(&[estimate(f64::NAN, f64::NAN, f64::NAN)]), None);
    }
}
