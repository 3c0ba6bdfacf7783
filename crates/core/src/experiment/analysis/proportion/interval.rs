//! Intervals of one proportion (Brown, Cai, DasGupta: Interval estimation for a binomial proportion, 2001). Successes are
//! from 0 to the number of trials, `alpha` is what the interval leaves outside.

#[cfg(feature = "tools")]
use crate::experiment::analysis::distribution::beta;
use crate::experiment::analysis::distribution::normal;
use crate::experiment::analysis::report::Interval;

/// Wilson's score interval (1927): right for few successes as for many.
pub fn wilson(successes: f64, trials: f64, alpha: f64) -> Interval {
    let z = normal::upper_quantile(alpha / 2.0);
    let (share, squared) = (successes / trials, z * z);
    let center = (share + squared / (2.0 * trials)) / (1.0 + squared / trials);
    let spread = share * (1.0 - share) / trials + squared / (4.0 * trials * trials);
    let half_width = z * spread.sqrt() / (1.0 + squared / trials);
    let mut interval = clamped(Interval::around(center, half_width));
    // What cancels leaves a speck.
    if successes == 0.0 {
        interval.low = 0.0;
    }
    if successes == trials {
        interval.high = 1.0;
    }
    interval
}

/// Wald's: by the normal distribution around the share.
#[cfg(feature = "tools")]
pub fn wald(successes: f64, trials: f64, alpha: f64) -> Interval {
    let share = successes / trials;
    let half_width = normal::upper_quantile(alpha / 2.0) * (share * (1.0 - share) / trials).sqrt();
    clamped(Interval::around(share, half_width))
}

/// Agresti's and Coull's: Wald's, after adding z²/2 successes and as many failures (1998).
#[cfg(feature = "tools")]
pub fn agresti_coull(successes: f64, trials: f64, alpha: f64) -> Interval {
    let squared = normal::upper_quantile(alpha / 2.0).powi(2);
    wald(successes + squared / 2.0, trials + squared, alpha)
}

/// Clopper's and Pearson's: exact, and so wider than needed (1934).
#[cfg(feature = "tools")]
pub fn clopper_pearson(successes: f64, trials: f64, alpha: f64) -> Interval {
    let failures = trials - successes;
    Interval {
        low: if successes > 0.0 {
            beta::quantile(alpha / 2.0, successes, failures + 1.0)
        } else {
            0.0
        },
        high: if failures > 0.0 {
            beta::quantile(1.0 - alpha / 2.0, successes + 1.0, failures)
        } else {
            1.0
        },
    }
}

/// Jeffreys': the credible interval under his prior, Beta(1/2, 1/2).
#[cfg(feature = "tools")]
pub fn jeffreys(successes: f64, trials: f64, alpha: f64) -> Interval {
    let (a, b) = (successes + 0.5, trials - successes + 0.5);
    Interval {
        low: beta::quantile(alpha / 2.0, a, b),
        high: beta::quantile(1.0 - alpha / 2.0, a, b),
    }
}

fn clamped(interval: Interval) -> Interval {
    Interval {
        low: interval.low.max(0.0),
        high: interval.high.min(1.0),
    }
}
