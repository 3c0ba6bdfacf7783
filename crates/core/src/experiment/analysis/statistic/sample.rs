//! What a test needs of a variation, and two of them side by side.

/// A variation's value, as a test takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// How many units its variance counts: users, of a quantile the values.
    pub users: f64,
    /// The value, with less variance where covariates or strata allow.
    pub value: f64,
    /// The value as it was measured: what relative effects are a share of.
    pub unadjusted: f64,
    /// The variance of one unit; that of the value is `variance / users`.
    pub variance: f64,
}

impl Sample {
    /// One without adjustment.
    pub fn plain(users: f64, value: f64, variance: f64) -> Self {
        Self {
            users,
            value,
            unadjusted: value,
            variance,
        }
    }

    /// The variance of the value.
    pub fn value_variance(&self) -> f64 {
        self.variance / self.users
    }
}

/// The control and a variation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The control.
    pub control: Sample,
    /// The variation.
    pub variation: Sample,
    /// The covariance of both values: zero, unless both were weighted by the same shares of strata.
    pub covariance: f64,
}

impl Pair {
    /// Two independent samples.
    pub fn independent(control: Sample, variation: Sample) -> Self {
        Self {
            control,
            variation,
            covariance: 0.0,
        }
    }

    /// The units of both.
    pub fn users(&self) -> f64 {
        self.control.users + self.variation.users
    }
}
