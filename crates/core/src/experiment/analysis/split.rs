//! Whether visitors were split as planned: a sample ratio mismatch.

use super::distribution::chi_squared;
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
