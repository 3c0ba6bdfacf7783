//! Fisher's exact test (1935).

use super::Proportions;
use crate::experiment::analysis::distribution::beta::ln_beta;

/// The two-sided p-value: the chance of all tables with the same totals that are no likelier than this one. Counts are
/// whole numbers.
pub fn fisher(of: &Proportions) -> f64 {
    /// Tables that are as likely, but for rounding.
    const EQUAL: f64 = 1.0 + 1e-7;
    let ((a, n), (c, m)) = (of.control, of.variation);
    let successes = a + c;
    let (least, most) = ((successes - m).max(0.0), successes.min(n));
    // From the likeliest table to both sides, each from the one before, as shares of the likeliest.
    let mode = ((n + 1.0) * (successes + 1.0) / (n + m + 2.0))
        .floor()
        .clamp(least, most);
    let up = |x: f64| (n - x) * (successes - x) / ((x + 1.0) * (m - successes + x + 1.0));
    let observed = (ln_choose(n, a) + ln_choose(m, successes - a)
        - ln_choose(n, mode)
        - ln_choose(m, successes - mode))
    .exp();
    let (mut all, mut unlikely) = (0.0, 0.0);
    let mut count = |likelihood: f64| {
        all += likelihood;
        if likelihood <= observed * EQUAL {
            unlikely += likelihood;
        }
        likelihood > 0.0
    };
    let (mut x, mut likelihood) = (mode, 1.0);
    while x <= most && count(likelihood) {
        likelihood *= up(x);
        x += 1.0;
    }
    (x, likelihood) = (mode, 1.0);
    while x > least {
        x -= 1.0;
        likelihood /= up(x);
        if !count(likelihood) {
            break;
        }
    }
    (unlikely / all).min(1.0)
}

fn ln_choose(n: f64, k: f64) -> f64 {
    -(n + 1.0).ln() - ln_beta(n - k + 1.0, k + 1.0)
}
