//! Whether visitors were split as planned.

use super::Verdict;

/// One variation's part of the visitors.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitShare {
    /// The variation's id.
    pub id: String,
    /// Its name, or its id.
    pub name: String,
    /// Its users.
    pub users: f64,
    /// Its share of all users, 0 to 1.
    pub share: f64,
    /// The share that was planned.
    pub expected: f64,
}

/// The check for a sample ratio mismatch: a chi-square test of the users by variation.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The variations, in their order.
    pub variations: Vec<SplitShare>,
    /// The test's statistic; missing where there is nothing to test.
    pub chi_squared: Option<f64>,
    /// The chance of such a split, or a worse one, by accident.
    pub p_value: Option<f64>,
    /// Below which p-value the split is wrong.
    pub threshold: f64,
}

impl Split {
    /// What to say before anything else; `None` if the split is as planned.
    pub fn verdict(&self) -> Option<Verdict> {
        let p_value = self.p_value.filter(|p_value| *p_value < self.threshold)?;
        // Relative to what was planned, so that a small variation's loss is seen beside a large one's.
        let distance = |share: &SplitShare| (share.share - share.expected).abs() / share.expected;
        let (variation, furthest) = self
            .variations
            .iter()
            .enumerate()
            .filter(|(_, share)| share.expected > 0.0)
            .max_by(|(_, one), (_, other)| distance(one).total_cmp(&distance(other)))?;
        Some(Verdict::WrongSplit {
            variation,
            share: furthest.share,
            expected: furthest.expected,
            p_value,
        })
    }
}
