//! Quantiles with their interval of ranks.

use super::Units;
use crate::experiment::analysis::distribution::normal;
use crate::experiment::analysis::input::Results;

/// The quantile of numbers in ascending order, between two of them by their distance (Hyndman and Fan's type 7, which SQL
/// calls PERCENTILE_CONT). `None` where there are none.
pub(super) fn quantile_of(ascending: &[f64], level: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1)?;
    let position = level.clamp(0.0, 1.0) * last as f64;
    let below = (position.floor() as usize).min(last);
    let low = ascending.get(below)?;
    let high = ascending.get((below + 1).min(last))?;
    Some(low + (position - below as f64) * (high - low))
}

impl Units {
    /// Of the visitors' values, one a visitor.
    pub(super) fn quantiles_of_units(&self, level: f64) -> Vec<Results> {
        let values = |variation: usize| {
            let units = self.units.iter();
            let mut values: Vec<f64> = units
                .filter(|unit| unit.variation == variation)
                .map(|unit| unit.value)
                .collect();
            values.sort_unstable_by(f64::total_cmp);
            values
        };
        (0..self.variations)
            .map(|variation| {
                let values = values(variation);
                ranked(&values, level, values.len() as f64)
            })
            .collect()
    }

    /// Of the values of what visitors did, with how they cluster in visitors.
    pub(super) fn quantiles_of_events(&self, level: f64) -> Vec<Results> {
        let users = self.users();
        let mut values: Vec<Vec<f64>> = vec![Vec::new(); self.variations];
        for (place, value) in &self.events {
            let unit = self.units.get(*place);
            if let Some(values) = unit.and_then(|unit| values.get_mut(unit.variation)) {
                values.push(*value);
            }
        }
        let mut results: Vec<Results> = values
            .iter_mut()
            .zip(users)
            .map(|(values, users)| {
                values.sort_unstable_by(f64::total_cmp);
                let mut results = ranked(values, level, users);
                for sum in [
                    &mut results.sum_of_squares,
                    &mut results.denominator_sum,
                    &mut results.denominator_sum_of_squares,
                    &mut results.product_sum,
                ] {
                    *sum = Some(0.0);
                }
                results
            })
            .collect();
        for (variation, below, all) in self.counts_of_units(&results) {
            let Some(results) = results.get_mut(variation) else {
                continue;
            };
            results.sum += below;
            for (sum, added) in [
                (&mut results.sum_of_squares, below * below),
                (&mut results.denominator_sum, all),
                (&mut results.denominator_sum_of_squares, all * all),
                (&mut results.product_sum, below * all),
            ] {
                *sum = sum.map(|sum| sum + added);
            }
        }
        results
    }

    /// For each visitor the variation, how many values are at or below its quantile, and how many there are.
    fn counts_of_units(&self, results: &[Results]) -> Vec<(usize, f64, f64)> {
        let units = self.units.iter();
        let mut counts: Vec<_> = units.map(|unit| (unit.variation, 0.0, 0.0)).collect();
        for (place, value) in &self.events {
            let Some((variation, below, all)) = counts.get_mut(*place) else {
                continue;
            };
            let quantile = results.get(*variation).and_then(|one| one.quantile_value);
            if quantile.is_some_and(|quantile| *value <= quantile) {
                *below += 1.0;
            }
            *all += 1.0;
        }
        counts
    }
}

/// A quantile with the values at both ends of its 95 % interval of ranks, by the normal distribution of the number below it.
fn ranked(ascending: &[f64], level: f64, users: f64) -> Results {
    let count = ascending.len() as f64;
    let half_width = normal::upper_quantile(0.025) * (level * (1.0 - level) / count).sqrt();
    Results {
        users: Some(users),
        quantile_value: quantile_of(ascending, level),
        quantile_lower: quantile_of(ascending, level - half_width),
        quantile_upper: quantile_of(ascending, level + half_width),
        quantile_events: Some(count),
        ..Results::default()
    }
}
