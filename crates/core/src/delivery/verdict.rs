//! What a destination's reply means for the events that were sent.

use crate::time::{MINUTE, SECOND};
use crate::value::Value;

/// What came back for a batch.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// No reply: the network, a blocker, or the page was gone.
    Unreachable,
    /// An HTTP reply.
    Answered(Answer),
}

/// An HTTP reply, as far as a destination looks at it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its `Retry-After`, in milliseconds from now.
    pub retry_after: Option<i64>,
    /// Its body, where the destination looks at it; null if it is no JSON.
    pub body: Value,
    /// The header that the destination looks at.
    pub header: Option<String>,
}

/// Why an event will never be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The destination answered this status.
    Status(u16),
    /// The destination found it invalid.
    Invalid,
    /// It is larger than the destination takes.
    TooLarge,
    /// The destination has had enough, and says that it drops it.
    Limited,
}

/// What becomes of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It arrived.
    Accepted,
    /// It is sent again, not before that many milliseconds if the destination said so.
    Retry {
        /// What it asked for.
        after: Option<i64>,
    },
    /// The batch was too large: it is sent again in two halves.
    Split,
    /// It will never be accepted.
    Drop(Cause),
}

/// What becomes of the events of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The same of all of them.
    All(Verdict),
    /// Of each, in their order; those that the list is too short for are accepted.
    Each(Vec<Verdict>),
}

impl Outcome {
    /// What an HTTP status means where the destination has no rules of its own: see [`Verdict::of`].
    pub fn of(reply: &Reply) -> Self {
        Self::All(Verdict::of(reply))
    }
}

impl Verdict {
    /// The longest that a destination may ask to wait, in milliseconds.
    pub const LONGEST_RETRY_AFTER: i64 = 300 * SECOND;

    /// What an HTTP status means where the destination has no rules of its own: what is worth trying again is tried
    /// again, and nothing else.
    pub fn of(reply: &Reply) -> Self {
        let Reply::Answered(answer) = reply else {
            return Self::Retry { after: None };
        };
        match answer.status {
            200..300 => Self::Accepted,
            413 => Self::Split,
            501 | 505 | 511 => Self::Drop(Cause::Status(answer.status)),
            408 | 410 | 429 | 460 | 500.. => Self::Retry {
                after: answer.pause(),
            },
            status => Self::Drop(Cause::Status(status)),
        }
    }
}

impl Answer {
    /// How long the destination asks to wait, in milliseconds: at most five minutes.
    pub fn pause(&self) -> Option<i64> {
        self.retry_after
            .map(|wait| wait.clamp(0, Verdict::LONGEST_RETRY_AFTER))
    }
}

/// How long to wait before try number `tries + 1`, in milliseconds: half a second, doubled with each try, at most a
/// minute, and spread over its upper half by `spread` (0 to 1), so that a thousand visitors do not come back at once.
pub fn backoff(tries: u32, spread: f64) -> i64 {
    let full = (SECOND / 2).saturating_mul(1 << tries.min(16)).min(MINUTE);
    full / 2 + (full as f64 / 2.0 * spread.clamp(0.0, 1.0)) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, retry_after: Option<i64>) -> Reply {
        Reply::Answered(Answer {
            status,
            retry_after,
            ..Answer::default()
        })
    }

    #[test]
    fn replies_decide_what_becomes_of_a_batch() {
        let retry = Verdict::Retry { after: None };
        let refused = |status| Verdict::Drop(Cause::Status(status));
        let table = [
            (200, Verdict::Accepted),
            (202, Verdict::Accepted),
            (204, Verdict::Accepted),
            (301, refused(301)),
            (400, refused(400)),
            (401, refused(401)),
            (404, refused(404)),
            (408, retry),
            (410, retry),
            (413, Verdict::Split),
            (429, retry),
            (460, retry),
            (500, retry),
            (501, refused(501)),
            (503, retry),
            (505, refused(505)),
            (511, refused(511)),
            (520, retry),
        ];
        for (status, verdict) in table {
            assert_eq!(Verdict::of(&answered(status, None)), verdict, "{status}");
        }
        assert_eq!(Verdict::of(&Reply::Unreachable), retry);
    }

    #[test]
    fn a_destination_may_ask_for_five_minutes_at_most() {
        let asked = |wait| Verdict::of(&answered(503, Some(wait)));
        assert_eq!(asked(2_000), Verdict::Retry { after: Some(2_000) });
        assert_eq!(
            asked(86_400_000),
            Verdict::Retry {
                after: Some(300_000)
            }
        );
        assert_eq!(asked(-5), Verdict::Retry { after: Some(0) });
    }

    #[test]
    fn waits_double_up_to_a_minute() {
        let waits: Vec<i64> = (0..9).map(|tries| backoff(tries, 1.0)).collect();
        assert_eq!(
            waits,
            [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]
        );
        assert_eq!(backoff(3, 0.0), 2000);
        assert_eq!(backoff(u32::MAX, 0.5), 45_000);
    }
}
