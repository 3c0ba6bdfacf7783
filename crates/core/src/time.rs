//! Instants, and wall-clock times in the store's time zone.
//!
//! The browser knows the time zones; this module is told an offset and decides what a wall-clock time means where
//! clocks are put forward or back.

use crate::read::{Read, Reader};
use crate::value::Value;

/// A second, in milliseconds.
pub const SECOND: i64 = 1000;
/// A minute, in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// An hour, in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// A day of 24 hours, in milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// The moment that many milliseconds after the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Milliseconds from `earlier` to here; negative if it is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment that many milliseconds later.
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Reads an RFC 3339 date or date and time; without an offset it is taken as UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let (local, rest) = LocalTime::parse_prefix(text.trim_ascii())?;
        let offset = match rest {
            [] | [b'Z' | b'z'] => 0,
            [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                let hours = two_digits(*h1, *h2).filter(|hours| *hours < 24)?;
                let minutes = two_digits(*m1, *m2).filter(|minutes| *minutes < 60)?;
                let size = hours * HOUR + minutes * MINUTE;
                if *sign == b'-' { -size } else { size }
            }
            _ => return None,
        };
        Some(Self(local.0 - offset))
    }
}

impl Read for Instant {
    const EXPECTED: &'static str =
        "a date or time such as \"2026-05-01\" or \"2026-05-01T10:00:00Z\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value.as_text().and_then(Self::parse) {
            Some(instant) => Some(instant),
            None => at.unexpected(value, Self::EXPECTED),
        }
    }
}

/// A wall-clock time without a zone, such as `2026-11-30T23:59:59`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime(i64);

impl LocalTime {
    /// Reads `2026-11-30`, `2026-11-30T18:00` or `2026-11-30T18:00:00` (a blank may stand for the `T`).
    pub fn parse(text: &str) -> Option<Self> {
        match Self::parse_prefix(text.trim_ascii())? {
            (local, []) => Some(local),
            _ => None,
        }
    }

    /// The moment at which clocks show this time where `offset_at` says how far local time is ahead of UTC.
    ///
    /// Where clocks are put back and show it twice, the first moment counts; where they are put forward and skip it,
    /// it is as late as it would have been without the change (the `compatible` rule of ECMAScript Temporal).
    pub fn in_zone(self, offset_at: impl Fn(Instant) -> i64) -> Instant {
        let before = offset_at(Instant(self.0 - DAY));
        let after = offset_at(Instant(self.0 + DAY));
        let (first, second) = (Instant(self.0 - before), Instant(self.0 - after));
        if offset_at(first) == before || offset_at(second) != after {
            first
        } else {
            second
        }
    }

    /// The time that a text begins with, and the rest of it.
    fn parse_prefix(text: &str) -> Option<(Self, &[u8])> {
        // What may stand before each number; the time may be left out, and so may its seconds.
        const BEFORE: [&[u8]; 6] = [b"", b"-", b"-", b"Tt ", b":", b":"];
        const HOURS: usize = 3;
        const SECONDS: usize = 5;
        let mut rest = text.as_bytes();
        let (mut numbers, mut is_timed) = ([0; 6], false);
        for (place, (marks, number)) in BEFORE.iter().zip(&mut numbers).enumerate() {
            if !marks.is_empty() {
                rest = match rest.split_first() {
                    Some((mark, after)) if marks.contains(mark) => after,
                    _ if place == HOURS || place == SECONDS => break,
                    _ => return None,
                };
            }
            is_timed |= place == HOURS;
            for _ in 0..if place == 0 { 4 } else { 2 } {
                let (digit, after) = rest.split_first()?;
                *number = *number * 10 + digit_value(*digit)?;
                rest = after;
            }
        }
        let [year, month, day, hours, minutes, seconds] = numbers;
        let is_date = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        if !is_date || hours >= 24 || minutes >= 60 || seconds >= 60 {
            return None;
        }
        if let ([b'.', after @ ..], true) = (rest, is_timed) {
            let digits = after.iter().take_while(|byte| byte.is_ascii_digit());
            rest = after.get(digits.count()..)?;
        }
        let midnight = days_from_civil(year, month, day) * DAY;
        Some((
            Self(midnight + hours * HOUR + minutes * MINUTE + seconds * SECOND),
            rest,
        ))
    }
}

impl Read for LocalTime {
    const EXPECTED: &'static str =
        "a time in the store's time zone, such as \"2026-11-30T23:59:59\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value.as_text().and_then(Self::parse) {
            Some(time) => Some(time),
            None => at.unexpected(value, Self::EXPECTED),
        }
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Instant {
    fn schema() -> Value {
        crate::value::object!([("type", "string".into())])
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for LocalTime {
    fn schema() -> Value {
        let pattern = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$";
        crate::value::object!([("type", "string".into()), ("pattern", pattern.into())])
    }
}

fn digit_value(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

fn two_digits(tens: u8, ones: u8) -> Option<i64> {
    Some(digit_value(tens)? * 10 + digit_value(ones)?)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", `days_from_civil`).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_3339_times_are_instants() {
        let table = [
            ("1970-01-01", 0),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("2026-11-30T23:59:59Z", 1_796_083_199_000),
            ("2026-11-30T23:59:59.123Z", 1_796_083_199_000),
            ("2026-12-01T00:59:59+01:00", 1_796_083_199_000),
            ("1969-12-31T23:59:59Z", -1000),
        ];
        for (text, millis) in table {
            assert_eq!(Instant::parse(text), Some(Instant(millis)), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        let table = [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2026-05-01.5",
            "2026-05-01T10",
            "2026-11-31",
            "2026-11-30T24:00",
            "2026-11-30T1:00",
            "30.11.2026",
            "2026-11-30T10:00:00+1",
            "2026-11-30é",
        ];
        for text in table {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    /// Amsterdam in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
    fn amsterdam(at: Instant) -> i64 {
        let summer = Instant::parse("2026-03-29T01:00:00Z").unwrap()
            ..Instant::parse("2026-10-25T01:00:00Z").unwrap();
        if summer.contains(&at) { 2 * HOUR } else { HOUR }
    }

    #[test]
    fn wall_clock_times_are_those_of_the_store() {
        let table = [
            ("2026-11-30T23:59:59", "2026-11-30T22:59:59Z"),
            ("2026-07-01T12:00", "2026-07-01T10:00:00Z"),
            ("2026-03-29T01:59:59", "2026-03-29T00:59:59Z"),
            // skipped: half past two does not exist that night
            ("2026-03-29T02:30", "2026-03-29T01:30:00Z"),
            ("2026-03-29T03:00", "2026-03-29T01:00:00Z"),
            // shown twice: the first time counts
            ("2026-10-25T02:30", "2026-10-25T00:30:00Z"),
            ("2026-10-25T03:00", "2026-10-25T02:00:00Z"),
        ];
        for (local, utc) in table {
            let instant = LocalTime::parse(local).unwrap().in_zone(amsterdam);
            assert_eq!(Some(instant), Instant::parse(utc), "{local}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_trap(text in ".{0,40}") {
            let _ = (Instant::parse(&text), LocalTime::parse(&text));
        }

        #[test]
        fn days_follow_each_other(year in 1_i64..9999, month in 1_i64..13, day in 1_i64..31) {
            if day < days_in_month(year, month) {
                assert_eq!(days_from_civil(year, month, day) + 1, days_from_civil(year, month, day + 1));
            } else if month < 12 {
                assert_eq!(days_from_civil(year, month, days_in_month(year, month)) + 1, days_from_civil(year, month + 1, 1));
            }
        }
    }
}
