//! When an offer ends, and what is left until then.

use crate::time::{DAY, HOUR, Instant, LocalTime, MINUTE, SECOND};

/// When an offer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At that time, in the store's time zone, for everybody.
    At(LocalTime),
    /// That many minutes after the visitor first saw it.
    AfterMinutes(u32),
}

impl End {
    /// The moment it ends. `offset_at` is the store's offset from UTC in milliseconds.
    pub fn moment(self, first_shown: Instant, offset_at: impl Fn(Instant) -> i64) -> Instant {
        match self {
            Self::At(local) => local.in_zone(offset_at),
            Self::AfterMinutes(minutes) => first_shown.plus(i64::from(minutes) * MINUTE),
        }
    }
}

/// What is left of an offer, as a clock shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remaining {
    /// Whole days.
    pub days: u32,
    /// Hours beside them, 0 to 23.
    pub hours: u32,
    /// Minutes beside them, 0 to 59.
    pub minutes: u32,
    /// Seconds beside them, 0 to 59.
    pub seconds: u32,
}

impl Remaining {
    /// What is left at `now`, rounded up to a whole second; `None` when it is over.
    pub fn until(end: Instant, now: Instant) -> Option<Self> {
        let left = end.since(now);
        if left <= 0 {
            return None;
        }
        let left = (left.saturating_add(SECOND - 1)) / SECOND * SECOND;
        Some(Self {
            days: u32::try_from(left / DAY).unwrap_or(u32::MAX),
            hours: (left % DAY / HOUR) as u32,
            minutes: (left % HOUR / MINUTE) as u32,
            seconds: (left % MINUTE / SECOND) as u32,
        })
    }

    /// How long to wait, in milliseconds, until the clock shows something else.
    pub fn next_change(end: Instant, now: Instant) -> i64 {
        let rest = end.since(now).rem_euclid(SECOND);
        if rest == 0 { SECOND } else { rest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_shows_what_is_left() {
        let clock = |days, hours, minutes, seconds| {
            Some(Remaining {
                days,
                hours,
                minutes,
                seconds,
            })
        };
        let table = [
            (0, None),
            (-5, None),
            (1, clock(0, 0, 0, 1)),
            (1000, clock(0, 0, 0, 1)),
            (1001, clock(0, 0, 0, 2)),
            (60_000, clock(0, 0, 1, 0)),
            (3_600_000, clock(0, 1, 0, 0)),
            (
                2 * 86_400_000 + 3 * 3_600_000 + 4 * 60_000 + 5000,
                clock(2, 3, 4, 5),
            ),
        ];
        let end = Instant::from_millis(1_796_083_199_000);
        for (left, shown) in table {
            assert_eq!(Remaining::until(end, end.plus(-left)), shown, "{left}");
        }
    }

    #[test]
    fn the_clock_changes_when_a_second_is_full() {
        let end = Instant::from_millis(10_000);
        assert_eq!(
            Remaining::next_change(end, Instant::from_millis(9_250)),
            750
        );
        assert_eq!(
            Remaining::next_change(end, Instant::from_millis(9_000)),
            1000
        );
    }

    #[test]
    fn an_evergreen_offer_ends_for_each_visitor_on_their_own() {
        let seen = Instant::from_millis(5_000);
        assert_eq!(
            End::AfterMinutes(90).moment(seen, |_| 0),
            seen.plus(90 * MINUTE)
        );
        let fixed = End::At(LocalTime::parse("2026-11-30T23:59:59").unwrap());
        assert_eq!(
            Some(fixed.moment(seen, |_| HOUR)),
            Instant::parse("2026-11-30T22:59:59Z")
        );
    }
}
