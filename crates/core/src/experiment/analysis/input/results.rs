//! What was measured of one variation: sums over its visitors, which are all that the statistics need.

use super::experiment::note;
use crate::read::{Reader, record};

record! {
    /// Sums over the visitors of one variation. The value, the denominator and the covariate of a visitor who did nothing
    /// are 0, and that visitor counts among the users.
    pub struct Results {
        /// How many visitors; missing: as many as the variation has.
        pub users: Option<f64> => "users",
        /// The sum of the values. Of a proportion: how many did it.
        pub sum: f64 => "sum" = 0.0,
        /// The sum of their squares; not needed of a proportion.
        pub sum_of_squares: Option<f64> => "sumOfSquares",
        /// Of a ratio: the sum of the denominators.
        pub denominator_sum: Option<f64> => "denominatorSum",
        /// Of a ratio: the sum of their squares; not needed where the denominator is a proportion.
        pub denominator_sum_of_squares: Option<f64> => "denominatorSumOfSquares",
        /// Of a ratio: the sum of value times denominator.
        pub product_sum: Option<f64> => "productSum",
        /// The sum of a covariate: the same metric, or another, from before the experiment (CUPED).
        pub covariate_sum: Option<f64> => "covariateSum",
        /// The sum of its squares; not needed where it is a proportion.
        pub covariate_sum_of_squares: Option<f64> => "covariateSumOfSquares",
        /// The sum of value times covariate.
        pub covariate_product_sum: Option<f64> => "covariateProductSum",
        /// Of a ratio: the sum of denominator times covariate.
        pub covariate_denominator_product_sum: Option<f64> => "covariateDenominatorProductSum",
        /// Of a quantile: the quantile of the sample.
        pub quantile_value: Option<f64> => "quantileValue",
        /// Of a quantile: the value at the lower end of the 95 % interval of ranks.
        pub quantile_lower: Option<f64> => "quantileLower",
        /// Of a quantile: the value at the upper end of it.
        pub quantile_upper: Option<f64> => "quantileUpper",
        /// Of a quantile: how many values there are; missing: one a user.
        pub quantile_events: Option<f64> => "quantileEvents",
        /// Of a quantile: for how many values that interval of ranks was made, where not for all; missing: for all.
        pub quantile_sample: Option<f64> => "quantileSample",
    }
}

impl Results {
    /// The sums of both; where one lacks a sum, so does the result.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let plus = |one: Option<f64>, other: Option<f64>| Some(one? + other?);
        Self {
            users: plus(self.users, other.users),
            sum: self.sum + other.sum,
            sum_of_squares: plus(self.sum_of_squares, other.sum_of_squares),
            denominator_sum: plus(self.denominator_sum, other.denominator_sum),
            denominator_sum_of_squares: plus(
                self.denominator_sum_of_squares,
                other.denominator_sum_of_squares,
            ),
            product_sum: plus(self.product_sum, other.product_sum),
            covariate_sum: plus(self.covariate_sum, other.covariate_sum),
            covariate_sum_of_squares: plus(
                self.covariate_sum_of_squares,
                other.covariate_sum_of_squares,
            ),
            covariate_product_sum: plus(self.covariate_product_sum, other.covariate_product_sum),
            covariate_denominator_product_sum: plus(
                self.covariate_denominator_product_sum,
                other.covariate_denominator_product_sum,
            ),
            ..Self::default()
        }
    }

    /// Notes counts and sums of squares below zero.
    pub(super) fn check(&self, at: &mut Reader) {
        let never_negative = [
            ("users", self.users),
            ("sumOfSquares", self.sum_of_squares),
            ("denominatorSumOfSquares", self.denominator_sum_of_squares),
            ("covariateSumOfSquares", self.covariate_sum_of_squares),
            ("quantileEvents", self.quantile_events),
            ("quantileSample", self.quantile_sample),
        ];
        for (field, number) in never_negative {
            if let Some(number) = number.filter(|number| *number < 0.0) {
                note(at, field, number, "a number from 0");
            }
        }
    }
}
