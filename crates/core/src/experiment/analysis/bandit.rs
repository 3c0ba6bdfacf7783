//! Multi-armed bandits: which share of the visitors each variation gets while the test runs.

use super::distribution::normal;
use super::input::Goal;
use super::report::Reason;
use super::statistic::Sample;

/// What a bandit says of its variations, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Bandit {
    /// The chance of each to be the best.
    pub chances: Vec<f64>,
    /// The share of visitors that each gets: by Thompson sampling its chance, but never less than the minimum. They sum to 1.
    pub shares: Vec<f64>,
    /// Whether every variation has users enough and a variance; until then all get the same.
    pub is_known: bool,
}

/// The shares of variations by Thompson sampling (Thompson 1933), under a normal posterior of each value and a flat prior.
///
/// The chance to be the best, which sampling would only approach, is computed by integration: the same data give the same
/// shares. Until every variation has `minimum_users` and shows a variance, all get the same.
///
/// # Errors
/// If there is no variation, or the minimum share is not between 0 and an even split.
pub fn bandit(
    samples: &[Sample],
    goal: Goal,
    minimum_share: f64,
    minimum_users: f64,
) -> Result<Bandit, Reason> {
    let count = samples.len() as f64;
    if samples.is_empty() {
        return Err(Reason::NoUsers);
    }
    if !(0.0..=1.0).contains(&(minimum_share * count)) {
        return Err(Reason::BadSettings);
    }
    let is_known = |sample: &Sample| sample.users >= minimum_users && sample.value_variance() > 0.0;
    if !samples.iter().all(is_known) {
        let even = vec![1.0 / count; samples.len()];
        return Ok(Bandit {
            chances: even.clone(),
            shares: even,
            is_known: false,
        });
    }
    let sign = match goal {
        Goal::Increase => 1.0,
        Goal::Decrease => -1.0,
    };
    let posteriors: Vec<(f64, f64)> = samples
        .iter()
        .map(|sample| (sign * sample.value, sample.value_variance().sqrt()))
        .collect();
    let chances = chances_to_be_best(&posteriors);
    let shares = at_least(&chances, minimum_share);
    Ok(Bandit {
        chances,
        shares,
        is_known: true,
    })
}

/// The chance of each normal variable (mean, standard deviation) to be the largest.
fn chances_to_be_best(variables: &[(f64, f64)]) -> Vec<f64> {
    /// Beyond so many deviations there is nothing.
    const REACH: i32 = 9;
    const STEPS: u32 = 16;
    // Between the deviations of every variable, so that a narrow one among wide ones is not stepped over.
    let mut edges: Vec<f64> = variables
        .iter()
        .flat_map(|(mean, deviation)| {
            (-REACH..=REACH).map(move |step| mean + f64::from(step) * deviation)
        })
        .collect();
    edges.sort_unstable_by(f64::total_cmp);
    let mut chances = vec![0.0; variables.len()];
    for (from, to) in edges.iter().zip(edges.iter().skip(1)) {
        let width = (to - from) / f64::from(STEPS);
        for step in 0..=STEPS {
            let simpson = match step {
                0 | STEPS => 1.0,
                odd if odd % 2 == 1 => 4.0,
                _ => 2.0,
            };
            add_density(
                &mut chances,
                variables,
                from + f64::from(step) * width,
                simpson * width / 3.0,
            );
        }
    }
    let all: f64 = chances.iter().sum();
    chances.iter().map(|chance| chance / all).collect()
}

/// Adds the density of each being at that place with all others below it.
fn add_density(chances: &mut [f64], variables: &[(f64, f64)], at: f64, weight: f64) {
    let below: Vec<f64> = variables
        .iter()
        .map(|(mean, deviation)| normal::cumulative((at - mean) / deviation))
        .collect();
    for (place, (chance, (mean, deviation))) in chances.iter_mut().zip(variables).enumerate() {
        let others: f64 = below
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != place)
            .map(|(_, below)| below)
            .product();
        *chance += weight * others * normal::density((at - mean) / deviation) / deviation;
    }
}

/// The shares with none below the minimum: what that takes, the others give by their size.
fn at_least(chances: &[f64], minimum: f64) -> Vec<f64> {
    let mut is_raised = vec![false; chances.len()];
    loop {
        let raised = is_raised.iter().filter(|is_raised| **is_raised).count() as f64;
        let others: f64 = chances
            .iter()
            .zip(&is_raised)
            .filter(|(_, is_raised)| !**is_raised)
            .map(|(chance, _)| chance)
            .sum();
        let left = 1.0 - raised * minimum;
        let share = |chance: f64, is_raised: bool| {
            if is_raised || others <= 0.0 {
                minimum
            } else {
                chance / others * left
            }
        };
        let shares = chances.iter().zip(&is_raised);
        let shares: Vec<f64> = shares
            .map(|(chance, raised)| share(*chance, *raised))
            .collect();
        let mut is_done = true;
        for (is_raised, share) in is_raised.iter_mut().zip(&shares) {
            if !*is_raised && *share < minimum {
                *is_raised = true;
                is_done = false;
            }
        }
        if is_done {
            return shares;
        }
    }
}
