//! Power, users and detectable effects of a test of any method.

use crate::experiment::analysis::distribution::{normal, root};
use crate::experiment::analysis::input::{Goal, Method, Prior, Scale, Settings};
use crate::experiment::analysis::method::{
    Alternative, critical_value, difference, scaled_prior, tuned_rho,
};
use crate::experiment::analysis::report::Reason;
use crate::experiment::analysis::statistic::Pair;

/// A test as far as its power goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// The variance of the effect if there were one user in all: by `users`, it is that of so many.
    pub unit_variance: f64,
    /// What the effect is judged by.
    pub method: Method,
    /// What is asked of it.
    pub alternative: Alternative,
    /// The chance of a false positive.
    pub alpha: f64,
    /// Of a sequential test: at how many users its interval is tightest.
    pub tuning: f64,
    /// Of a Bayesian test: the prior, on the effect's scale.
    pub prior: Prior,
}

impl Design {
    /// The test that a pair is judged by, with the variance that it shows.
    ///
    /// # Errors
    /// If the pair has no effect on that scale.
    pub fn of(pair: &Pair, scale: Scale, goal: Goal, settings: &Settings) -> Result<Self, Reason> {
        let difference = difference(pair, scale)?;
        Ok(Self {
            unit_variance: difference.variance * pair.users(),
            method: settings.method,
            alternative: Alternative::of(settings, goal),
            alpha: settings.alpha(),
            tuning: settings.sequential_tuning,
            prior: scaled_prior(&settings.prior, scale, pair.control.unadjusted)?,
        })
    }

    /// The chance that so many users of both variations find that effect. Of a sequential test: at that one look.
    pub fn power(&self, effect: f64, users: f64) -> f64 {
        let variance = self.unit_variance / users;
        // The estimate on which the decision is made, its deviation, and how far from zero it must be.
        let (mean, deviation, needed) = match self.method {
            Method::Frequentist => {
                let z = normal::upper_quantile(self.alternative.tail(self.alpha));
                (effect, variance.sqrt(), z * variance.sqrt())
            }
            Method::Sequential => {
                let alpha = match self.alternative {
                    Alternative::Different => self.alpha,
                    Alternative::Greater | Alternative::Less => (2.0 * self.alpha).min(0.99),
                };
                let rho = tuned_rho(alpha, self.tuning);
                let critical = critical_value(users, rho, self.alternative, self.alpha);
                (effect, variance.sqrt(), critical * variance.sqrt())
            }
            Method::Bayesian => {
                let z = normal::upper_quantile(self.alternative.tail(self.alpha));
                let prior = if self.prior.proper {
                    1.0 / self.prior.variance
                } else {
                    0.0
                };
                let precision = 1.0 / variance + prior;
                let mean = (effect / variance + self.prior.mean * prior) / precision;
                let deviation = 1.0 / (variance.sqrt() * precision);
                (mean, deviation, z / precision.sqrt())
            }
        };
        let above = normal::survival((needed - mean) / deviation);
        let below = normal::survival((needed + mean) / deviation);
        match self.alternative {
            Alternative::Different => above + below,
            Alternative::Greater => above,
            Alternative::Less => below,
        }
    }

    /// How many users of both variations find that effect with that power; `None` if no number does.
    pub fn users(&self, effect: f64, power: f64) -> Option<f64> {
        const MOST: f64 = 1e15;
        let finds = |users: f64| self.power(effect, users) >= power;
        if !finds(MOST) {
            return None;
        }
        // By the logarithm: halving from a number of 15 digits to one of 4 keeps them all.
        Some(root(0.0, MOST.ln(), |log| !finds(log.exp())).exp())
    }

    /// The smallest effect, in the direction that is asked of, that so many users find with that power.
    pub fn detectable(&self, users: f64, power: f64) -> Option<f64> {
        const FAR: f64 = 1e4;
        let sign = if self.alternative == Alternative::Less {
            -1.0
        } else {
            1.0
        };
        let most = FAR * (self.unit_variance / users).sqrt();
        let finds = |effect: f64| self.power(sign * effect, users) >= power;
        finds(most).then(|| root(0.0, most, |effect| !finds(effect)))
    }
}
