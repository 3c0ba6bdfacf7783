//! Times, however a log writes them, as microseconds since 1970, UTC.

use clap::ValueEnum;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

/// The first microsecond that no shop's log has: 2100-01-01.
const END: i64 = 4_102_444_800_000_000;

/// What is wrong with what [`TimeStyle::parse`] does not know.
pub const NO_TIME: &str = "not a time between 1970 and 2100";

/// What a number means as a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TimeUnit {
    /// Seconds since 1970.
    #[value(name = "s")]
    Seconds,
    /// Milliseconds since 1970.
    #[value(name = "ms")]
    Millis,
    /// Microseconds since 1970.
    #[value(name = "us")]
    Micros,
    /// Nanoseconds since 1970.
    #[value(name = "ns")]
    Nanos,
}

impl TimeUnit {
    /// The unit in which a number is a time between 1973 and 5138; seconds for small ones, such as those of a log that
    /// counts from zero.
    fn of(number: f64) -> Self {
        match number.abs() {
            size if size < 1e11 => Self::Seconds,
            size if size < 1e14 => Self::Millis,
            size if size < 1e17 => Self::Micros,
            _ => Self::Nanos,
        }
    }

    fn micros(self, number: f64) -> f64 {
        match self {
            Self::Seconds => number * 1_000_000.0,
            Self::Millis => number * 1_000.0,
            Self::Micros => number,
            Self::Nanos => number / 1_000.0,
        }
    }
}

/// How times are written where it cannot be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeStyle {
    /// What numbers mean; by default told by their size.
    pub unit: Option<TimeUnit>,
    /// The pattern of times in words, as of `strftime`; by default RFC 3339 and the forms that SQL databases print.
    pub pattern: Option<String>,
}

impl TimeStyle {
    /// The microseconds that a text means, 1970 to 2100; `None` if it means none. A time without an offset is UTC.
    pub fn parse(&self, text: &str) -> Option<i64> {
        if let Some(pattern) = &self.pattern {
            let parsed = strtime::parse(pattern, text).ok()?;
            let stamp = parsed.to_timestamp().ok();
            let stamp = stamp.or_else(|| utc(parsed.to_datetime().ok()?));
            let stamp = stamp.or_else(|| utc(parsed.to_date().ok()?.at(0, 0, 0, 0)));
            return checked(stamp?.as_microsecond());
        }
        if text.bytes().all(|byte| byte.is_ascii_digit())
            && let Ok(number) = text.parse()
        {
            return self.integer(number);
        }
        match text.parse() {
            Ok(number) => self.number(number),
            Err(_) => checked(in_words(text)?.as_microsecond()),
        }
    }

    /// As [`Self::parse`], of a number.
    pub fn number(&self, number: f64) -> Option<i64> {
        let unit = self.unit.unwrap_or_else(|| TimeUnit::of(number));
        let micros = unit.micros(number).round();
        // Every whole number of microseconds up to 2100 is below 2⁵³.
        if (0.0..END as f64).contains(&micros) {
            Some(micros as i64)
        } else {
            None
        }
    }

    /// As [`Self::parse`], of a whole number.
    pub fn integer(&self, number: i64) -> Option<i64> {
        let unit = self.unit.unwrap_or_else(|| TimeUnit::of(number as f64));
        checked(match unit {
            TimeUnit::Seconds => number.checked_mul(1_000_000)?,
            TimeUnit::Millis => number.checked_mul(1_000)?,
            TimeUnit::Micros => number,
            TimeUnit::Nanos => number.div_euclid(1_000),
        })
    }
}

/// The time, if it is one of 1970 to 2100.
pub(super) fn checked(micros: i64) -> Option<i64> {
    (0..END).contains(&micros).then_some(micros)
}

fn in_words(text: &str) -> Option<Timestamp> {
    if let Ok(stamp) = text.parse() {
        return Some(stamp);
    }
    let text = text
        .strip_suffix(" UTC")
        .or_else(|| text.strip_suffix(" GMT"))
        .unwrap_or(text);
    let slash = |place: usize| text.as_bytes().get(place) == Some(&b'/');
    let is_slashed = slash(4) && slash(7);
    if is_slashed {
        return utc(text.replace('/', "-").parse().ok()?);
    }
    utc(text.parse().ok()?)
}

fn utc(time: DateTime) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2020-06-16T20:01:58Z.
    const SECOND: i64 = 1_592_337_718;

    #[test]
    fn times_are_read_however_databases_and_programs_write_them() {
        for (text, micros) in [
            ("1592337718", 0),
            ("1592337718.0", 0),
            ("1592337718.94", 940_000),
            ("1.592337718E9", 0),
            ("1592337718123", 123_000),
            ("1592337718123456", 123_456),
            ("1592337718123456789", 123_456),
            ("2020-06-16T20:01:58Z", 0),
            ("2020-06-16T22:01:58.25+02:00", 250_000),
            ("2020-06-16 20:01:58", 0),
            ("2020-06-16T20:01:58.123456", 123_456),
            ("2020-06-16 20:01:58 UTC", 0),
            ("2020-06-16 20:01:58.5 UTC", 500_000),
            ("2020-06-16 20:01:58+00", 0),
            ("2020/06/16 20:01:58", 0),
        ] {
            let expected = SECOND * 1_000_000 + micros;
            assert_eq!(TimeStyle::default().parse(text), Some(expected), "{text}");
        }
        let midnight = SECOND - SECOND % 86_400;
        let date = TimeStyle::default().parse("2020-06-16");
        assert_eq!(date, Some(midnight * 1_000_000));
    }

    #[test]
    fn what_is_no_time_of_a_shop_is_none() {
        for text in [
            "",
            "soon",
            "NaN",
            "inf",
            "-1",
            "1e300",
            "-1e300",
            "2150-01-01T00:00:00Z",
            "1950-01-01",
            "2020-13-01",
            "99999999999999999999999999",
        ] {
            assert_eq!(TimeStyle::default().parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_the_owner_says_goes_before_what_a_number_looks_like() {
        let style = |unit, pattern: Option<&str>| TimeStyle {
            unit,
            pattern: pattern.map(str::to_owned),
        };
        for (style, text, expected) in [
            (style(Some(TimeUnit::Millis), None), "5000", Some(5_000_000)),
            (style(Some(TimeUnit::Micros), None), "5000.4", Some(5_000)),
            (
                style(None, Some("%m/%d/%Y %H:%M")),
                "6/16/2020 20:01",
                Some((SECOND - 58) * 1_000_000),
            ),
            (
                style(None, Some("%Y%m%d")),
                "20200616",
                Some(1_592_265_600_000_000),
            ),
            (style(None, Some("%Y%m%d")), "1592337718", None),
        ] {
            assert_eq!(style.parse(text), expected, "{text}");
        }
    }
}
