//! Sums by variation and stratum.

use super::{Unit, Units};
use crate::experiment::analysis::input::{Metric, MetricType, Results, Stratum};

/// The name of the stratum of what is too rare for one of its own.
const OTHERS: &str = "(other)";

impl Units {
    /// Puts what was measured into a metric: its results, and its strata if rows had any. Of a quantile: of the visitors'
    /// values, or of the rows' values where they were kept apart.
    pub fn measure(&self, metric: &mut Metric) {
        metric.strata = Vec::new();
        metric.results = match metric.kind {
            MetricType::Quantile if self.events.is_empty() => {
                self.quantiles_of_units(metric.quantile)
            }
            MetricType::Quantile => self.quantiles_of_events(metric.quantile),
            _ => self.sums(metric.kind, |_| true),
        };
        if self.has_strata && metric.kind != MetricType::Quantile {
            metric.strata = self.by_strata(metric.kind);
        }
    }

    /// The sums of the visitors that are asked for, one a variation.
    fn sums(&self, kind: MetricType, is_counted: impl Fn(&Unit) -> bool) -> Vec<Results> {
        let (is_ratio, has_covariate) = (kind == MetricType::Ratio, self.has_covariate);
        let zero = |is_there: bool| is_there.then_some(0.0);
        let none = Results {
            users: Some(0.0),
            sum_of_squares: Some(0.0),
            denominator_sum: zero(is_ratio),
            denominator_sum_of_squares: zero(is_ratio),
            product_sum: zero(is_ratio),
            covariate_sum: zero(has_covariate),
            covariate_sum_of_squares: zero(has_covariate),
            covariate_product_sum: zero(has_covariate),
            covariate_denominator_product_sum: zero(is_ratio && has_covariate),
            ..Results::default()
        };
        let mut results = vec![none; self.variations];
        for unit in self.units.iter().filter(|unit| is_counted(unit)) {
            let Some(results) = results.get_mut(unit.variation) else {
                continue;
            };
            let (value, denominator, covariate) = (unit.value, unit.denominator, unit.covariate);
            results.sum += value;
            for (sum, added) in [
                (&mut results.users, 1.0),
                (&mut results.sum_of_squares, value * value),
                (&mut results.denominator_sum, denominator),
                (
                    &mut results.denominator_sum_of_squares,
                    denominator * denominator,
                ),
                (&mut results.product_sum, value * denominator),
                (&mut results.covariate_sum, covariate),
                (&mut results.covariate_sum_of_squares, covariate * covariate),
                (&mut results.covariate_product_sum, value * covariate),
                (
                    &mut results.covariate_denominator_product_sum,
                    denominator * covariate,
                ),
            ] {
                if let Some(sum) = sum {
                    *sum += added;
                }
            }
        }
        results
    }

    /// The same by strata. Those with fewer than two visitors in a variation have no variance there: they are one stratum,
    /// with the smallest of the others if they are still too few.
    fn by_strata(&self, kind: MetricType) -> Vec<Stratum> {
        let mut counts = vec![vec![0_usize; self.variations]; self.strata.len()];
        for unit in &self.units {
            if let Some(count) = counts
                .get_mut(unit.stratum)
                .and_then(|counts| counts.get_mut(unit.variation))
            {
                *count += 1;
            }
        }
        let is_rare = |counts: &[usize]| counts.iter().any(|count| *count < 2);
        let mut kept: Vec<usize> = (0..self.strata.len()).collect();
        kept.sort_by_key(|place| counts.get(*place).map_or(0, |counts| counts.iter().sum()));
        let mut others: Vec<usize> = Vec::new();
        kept.retain(|place| {
            let rare = counts.get(*place).is_none_or(|counts| is_rare(counts));
            if rare {
                others.push(*place);
            }
            !rare
        });
        let together = |others: &[usize]| -> Vec<usize> {
            let of = |variation: usize| {
                let counts = others.iter().filter_map(|place| counts.get(*place));
                counts.filter_map(|counts| counts.get(variation)).sum()
            };
            (0..self.variations).map(of).collect()
        };
        while !others.is_empty() && is_rare(&together(&others)) && !kept.is_empty() {
            others.push(kept.remove(0));
        }
        kept.sort_unstable();
        let mut strata: Vec<Stratum> = kept
            .iter()
            .map(|place| Stratum {
                id: self.strata.get(*place).cloned().unwrap_or_default(),
                results: self.sums(kind, |unit| unit.stratum == *place),
            })
            .collect();
        if !others.is_empty() {
            strata.push(Stratum {
                id: OTHERS.to_owned(),
                results: self.sums(kind, |unit| others.contains(&unit.stratum)),
            });
        }
        strata
    }
}
