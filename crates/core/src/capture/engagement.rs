//! How long a visitor is engaged with a page: it can be seen, has the focus, and something was done on it in the last half
//! minute.

use crate::time::{Instant, SECOND};

/// How long after something was done the visitor still counts as engaged, in milliseconds.
const PATIENCE: i64 = 30 * SECOND;

/// Less than this is not told, but goes with what is told next, in milliseconds.
const LEAST: i64 = SECOND;

/// The time of one view of a page.
#[derive(Debug)]
pub(super) struct Engagement {
    /// Whether the page can be seen and has the focus.
    attentive: bool,
    /// When something was done last.
    active: Instant,
    /// Up to when it is counted.
    counted: Instant,
    /// How many milliseconds are not told yet.
    waiting: i64,
    /// How many milliseconds have been told.
    told: i64,
}

/// How long it was, in milliseconds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Engaged {
    /// Since that was told last.
    pub since: i64,
    /// Since the page was opened.
    pub total: i64,
}

impl Engagement {
    /// A view of a page begins, which is something that the visitor has done.
    pub fn begin(now: Instant, attentive: bool) -> Self {
        Self {
            attentive,
            active: now,
            counted: now,
            waiting: 0,
            told: 0,
        }
    }

    /// The page can be seen and has the focus, or not; with `active`, something was done on it.
    pub fn sign(&mut self, now: Instant, attentive: bool, active: bool) {
        self.count(now);
        self.attentive = attentive;
        if active {
            self.active = now;
        }
    }

    /// What has come together; `None` if that is not worth telling yet.
    pub fn tell(&mut self, now: Instant) -> Option<Engaged> {
        self.count(now);
        if self.waiting < LEAST {
            return None;
        }
        self.told += self.waiting;
        Some(Engaged {
            since: std::mem::take(&mut self.waiting),
            total: self.told,
        })
    }

    fn count(&mut self, now: Instant) {
        if self.attentive {
            let until = now.millis().min(self.active.millis() + PATIENCE);
            // A clock that was set counts nothing.
            self.waiting += (until - self.counted.millis()).max(0);
        }
        self.counted = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(seconds * SECOND)
    }

    /// At a second: attentive?, active?
    type Sign = (i64, bool, bool);

    #[test]
    fn time_counts_while_the_page_is_seen_and_used() {
        let cases: [(&[Sign], i64, i64); 7] = [
            (&[], 10, 10),
            // Nobody does anything for long.
            (&[], 300, 30),
            (&[(20, true, true)], 300, 50),
            // Another tab for a while.
            (&[(5, false, false), (60, true, true)], 70, 15),
            // Seen again, but nothing is done.
            (&[(5, false, false), (60, true, false)], 70, 5),
            (&[(40, true, true)], 45, 35),
            // The clock is set back, and forth.
            (
                &[(10, true, true), (-1000, true, true), (5, true, true)],
                6,
                41,
            ),
        ];
        for (signs, end, expected) in cases {
            let mut engagement = Engagement::begin(at(0), true);
            for (second, attentive, active) in signs {
                engagement.sign(at(*second), *attentive, *active);
            }
            let engaged = engagement.tell(at(end)).map(|engaged| engaged.total);
            assert_eq!(engaged, Some(expected * SECOND), "{signs:?}");
        }
    }

    #[test]
    fn what_was_told_is_not_told_again() {
        let mut engagement = Engagement::begin(at(0), true);
        let told = |since, total| {
            Some(Engaged {
                since: since * SECOND,
                total: total * SECOND,
            })
        };
        assert_eq!(engagement.tell(Instant::from_millis(999)), None);
        assert_eq!(engagement.tell(at(4)), told(4, 4));
        assert_eq!(engagement.tell(at(4)), None);
        assert_eq!(engagement.tell(at(6)), told(2, 6));
        let mut hidden = Engagement::begin(at(0), false);
        assert_eq!(hidden.tell(at(60)), None);
    }
}
