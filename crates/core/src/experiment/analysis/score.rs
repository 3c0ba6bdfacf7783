//! Scores of surveys: how sure they are, and whether two differ.

use super::distribution::normal;
use super::proportion::wilson;
use super::report::{Estimate, Interval, Reason};

/// Answers to "how likely are you to recommend us", from 0 to 10, by their classes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NpsCounts {
    /// 9 and 10.
    pub promoters: f64,
    /// 7 and 8.
    pub passives: f64,
    /// 0 to 6.
    pub detractors: f64,
}

impl NpsCounts {
    /// All answers.
    pub fn answers(&self) -> f64 {
        self.promoters + self.passives + self.detractors
    }

    /// The Net Promoter Score, from −100 to 100, with its interval by the normal distribution: an answer counts 1, 0 or −1.
    ///
    /// # Errors
    /// If there are no answers.
    pub fn score(&self, alpha: f64) -> Result<Estimate, Reason> {
        let answers = self.answers();
        if answers.is_nan() || answers <= 0.0 {
            return Err(Reason::NoUsers);
        }
        let share = (self.promoters - self.detractors) / answers;
        let variance = (self.promoters + self.detractors) / answers - share * share;
        let standard_error = 100.0 * (variance / answers).sqrt();
        let half_width = normal::upper_quantile(alpha / 2.0) * standard_error;
        Ok(Estimate {
            value: 100.0 * share,
            standard_error,
            interval: Interval::around(100.0 * share, half_width),
        })
    }

    /// How far the score is from another's, as a deviate of the normal distribution, and the two-sided p-value.
    ///
    /// # Errors
    /// If one of them has no answers, or both have the same answer only.
    pub fn difference(&self, other: &Self) -> Result<(f64, f64), Reason> {
        let alpha = 0.05; // of an interval that is not used
        let (one, other) = (self.score(alpha)?, other.score(alpha)?);
        let standard_error = one.standard_error.hypot(other.standard_error);
        if standard_error <= 0.0 {
            return Err(Reason::NoVariance);
        }
        let z = (one.value - other.value) / standard_error;
        Ok((z, 2.0 * normal::survival(z.abs())))
    }
}

/// Customer satisfaction: the percentage of satisfied answers (the top boxes), with Wilson's interval of their share.
///
/// # Errors
/// If there are no answers, or more satisfied ones than answers.
pub fn satisfaction(satisfied: f64, answers: f64, alpha: f64) -> Result<(f64, Interval), Reason> {
    if answers.is_nan() || answers <= 0.0 {
        return Err(Reason::NoUsers);
    }
    if !(0.0..=answers).contains(&satisfied) {
        return Err(Reason::ImpossibleSums);
    }
    Ok((
        100.0 * satisfied / answers,
        wilson(satisfied, answers, alpha),
    ))
}
