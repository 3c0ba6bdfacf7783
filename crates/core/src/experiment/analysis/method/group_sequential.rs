//! Bounds for a few planned looks, two-sided: Pocock (1977), O'Brien and Fleming (1979), Lan and DeMets (Discrete sequential
//! boundaries for clinical trials, 1983).
//!
//! Looks are at fractions of the information of the whole test: ascending, above 0, the last one 1.

use crate::experiment::analysis::distribution::{normal, root};

/// How the chance of a false positive is spent over the looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spending {
    /// Little early: like O'Brien's and Fleming's bounds.
    ObrienFleming,
    /// Evenly: like Pocock's bounds.
    Pocock,
}

/// How much of `alpha` is spent up to that fraction of the information.
pub fn spent(spending: Spending, fraction: f64, alpha: f64) -> f64 {
    match spending {
        Spending::ObrienFleming => {
            2.0 * normal::survival(normal::upper_quantile(alpha / 2.0) / fraction.sqrt())
        }
        Spending::Pocock => alpha * (std::f64::consts::E - 1.0).mul_add(fraction, 1.0).ln(),
    }
}

/// Pocock's bound for the z-statistic: the same at each of so many evenly spaced looks.
pub fn pocock(looks: u32, alpha: f64) -> f64 {
    shaped(looks, alpha, |_| 1.0)
}

/// O'Brien's and Fleming's bound at the last of so many evenly spaced looks; at an earlier one it is this by the square
/// root of the fraction.
pub fn obrien_fleming(looks: u32, alpha: f64) -> f64 {
    shaped(looks, alpha, |fraction| 1.0 / fraction.sqrt())
}

/// The bounds of the z-statistic at these looks that spend `alpha` as asked.
pub fn spending_bounds(spending: Spending, fractions: &[f64], alpha: f64) -> Vec<f64> {
    let mut walk = Walk::default();
    let mut before = 0.0;
    let mut bounds = Vec::with_capacity(fractions.len());
    for fraction in fractions {
        let now = spent(spending, *fraction, alpha);
        let bound = root(0.0, FAR, |bound| {
            walk.crossing(*fraction, bound) > now - before
        });
        walk.go_on(*fraction, bound);
        bounds.push(bound);
        before = now;
    }
    bounds
}

/// The chance, where there is no effect, of being beyond the bound at each look for the first time.
pub fn crossing_chances(fractions: &[f64], bounds: &[f64]) -> Vec<f64> {
    let mut walk = Walk::default();
    let looks = fractions.iter().zip(bounds);
    looks
        .map(|(fraction, bound)| {
            let chance = walk.crossing(*fraction, *bound);
            walk.go_on(*fraction, *bound);
            chance
        })
        .collect()
}

/// No bound is farther than so many deviations.
const FAR: f64 = 12.0;

/// The factor of a shape of bounds that spends `alpha` in all.
fn shaped(looks: u32, alpha: f64, shape: impl Fn(f64) -> f64) -> f64 {
    let fractions: Vec<f64> = (1..=looks)
        .map(|look| f64::from(look) / f64::from(looks))
        .collect();
    root(0.0, FAR, |factor| {
        let bounds: Vec<f64> = fractions.iter().map(|at| factor * shape(*at)).collect();
        crossing_chances(&fractions, &bounds).iter().sum::<f64>() > alpha
    })
}

/// Where the sum of scores is, as long as it has crossed no bound: its density on a grid, by the recursion of Armitage,
/// McPherson and Rowe (Repeated significance tests on accumulating data, 1969).
#[derive(Default)]
struct Walk {
    fraction: f64,
    /// Places, and the density there by the weight of Simpson's rule.
    grid: Vec<(f64, f64)>,
}

impl Walk {
    /// The chance of being beyond the bound at a look, and within before.
    fn crossing(&self, fraction: f64, bound: f64) -> f64 {
        let edge = bound * fraction.sqrt();
        let step = (fraction - self.fraction).sqrt();
        if self.grid.is_empty() {
            return 2.0 * normal::survival(edge / step);
        }
        let beyond =
            |at: f64| normal::survival((edge - at) / step) + normal::survival((edge + at) / step);
        self.grid
            .iter()
            .map(|(at, weight)| weight * beyond(*at))
            .sum()
    }

    /// Goes on from a look that did not cross the bound.
    fn go_on(&mut self, fraction: f64, bound: f64) {
        const INTERVALS: usize = 300;
        let edge = bound * fraction.sqrt();
        let step = (fraction - self.fraction).sqrt();
        let width = 2.0 * edge / INTERVALS as f64;
        let density = |at: f64| {
            if self.grid.is_empty() {
                return normal::density(at / step) / step;
            }
            let from = |(before, weight): &(f64, f64)| {
                weight * normal::density((at - before) / step) / step
            };
            self.grid.iter().map(from).sum()
        };
        let grid = (0..=INTERVALS).map(|place| {
            let at = -edge + place as f64 * width;
            let simpson = match place {
                0 | INTERVALS => 1.0,
                odd if odd % 2 == 1 => 4.0,
                _ => 2.0,
            };
            (at, density(at) * simpson * width / 3.0)
        });
        self.grid = grid.collect();
        self.fraction = fraction;
    }
}
