//! Why a visitor is in an experiment, or not.

/// Why an assignment is what it is, or why a rule did not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The hash fell into a variation's range.
    Hashed,
    /// An earlier assignment was kept.
    Sticky,
    /// Forced by the URL's query string.
    QueryString,
    /// Forced for this visitor.
    ForcedHere,
    /// Forced by the experiment itself.
    ForcedByExperiment,
    /// It has fewer than two variations.
    TooFewVariations,
    /// Experiments are turned off.
    Disabled,
    /// The page's URL is not targeted.
    Url,
    /// It is a draft, or not active.
    Inactive,
    /// The visitor has no value for the attribute that is hashed.
    NoHashValue,
    /// A filter or the namespace leaves the visitor out.
    Filtered,
    /// The condition does not hold.
    Condition,
    /// A prerequisite is not met.
    Prerequisite,
    /// Prerequisites need each other.
    CyclicPrerequisite,
    /// The visitor is in none of its groups.
    Groups,
    /// The hash version is unknown.
    HashVersion,
    /// An earlier assignment is of a version that is blocked.
    Blocked,
    /// The hash fell outside of the share that takes part.
    Coverage,
    /// QA mode.
    QaMode,
    /// It has been stopped.
    Stopped,
    /// The variation lets later rules decide (a holdout).
    Passthrough,
    /// The rule says neither a value nor variations.
    Invalid,
}

impl Reason {
    /// A few words for a developer: `the condition does not hold`.
    pub fn text(self) -> &'static str {
        match self {
            Self::Hashed => "the hash fell into this variation's range",
            Self::Sticky => "an earlier assignment was kept",
            Self::QueryString => "forced by the URL's query string",
            Self::ForcedHere => "forced for this visitor",
            Self::ForcedByExperiment => "forced by the experiment",
            Self::TooFewVariations => "it has fewer than two variations",
            Self::Disabled => "experiments are turned off",
            Self::Url => "the page's URL is not targeted",
            Self::Inactive => "it is a draft or not active",
            Self::NoHashValue => "the visitor has no value for the hash attribute",
            Self::Filtered => "a filter or the namespace leaves the visitor out",
            Self::Condition => "the condition does not hold",
            Self::Prerequisite => "a prerequisite is not met",
            Self::CyclicPrerequisite => "prerequisites need each other",
            Self::Groups => "the visitor is in none of its groups",
            Self::HashVersion => "the hash version is unknown",
            Self::Blocked => "an earlier assignment is of a blocked version",
            Self::Coverage => "the hash fell outside of the share that takes part",
            Self::QaMode => "QA mode",
            Self::Stopped => "it has been stopped",
            Self::Passthrough => "the variation lets later rules decide",
            Self::Invalid => "the rule says neither a value nor variations",
        }
    }
}
