//! The variance of a sample's quantile, from the values at both ends of an interval of its ranks (Yao, Li, Lu: Post
//! selection inference for quantiles; Deng, Knoblich, Lu: Applying the delta method in metric analytics, 2018, for
//! users with many values each).

use super::Part;
use crate::experiment::analysis::distribution::normal;
use crate::experiment::analysis::report::Reason;

/// A quantile of a sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantile {
    /// Which one, between 0 and 1.
    pub level: f64,
    /// How many values.
    pub events: f64,
    /// For how many values the interval of ranks was made.
    pub sample: f64,
    /// The sample's quantile.
    pub value: f64,
    /// The value at the lower end of the 95 % interval of ranks.
    pub lower: f64,
    /// The value at the upper end.
    pub upper: f64,
    /// Where users have many values each: how they cluster.
    pub clusters: Option<Clusters>,
}

/// How values cluster in users: for each user the number of values at or below the quantile, and of all values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clusters {
    /// Values at or below the quantile.
    pub below: Part,
    /// All values.
    pub all: Part,
    /// The sum of the products of both.
    pub products: f64,
}

impl Quantile {
    /// The variance of a value's contribution: that of the quantile is this by `events`.
    ///
    /// # Errors
    /// If the interval of ranks reaches beyond the sample, or all values in it are the same.
    pub fn variance(&self) -> Result<f64, Reason> {
        const FEW: f64 = 1000.0;
        const SMALLEST: f64 = 1e-5;
        let squared = two_sided().powi(2);
        let odds = self.level / (1.0 - self.level);
        if self.events <= squared * odds || self.events <= squared / odds || self.events <= 1.0 {
            return Err(Reason::TooFewValues);
        }
        let variance = self.independent() * self.design_effect();
        if variance.is_nan() || (variance <= 0.0 && self.events < FEW) {
            return Err(Reason::NoVariance);
        }
        // As GrowthBook does: values that are rounded (whole seconds) may hide their variance.
        Ok(if self.events < 100.0 {
            variance
        } else {
            variance.max(SMALLEST)
        })
    }

    fn independent(&self) -> f64 {
        let deviation = (self.upper - self.lower) / (2.0 * two_sided());
        self.sample / self.events * (self.events - 1.0) * deviation * deviation
    }

    /// How many times larger the variance is because users have many values: the variance of the share below, by users,
    /// over that of independent values.
    fn design_effect(&self) -> f64 {
        let Some(clusters) = &self.clusters else {
            return 1.0;
        };
        let Clusters {
            below,
            all,
            products,
        } = clusters;
        if all.users <= 1.0 || all.sum <= 0.0 {
            return 0.0;
        }
        let ratio = below.mean() / all.mean();
        let variance = below.variance() - 2.0 * ratio * below.covariance(all, *products)
            + ratio * ratio * all.variance();
        let clustered = variance / (all.users * all.mean() * all.mean());
        let independent = self.level * (1.0 - self.level) / self.events;
        clustered / independent
    }
}

/// 1.96: the interval of ranks is one of 95 %, whatever confidence is asked for.
fn two_sided() -> f64 {
    normal::upper_quantile(0.025)
}
