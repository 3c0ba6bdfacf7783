//! The difference of two proportions.

use super::wilson;
use crate::experiment::analysis::distribution::{chi_squared, normal};
use crate::experiment::analysis::report::{Interval, Reason};

/// Successes among trials, of a control and of a variation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proportions {
    /// The control's successes and trials.
    pub control: (f64, f64),
    /// The variation's.
    pub variation: (f64, f64),
}

/// A deviate of the normal distribution, or a chi-square statistic, with its two-sided p-value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// The statistic.
    pub statistic: f64,
    /// The chance of one as far from zero.
    pub p_value: f64,
}

impl Proportions {
    /// Both shares.
    fn shares(&self) -> (f64, f64) {
        (
            self.control.0 / self.control.1,
            self.variation.0 / self.variation.1,
        )
    }

    /// The variation's share less the control's.
    pub fn difference(&self) -> f64 {
        let (control, variation) = self.shares();
        variation - control
    }

    /// Its standard error, each share with its own variance.
    pub fn standard_error(&self) -> f64 {
        let (control, variation) = self.shares();
        let variance = |share: f64, trials: f64| share * (1.0 - share) / trials;
        (variance(control, self.control.1) + variance(variation, self.variation.1)).sqrt()
    }

    /// The z-test with one share for both, as it is where there is no difference.
    pub fn pooled_test(&self) -> Tested {
        let share = (self.control.0 + self.variation.0) / (self.control.1 + self.variation.1);
        let variance = share * (1.0 - share) * (1.0 / self.control.1 + 1.0 / self.variation.1);
        normal_test(self.difference() / variance.sqrt())
    }

    /// The z-test with each share's own variance.
    pub fn unpooled_test(&self) -> Tested {
        normal_test(self.difference() / self.standard_error())
    }

    /// Pearson's chi-square test of the table of both; with Yates' correction for few.
    pub fn chi_square_test(&self, yates: bool) -> Tested {
        let ((a, n), (c, m)) = (self.control, self.variation);
        let (b, d) = (n - a, m - c);
        let all = n + m;
        let determinant = (a * d - b * c).abs();
        // Not further than to no difference.
        let correction = if yates {
            (all / 2.0).min(determinant)
        } else {
            0.0
        };
        let statistic = all * (determinant - correction).powi(2) / (n * m * (a + c) * (b + d));
        Tested {
            statistic,
            p_value: chi_squared::survival(statistic, 1.0),
        }
    }

    /// Wald's interval of the difference.
    pub fn wald(&self, alpha: f64) -> Interval {
        let z = normal::upper_quantile(alpha / 2.0);
        Interval::around(self.difference(), z * self.standard_error())
    }

    /// Newcombe's interval of the difference, of Wilson's of each (Newcombe: Interval estimation for the difference
    /// between independent proportions, method 10, 1998).
    pub fn newcombe(&self, alpha: f64) -> Interval {
        let (control, variation) = self.shares();
        let of_control = wilson(self.control.0, self.control.1, alpha);
        let of_variation = wilson(self.variation.0, self.variation.1, alpha);
        let difference = self.difference();
        Interval {
            low: difference - (variation - of_variation.low).hypot(of_control.high - control),
            high: difference + (of_variation.high - variation).hypot(control - of_control.low),
        }
    }

    /// Agresti's and Caffo's: Wald's, after adding a success and a failure to each (2000).
    pub fn agresti_caffo(&self, alpha: f64) -> Interval {
        let more = |(successes, trials): (f64, f64)| (successes + 1.0, trials + 2.0);
        Self {
            control: more(self.control),
            variation: more(self.variation),
        }
        .wald(alpha)
    }

    /// The difference as a share of the control's, with its standard error by the delta method.
    ///
    /// # Errors
    /// If the control has no success.
    pub fn relative(&self) -> Result<(f64, f64), Reason> {
        let (control, variation) = self.shares();
        if control <= 0.0 {
            return Err(Reason::ControlNotPositive);
        }
        let ratio = variation / control;
        let of_control = control * (1.0 - control) / self.control.1;
        let of_variation = variation * (1.0 - variation) / self.variation.1;
        let variance = (of_variation + ratio * ratio * of_control) / (control * control);
        Ok((ratio - 1.0, variance.sqrt()))
    }

    /// Katz' interval of the relative difference, by the logarithm of the ratio (Katz, Baptista, Azen, Pike 1978).
    ///
    /// # Errors
    /// If one of them has no success.
    pub fn katz(&self, alpha: f64) -> Result<Interval, Reason> {
        let (control, variation) = self.shares();
        if control <= 0.0 {
            return Err(Reason::ControlNotPositive);
        }
        if variation <= 0.0 {
            return Err(Reason::NotDefined);
        }
        let spread = (1.0 - control) / self.control.0 + (1.0 - variation) / self.variation.0;
        let half_width = normal::upper_quantile(alpha / 2.0) * spread.sqrt();
        let log = (variation / control).ln();
        Ok(Interval {
            low: (log - half_width).exp_m1(),
            high: (log + half_width).exp_m1(),
        })
    }
}

/// The two-sided test of a normal deviate.
fn normal_test(z: f64) -> Tested {
    Tested {
        statistic: z,
        p_value: 2.0 * normal::survival(z.abs()),
    }
}
