//! The same by parts of the visitors, weighted by what all variations have of each (post-stratification: Miratrix,
//! Sekhon, Yu: Adjusting treatment effect estimates by post-stratification in randomized experiments, 2013).

use super::{Pair, Sample};
use crate::experiment::analysis::report::Reason;

/// One pair for all strata. The share of a stratum is that of its users in both variations; that these shares are a
/// sample too is in the variances and in the covariance, so that relative effects are right as well.
///
/// # Errors
/// If a stratum has no users in one of the variations, or there is no stratum.
pub fn stratified_pair(strata: &[Pair]) -> Result<Pair, Reason> {
    let users: f64 = strata.iter().map(Pair::users).sum();
    let is_empty = |pair: &Pair| pair.control.users <= 0.0 || pair.variation.users <= 0.0;
    if users <= 0.0 || strata.iter().any(is_empty) {
        return Err(Reason::NoUsers);
    }
    let share = |pair: &Pair| pair.users() / users;
    let control = weigh(strata, share, |pair| &pair.control);
    let variation = weigh(strata, share, |pair| &pair.variation);
    let between: f64 = strata
        .iter()
        .map(|pair| share(pair) * pair.control.unadjusted * pair.variation.unadjusted)
        .sum();
    Ok(Pair {
        control: control.sample(users),
        variation: variation.sample(users),
        covariance: (between - control.unadjusted * variation.unadjusted) / users,
    })
}

/// Sums over strata, of one variation.
#[derive(Default)]
struct Weighed {
    users: f64,
    value: f64,
    unadjusted: f64,
    squares: f64,
    value_variance: f64,
}

impl Weighed {
    fn sample(&self, all_users: f64) -> Sample {
        let between = (self.squares - self.unadjusted * self.unadjusted) / all_users;
        Sample {
            users: self.users,
            value: self.value,
            unadjusted: self.unadjusted,
            variance: (self.value_variance + between) * self.users,
        }
    }
}

fn weigh(
    strata: &[Pair],
    share: impl Fn(&Pair) -> f64,
    side: impl Fn(&Pair) -> &Sample,
) -> Weighed {
    strata.iter().fold(Weighed::default(), |sum, pair| {
        let (share, sample) = (share(pair), side(pair));
        Weighed {
            users: sum.users + sample.users,
            value: sum.value + share * sample.value,
            unadjusted: sum.unadjusted + share * sample.unadjusted,
            squares: sum.squares + share * sample.unadjusted * sample.unadjusted,
            value_variance: sum.value_variance + share * share * sample.value_variance(),
        }
    })
}
