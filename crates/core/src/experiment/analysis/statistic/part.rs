//! Mean and variance of a sum over users.

use crate::experiment::analysis::input::Component;
use crate::experiment::analysis::report::Reason;

/// A sum of one number a user.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// What kind of number it is.
    pub kind: Component,
    /// How many users.
    pub users: f64,
    /// The sum.
    pub sum: f64,
    /// The sum of squares; of a proportion the sum itself.
    pub squares: f64,
}

impl Part {
    /// Any number a user.
    pub fn mean_of(users: f64, sum: f64, squares: f64) -> Self {
        Self {
            kind: Component::Mean,
            users,
            sum,
            squares,
        }
    }

    /// 0 or 1 a user.
    pub fn proportion_of(users: f64, sum: f64) -> Self {
        Self {
            kind: Component::Proportion,
            users,
            sum,
            squares: sum,
        }
    }

    /// The mean of a user; 0 where there is none.
    pub fn mean(&self) -> f64 {
        if self.users > 0.0 {
            self.sum / self.users
        } else {
            0.0
        }
    }

    /// The variance of a user: of a proportion p(1 − p), otherwise the unbiased one.
    pub fn variance(&self) -> f64 {
        match self.kind {
            Component::Proportion => self.mean() * (1.0 - self.mean()),
            Component::Mean if self.users <= 1.0 => 0.0,
            Component::Mean => {
                let deviation = self.squares - self.sum * self.mean();
                // What is left of squares that cancel is rounding, not variance.
                if deviation <= 4.0 * f64::EPSILON * self.squares {
                    return 0.0;
                }
                deviation / (self.users - 1.0)
            }
        }
    }

    /// The covariance with another number of the same users, by the sum of the products.
    pub fn covariance(&self, other: &Self, products: f64) -> f64 {
        if self.users <= 1.0 {
            return 0.0;
        }
        (products - self.sum * other.mean()) / (self.users - 1.0)
    }

    /// Both users' sums as one.
    pub fn joined(&self, other: &Self) -> Self {
        Self {
            kind: self.kind,
            users: self.users + other.users,
            sum: self.sum + other.sum,
            squares: self.squares + other.squares,
        }
    }

    /// Whether any data could have these sums.
    ///
    /// # Errors
    /// If not: more successes than users, squares too small for the sum.
    pub fn checked(self) -> Result<Self, Reason> {
        const ROUNDING: f64 = 1e-9;
        let numbers = [self.users, self.sum, self.squares];
        if !numbers.iter().all(|number| number.is_finite()) || self.users < 0.0 {
            return Err(Reason::ImpossibleSums);
        }
        let is_possible = match self.kind {
            Component::Proportion => (0.0..=self.users).contains(&self.sum),
            Component::Mean => self.squares * (1.0 + ROUNDING) >= self.sum * self.mean(),
        };
        if is_possible {
            Ok(self)
        } else {
            Err(Reason::ImpossibleSums)
        }
    }
}
