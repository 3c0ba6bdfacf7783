//! What to do.

use super::{Interval, Reason};

/// What to do about a variation, with the numbers that a sentence of it needs. Effects are on the scale of the
/// settings and keep their sign: for a metric that should decrease, a better one has an interval below zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Stop: visitors are not split as planned, so no comparison can be trusted.
    WrongSplit {
        /// The variation furthest from its share, by its place.
        variation: usize,
        /// Its share of the users, 0 to 1.
        share: f64,
        /// The share that was planned.
        expected: f64,
        /// The chance of such a split, or a worse one, by accident.
        p_value: f64,
    },
    /// Nothing can be said.
    Unknown {
        /// Why not.
        reason: Reason,
    },
    /// A variation has too few users to be judged.
    TooFewUsers {
        /// How many the smaller of both has.
        users: f64,
        /// From how many it is judged.
        needed: f64,
    },
    /// Not enough is known yet: go on.
    KeepWaiting {
        /// How many more days at this traffic; missing: the traffic is not known.
        days: Option<f64>,
        /// How many more users, in both variations of the comparison.
        users: f64,
    },
    /// The variation is better.
    Better {
        /// By how much.
        effect: Interval,
        /// Whether this is before the planned end of a test that is valid only there: significance found by looking early
        /// is found too often.
        early: bool,
    },
    /// The variation is worse.
    Worse {
        /// By how much.
        effect: Interval,
        /// As for a better one.
        early: bool,
    },
    /// There is no effect as large as the minimum effect.
    NoEffect {
        /// Where it lies.
        effect: Interval,
        /// The minimum effect, above zero.
        minimum: f64,
    },
    /// It has run as long as was planned, or no plan is known, and nothing was found.
    Inconclusive {
        /// Where the effect lies.
        effect: Interval,
    },
}

impl Verdict {
    /// Its name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::WrongSplit { .. } => "wrong-split",
            Self::Unknown { .. } => "unknown",
            Self::TooFewUsers { .. } => "too-few-users",
            Self::KeepWaiting { .. } => "keep-waiting",
            Self::Better { .. } => "better",
            Self::Worse { .. } => "worse",
            Self::NoEffect { .. } => "no-effect",
            Self::Inconclusive { .. } => "inconclusive",
        }
    }
}
