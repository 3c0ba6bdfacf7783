//! What can go wrong between a page and the backend that it reports to.

use std::time::Duration;

use serde::Deserialize;

/// What a receiver does with each request.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Fault {
    /// Takes it.
    #[default]
    None,
    /// Answers with an error, and takes nothing.
    Status {
        /// The status.
        status: u16,
        /// What the answer's `Retry-After` says.
        retry_after: Option<String>,
    },
    /// Answers 413 to bodies that are longer, and takes others.
    Limit {
        /// The longest body.
        bytes: usize,
    },
    /// Never answers, and takes nothing.
    Hang,
    /// Resets the connection while the body arrives, and takes nothing.
    Reset,
    /// Takes it, and closes the connection without an answer.
    LoseReply,
    /// Takes it, and resets the connection in the middle of the answer.
    CutReply,
    /// Takes it, and answers late.
    Slow {
        /// By so many milliseconds.
        milliseconds: u64,
    },
    /// Does not listen.
    Refuse,
}

impl Fault {
    /// Whether requests fail, so that they have to be sent again.
    pub fn fails(&self, bytes: usize) -> bool {
        match self {
            Self::None | Self::Slow { .. } => false,
            Self::Limit { bytes: most } => bytes > *most,
            _ => true,
        }
    }

    /// How long the answer waits.
    pub fn delay(&self) -> Duration {
        match self {
            Self::Slow { milliseconds } => Duration::from_millis(*milliseconds),
            _ => Duration::ZERO,
        }
    }
}
