//! Whether visitors were split as planned: a sample ratio mismatch.

use super::distribution::{chi_squared, ln_gamma};
use super::report::Reason;

/// The chi-square statistic of users by variation, and its p-value. Variations of weight 0 must have no users and do not
/// count.
///
/// # Errors
/// If there is nothing to compare: no users, or fewer than two variations with a weight.
pub fn test_split(users: &[f64], weights: &[f64]) -> Result<(f64, f64), Reason> {
    let planned: Vec<(f64, f64)> = users
        .iter()
        .copied()
        .zip(weights.iter().copied())
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    if !users.iter().chain(weights).all(|number| *number >= 0.0) {
        return Err(Reason::ImpossibleSums);
    }
    let all_users: f64 = planned.iter().map(|(users, _)| users).sum();
    let all_weights: f64 = planned.iter().map(|(_, weight)| weight).sum();
    if planned.len() < 2 || all_users == 0.0 {
        return Err(Reason::NoUsers);
    }
    let statistic = planned
        .iter()
        .map(|(users, weight)| {
            let expected = weight / all_weights * all_users;
            (users - expected) * (users - expected) / expected
        })
        .sum();
    let degrees = planned.len() as f64 - 1.0;
    Ok((statistic, chi_squared::survival(statistic, degrees)))
}

/// A check of the split that may be looked at every day: the evidence of a Dirichlet prior around the planned shares against
/// the planned shares (Lindon, Malek: Anytime-valid inference for multinomial count data, 2020).
#[derive(Clone, Debug, PartialEq)]
pub struct SequentialSplit {
    expected: Vec<f64>,
    concentration: f64,
    counts: Vec<f64>,
    p_value: f64,
}

impl SequentialSplit {
    /// For these weights. The higher the concentration (10,000 is usual), the smaller the mismatch that it is made for.
    ///
    /// # Errors
    /// If fewer than two variations have a weight, or one is below zero.
    pub fn new(weights: &[f64], concentration: f64) -> Result<Self, Reason> {
        let all: f64 = weights.iter().sum();
        let is_fine = weights.len() >= 2
            && all.is_finite()
            && weights.iter().all(|weight| *weight > 0.0)
            && concentration > 0.0;
        if !is_fine {
            return Err(Reason::BadSettings);
        }
        Ok(Self {
            expected: weights.iter().map(|weight| weight / all).collect(),
            concentration,
            counts: vec![0.0; weights.len()],
            p_value: 1.0,
        })
    }

    /// Adds new users by variation, and gives the p-value of all so far: it never rises, and is valid at every look.
    pub fn add(&mut self, users: &[f64]) -> f64 {
        for (count, users) in self.counts.iter_mut().zip(users) {
            *count += users;
        }
        let evidence = self.log_evidence();
        if evidence.is_finite() {
            self.p_value = self.p_value.min((-evidence).exp());
        }
        self.p_value
    }

    /// The logarithm of the Bayes factor against the planned shares.
    fn log_evidence(&self) -> f64 {
        let all: f64 = self.counts.iter().sum();
        let mut log = ln_gamma(self.concentration) - ln_gamma(self.concentration + all);
        for (count, share) in self.counts.iter().zip(&self.expected) {
            let prior = self.concentration * share;
            log += ln_gamma(prior + count) - ln_gamma(prior) - count * share.ln();
        }
        log
    }
}
