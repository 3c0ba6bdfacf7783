//! Which share of the visitors each variation gets next.

use awning_core::experiment::analysis::bandit::bandit;
use awning_core::experiment::analysis::statistic::Sample;
use awning_core::experiment::analysis::{Goal, Input, Metric, Observed, Reason, Variation};
use awning_core::read::one_of;

use super::BanditArguments;
use crate::analyze::error::AnalyzeError;

/// Into how many parts GrowthBook's second hash divides visitors: weights have no more decimals than that tells apart.
const PARTS: f64 = 10_000.0;

/// What a bandit gives the variations.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The id of the metric that decides.
    pub metric: String,
    /// Which way it is better.
    pub goal: Goal,
    /// What no variation gets less than.
    pub minimum: f64,
    /// From how many users a variation counts.
    pub minimum_users: f64,
    /// Whether enough is known of every variation; otherwise all get the same.
    pub is_known: bool,
    /// The variations, the control first.
    pub variations: Vec<Share>,
}

/// What a variation gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Its id.
    pub id: String,
    /// Its name, or its id.
    pub name: String,
    /// Its chance to be the best.
    pub chance: f64,
    /// The part of the visitors that it gets next, in ten-thousandths; all sum to 1.
    pub weight: f64,
}

/// The shares by the metric that decides: the one that is named, or the first.
///
/// # Errors
/// If there is no such metric, the minimum share is too large for the variations, or the sums cannot be used.
pub fn shares(input: &Input, arguments: &BanditArguments) -> Result<Shares, AnalyzeError> {
    let metric = deciding(input, arguments.bandit_metric.as_deref())?;
    let minimum = arguments.minimum_share;
    check(minimum, input.variations.len())?;
    let samples = input.variations.iter().enumerate();
    let samples: Vec<Sample> = samples
        .map(|(place, variation)| sample(metric, place, variation))
        .collect::<Result<_, _>>()?;
    let minimum_users = input.settings.minimum_users;
    let found = bandit(&samples, metric.goal, minimum, minimum_users)
        .map_err(|reason| unusable(metric, reason))?;
    let weights = in_parts(&found.shares);
    let variations = input.variations.iter().zip(&found.chances).zip(weights);
    Ok(Shares {
        metric: metric.id.clone(),
        goal: metric.goal,
        minimum,
        minimum_users,
        is_known: found.is_known,
        variations: variations
            .map(|((variation, chance), weight)| Share {
                id: variation.id.clone(),
                name: match variation.name.as_str() {
                    "" => variation.id.clone(),
                    name => name.to_owned(),
                },
                chance: *chance,
                weight,
            })
            .collect(),
    })
}

fn deciding<'a>(input: &'a Input, named: Option<&str>) -> Result<&'a Metric, AnalyzeError> {
    let Some(name) = named else {
        let none = || AnalyzeError::Mismatch("--bandit: there is no metric to decide by".into());
        return input.metrics.first().ok_or_else(none);
    };
    let found = input.metrics.iter().find(|metric| metric.id == name);
    found.ok_or_else(|| {
        let known: Vec<&str> = input.metrics.iter().map(|one| one.id.as_str()).collect();
        AnalyzeError::Mismatch(format!(
            "--bandit-metric {name}: there is no such metric, expected {}",
            one_of(&known)
        ))
    })
}

fn check(minimum: f64, count: usize) -> Result<(), AnalyzeError> {
    let most = 1.0 / count as f64;
    if (0.0..=most).contains(&minimum) && minimum * count as f64 <= 1.0 {
        return Ok(());
    }
    Err(AnalyzeError::Mismatch(format!(
        "--minimum-share {minimum}: expected 0 to {most:.4}, so that {count} variations have no more than all visitors"
    )))
}

fn sample(metric: &Metric, place: usize, variation: &Variation) -> Result<Sample, AnalyzeError> {
    let observed = Observed::of(metric, place, variation.users);
    match observed.whole.and_then(|statistic| statistic.sample()) {
        Ok(sample) => Ok(sample),
        // What may come with more visitors: until then all get the same.
        Err(Reason::NoUsers | Reason::NoVariance | Reason::TooFewValues) => {
            Ok(Sample::plain(0.0, 0.0, 0.0))
        }
        Err(reason) => Err(unusable(metric, reason)),
    }
}

fn unusable(metric: &Metric, reason: Reason) -> AnalyzeError {
    AnalyzeError::Mismatch(format!(
        "--bandit: the metric \"{}\" cannot decide: {}",
        metric.id,
        reason.name()
    ))
}

/// The shares in ten-thousandths, which sum to 1: those that lose most by rounding down are rounded up.
fn in_parts(shares: &[f64]) -> Vec<f64> {
    // A share of 0.05 may be a hair less as a float.
    let mut parts: Vec<f64> = shares
        .iter()
        .map(|share| (share * PARTS + 1e-6).floor())
        .collect();
    let left = PARTS - parts.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let lost = |place: &usize| {
        let share = shares.get(*place).copied().unwrap_or_default();
        share * PARTS - parts.get(*place).copied().unwrap_or_default()
    };
    order.sort_by(|one, other| lost(other).total_cmp(&lost(one)));
    for place in order.into_iter().take(left.max(0.0) as usize) {
        if let Some(part) = parts.get_mut(place) {
            *part += 1.0;
        }
    }
    parts.iter().map(|part| part / PARTS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_have_four_decimals_and_leave_nobody_out() {
        for (shares, expected) in [
            (
                vec![1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0],
                vec![0.3334, 0.3333, 0.3333],
            ),
            (vec![0.05, 0.95], vec![0.05, 0.95]),
            (vec![0.00004, 0.99996], vec![0.0, 1.0]),
            (vec![0.123_46, 0.876_54], vec![0.1235, 0.8765]),
            (vec![1.0], vec![1.0]),
        ] {
            assert_eq!(in_parts(&shares), expected, "{shares:?}");
        }
    }

    #[test]
    fn a_minimum_must_leave_something_to_share() {
        for (minimum, count, is_fine) in [
            (0.05, 20, true),
            (0.05, 21, false),
            (0.5, 2, true),
            (0.0, 3, true),
            (-0.01, 2, false),
            (f64::NAN, 2, false),
        ] {
            assert_eq!(check(minimum, count).is_ok(), is_fine, "{minimum} {count}");
        }
        let error = check(0.4, 3).unwrap_err().to_string();
        assert!(error.contains("expected 0 to 0.3333"), "{error}");
    }
}
