//! A metric of a variation.

use super::{Covariate, Pair, Part, Quantile, Sample};
use crate::experiment::analysis::input::{Component, Metric, MetricType, Results};
use crate::experiment::analysis::report::Reason;

/// One sum by another, of the same users.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// The upper one.
    pub numerator: Part,
    /// The lower one.
    pub denominator: Part,
    /// The sum of the products of both.
    pub products: f64,
}

impl Ratio {
    /// The ratio of the sums.
    pub fn value(&self) -> f64 {
        self.numerator.sum / self.denominator.sum
    }

    /// The variance of a user's contribution, by the delta method (Deng, Knoblich, Lu 2018).
    pub fn variance(&self) -> f64 {
        let (ratio, mean) = (self.value(), self.denominator.mean());
        let covariance = self.numerator.covariance(&self.denominator, self.products);
        let variance = self.numerator.variance() - 2.0 * ratio * covariance
            + ratio * ratio * self.denominator.variance();
        variance / (mean * mean)
    }

    /// Both variations' as one.
    fn joined(&self, other: &Self) -> Self {
        Self {
            numerator: self.numerator.joined(&other.numerator),
            denominator: self.denominator.joined(&other.denominator),
            products: self.products + other.products,
        }
    }
}

/// What a metric is of a variation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A mean or a proportion.
    Mean(Part),
    /// A ratio.
    Ratio(Ratio),
    /// A quantile.
    Quantile(Quantile),
}

/// A metric of a variation, with what was known of its users before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Statistic {
    /// The metric.
    pub value: Value,
    /// What explains some of it.
    pub covariate: Option<Covariate>,
}

impl Statistic {
    /// Reads the sums of a metric.
    ///
    /// # Errors
    /// If there are no users, sums are missing, or no data could have them.
    pub fn of(metric: &Metric, results: &Results, users: f64) -> Result<Self, Reason> {
        let users = results.users.unwrap_or(users);
        if users.is_nan() || users < 0.0 {
            return Err(Reason::ImpossibleSums);
        }
        if users == 0.0 {
            return Err(Reason::NoUsers);
        }
        let value = match metric.kind {
            MetricType::Proportion => Value::Mean(main(Component::Proportion, results, users)?),
            MetricType::Mean | MetricType::Count | MetricType::Revenue => {
                Value::Mean(main(Component::Mean, results, users)?)
            }
            MetricType::Ratio => Value::Ratio(ratio(metric, results, users)?),
            MetricType::Quantile => Value::Quantile(quantile(metric.quantile, results, users)?),
        };
        let covariate = Covariate::of(metric, results, users)?;
        Ok(Self { value, covariate })
    }

    /// A proportion: so many of the users.
    pub fn proportion(users: f64, sum: f64) -> Self {
        Value::Mean(Part::proportion_of(users, sum)).into()
    }

    /// A mean, by the sum and the sum of squares.
    pub fn mean(users: f64, sum: f64, squares: f64) -> Self {
        Value::Mean(Part::mean_of(users, sum, squares)).into()
    }

    /// What a test needs of it, as it was measured.
    ///
    /// # Errors
    /// If there are no users, or the value or its variance is not defined.
    pub fn sample(&self) -> Result<Sample, Reason> {
        let sample = match &self.value {
            Value::Mean(part) => Sample::plain(part.users, part.mean(), part.variance()),
            Value::Ratio(ratio) if ratio.denominator.sum == 0.0 => return Err(Reason::NotDefined),
            Value::Ratio(ratio) => {
                Sample::plain(ratio.numerator.users, ratio.value(), ratio.variance())
            }
            Value::Quantile(quantile) => {
                Sample::plain(quantile.events, quantile.value, quantile.variance()?)
            }
        };
        if sample.users <= 0.0 {
            return Err(Reason::NoUsers);
        }
        Ok(sample)
    }

    /// Successes and trials, of a proportion.
    pub fn successes(&self) -> Option<(f64, f64)> {
        match &self.value {
            Value::Mean(part) if part.kind == Component::Proportion => Some((part.sum, part.users)),
            _ => None,
        }
    }

    /// Both variations' as one, where that makes sense.
    pub(super) fn joined(&self, other: &Self) -> Option<Value> {
        match (&self.value, &other.value) {
            (Value::Mean(one), Value::Mean(other)) => Some(Value::Mean(one.joined(other))),
            (Value::Ratio(one), Value::Ratio(other)) => Some(Value::Ratio(one.joined(other))),
            _ => None,
        }
    }
}

impl From<Value> for Statistic {
    fn from(value: Value) -> Self {
        Self {
            value,
            covariate: None,
        }
    }
}

/// A control and a variation as they were measured.
///
/// # Errors
/// If one of them has no value.
pub fn pair(control: &Statistic, variation: &Statistic) -> Result<Pair, Reason> {
    Ok(Pair::independent(control.sample()?, variation.sample()?))
}

/// A control and a variation without what their covariates explain (CUPED), where both have them.
///
/// # Errors
/// If one of them has no value.
pub fn adjusted_pair(control: &Statistic, variation: &Statistic) -> Result<Pair, Reason> {
    let plain = pair(control, variation)?;
    Ok(super::covariate::adjusted(control, variation, plain).unwrap_or(plain))
}

fn main(kind: Component, results: &Results, users: f64) -> Result<Part, Reason> {
    part(kind, users, Some(results.sum), results.sum_of_squares)
}

/// A sum with its squares, which only a proportion can do without.
pub(super) fn part(
    kind: Component,
    users: f64,
    sum: Option<f64>,
    squares: Option<f64>,
) -> Result<Part, Reason> {
    let sum = sum.ok_or(Reason::MissingSums)?;
    let part = match kind {
        Component::Proportion => Part::proportion_of(users, sum),
        Component::Mean => Part::mean_of(users, sum, squares.ok_or(Reason::MissingSums)?),
    };
    part.checked()
}

fn ratio(metric: &Metric, results: &Results, users: f64) -> Result<Ratio, Reason> {
    let (sum, squares) = (results.denominator_sum, results.denominator_sum_of_squares);
    Ok(Ratio {
        numerator: main(metric.numerator, results, users)?,
        denominator: part(metric.denominator, users, sum, squares)?,
        products: results.product_sum.ok_or(Reason::MissingSums)?,
    })
}

fn quantile(level: f64, results: &Results, users: f64) -> Result<Quantile, Reason> {
    let events = results.quantile_events.unwrap_or(users);
    let clusters = match results.denominator_sum {
        None => None,
        Some(sum) => Some(super::Clusters {
            below: main(Component::Mean, results, users)?,
            all: part(
                Component::Mean,
                users,
                Some(sum),
                results.denominator_sum_of_squares,
            )?,
            products: results.product_sum.ok_or(Reason::MissingSums)?,
        }),
    };
    let given = |number: Option<f64>| number.ok_or(Reason::MissingSums);
    let quantile = Quantile {
        level,
        events,
        sample: results.quantile_sample.unwrap_or(events),
        value: given(results.quantile_value)?,
        lower: given(results.quantile_lower)?,
        upper: given(results.quantile_upper)?,
        clusters,
    };
    if !(level > 0.0 && level < 1.0) {
        return Err(Reason::BadSettings);
    }
    let is_ordered = quantile.lower <= quantile.value && quantile.value <= quantile.upper;
    if !is_ordered || quantile.events < 0.0 || quantile.sample < 0.0 {
        return Err(Reason::ImpossibleSums);
    }
    Ok(quantile)
}
