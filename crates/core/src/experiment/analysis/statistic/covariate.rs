//! What a covariate explains (Deng, Xu, Kohavi, Walker: Improving the sensitivity of online controlled experiments by
//! utilizing pre-experiment data, 2013).

use super::value::part;
use super::{Pair, Part, Sample, Statistic, Value};
use crate::experiment::analysis::input::{Metric, MetricType, Results};
use crate::experiment::analysis::report::Reason;

/// A number that was known of each user before the experiment, with its products.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covariate {
    /// Its sums.
    pub part: Part,
    /// The sum of value times covariate.
    pub products: f64,
    /// Of a ratio: the sum of denominator times covariate.
    pub denominator_products: f64,
}

impl Covariate {
    /// Reads it from a metric's sums; `None` where there is none. Of quantiles there is none.
    ///
    /// # Errors
    /// If some of its sums are missing, or no data could have them.
    pub fn of(metric: &Metric, results: &Results, users: f64) -> Result<Option<Self>, Reason> {
        if results.covariate_sum.is_none() || metric.kind == MetricType::Quantile {
            return Ok(None);
        }
        let squares = results.covariate_sum_of_squares;
        let part = part(metric.covariate, users, results.covariate_sum, squares)?;
        let products = results.covariate_product_sum.ok_or(Reason::MissingSums)?;
        let denominator_products = if metric.kind == MetricType::Ratio {
            let products = results.covariate_denominator_product_sum;
            products.ok_or(Reason::MissingSums)?
        } else {
            0.0
        };
        Ok(Some(Self {
            part,
            products,
            denominator_products,
        }))
    }

    fn joined(&self, other: &Self) -> Self {
        Self {
            part: self.part.joined(&other.part),
            products: self.products + other.products,
            denominator_products: self.denominator_products + other.denominator_products,
        }
    }

    /// The covariance of a user's contribution to the value with the covariate. A ratio is made linear first, as for
    /// its variance.
    fn covariance(&self, value: &Value) -> f64 {
        match value {
            Value::Mean(part) => part.covariance(&self.part, self.products),
            Value::Ratio(ratio) => {
                let upper = ratio.numerator.covariance(&self.part, self.products);
                let lower = ratio
                    .denominator
                    .covariance(&self.part, self.denominator_products);
                (upper - ratio.value() * lower) / ratio.denominator.mean()
            }
            Value::Quantile(_) => 0.0,
        }
    }
}

/// The slope of the value on the covariate, of both variations' users taken together, as GrowthBook pools it.
pub fn theta(control: &Statistic, variation: &Statistic) -> Option<f64> {
    let value = control.joined(variation)?;
    let covariate = control.covariate?.joined(&variation.covariate?);
    let variance = covariate.part.variance();
    let theta = covariate.covariance(&value) / variance;
    (variance > 0.0 && theta != 0.0 && theta.is_finite()).then_some(theta)
}

/// Both samples without what the covariate explains; `None` where it explains nothing.
pub(super) fn adjusted(control: &Statistic, variation: &Statistic, plain: Pair) -> Option<Pair> {
    let theta = theta(control, variation)?;
    let adjust = |statistic: &Statistic, sample: Sample| {
        let covariate = statistic.covariate?;
        Some(Sample {
            value: sample.value - theta * covariate.part.mean(),
            variance: sample.variance + theta * theta * covariate.part.variance()
                - 2.0 * theta * covariate.covariance(&statistic.value),
            ..sample
        })
    };
    Some(Pair::independent(
        adjust(control, plain.control)?,
        adjust(variation, plain.variation)?,
    ))
}
