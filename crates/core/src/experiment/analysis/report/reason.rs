//! Why there is no number.

use crate::read::choice;

choice! {
    /// Why something could not be computed. A report has no number then, never one that means nothing.
    pub enum Reason {
        /// A variation has no visitors.
        NoUsers = "no-users",
        /// All values are the same: there is nothing to estimate a variance from.
        NoVariance = "no-variance",
        /// The control's value is zero or below: an effect cannot be a share of it.
        ControlNotPositive = "control-not-positive",
        /// Sums are missing that this type of metric needs.
        MissingSums = "missing-sums",
        /// The sums cannot be of any data: more successes than visitors, squares too small, numbers below zero.
        ImpossibleSums = "impossible-sums",
        /// Too few values for a quantile: its interval of ranks reaches beyond the sample.
        TooFewValues = "too-few-values",
        /// A setting is outside of its range.
        BadSettings = "bad-settings",
        /// There is no such thing for this method or metric.
        NotDefined = "not-defined",
    }
}
