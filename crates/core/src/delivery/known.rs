//! How wrong the visitor's clock is, as replies have taught: the next page does not begin without that knowledge.

use crate::time::{DAY, Instant, MINUTE};
use crate::value::{Value, object};

/// What a page has learned from replies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// What is to be added to the visitor's clock, in milliseconds, and when that was learned, by that clock.
    skew: Option<(i64, Instant)>,
}

impl Known {
    /// So long a skew holds that is not confirmed, in milliseconds: clocks are set right sometimes.
    pub const SKEWED: i64 = DAY;

    /// As it was kept: anything else is nothing.
    pub fn from_value(value: &Value) -> Self {
        let millis = |value: &Value| {
            let millis = value.as_number().filter(|millis| millis.abs() < LATEST)?;
            Some(millis as i64)
        };
        let mut known = Self::default();
        if let Some([skew, learned]) = value.get("skew").and_then(Value::as_list) {
            known.skew = millis(skew).zip(millis(learned).map(Instant::from_millis));
        }
        known
    }

    /// In the form in which it is kept.
    pub fn to_value(&self) -> Value {
        let skew = self.skew.map(|(skew, learned)| {
            let numbers = [skew, learned.millis()];
            Value::List(numbers.map(|millis| Value::from(millis as f64)).to_vec())
        });
        object!([("skew", skew.into())])
    }

    /// What is to be added to the visitor's clock, in milliseconds, as far as that is known: not if the clock shows an
    /// earlier time than when that was learned, because it has been set since.
    pub fn skew(&self, now: Instant) -> i64 {
        let fresh =
            |(_, learned): &(i64, Instant)| (0..Self::SKEWED).contains(&now.since(*learned));
        self.skew.filter(fresh).map_or(0, |(skew, _)| skew)
    }

    /// Notes what is to be added to the visitor's clock, in milliseconds. `false` if that was known.
    pub fn note_skew(&mut self, skew: i64, now: Instant) -> bool {
        let before = self.skew;
        // Less than a minute is how long a reply may take.
        let same = |(known, learned): (i64, Instant)| {
            (known - skew).abs() < MINUTE && (0..Self::SKEWED / 2).contains(&now.since(learned))
        };
        if before.map_or(skew == 0, same) {
            return false;
        }
        self.skew = (skew != 0).then_some((skew, now));
        before != self.skew
    }
}

/// The last moment that JavaScript's dates reach, in milliseconds.
const LATEST: f64 = 8.64e15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::SECOND;
    use proptest::prelude::*;

    fn at(millis: i64) -> Instant {
        Instant::from_millis(1_763_805_600_000 + millis)
    }

    fn kept(known: &Known) -> Known {
        Known::from_value(&known.to_value())
    }

    #[test]
    fn a_skew_holds_for_a_day_and_not_after_the_clock_was_set_back() {
        let mut known = Known::default();
        assert!(!known.note_skew(0, at(0)), "clocks are right");
        assert!(known.note_skew(-DAY, at(0)));
        assert!(!known.note_skew(-DAY + SECOND, at(1)), "that was known");
        assert_eq!(kept(&known).skew(at(MINUTE)), -DAY);
        assert_eq!(kept(&known).skew(at(-DAY + MINUTE)), 0, "it was set right");
        assert_eq!(kept(&known).skew(at(Known::SKEWED)), 0);
        assert!(known.note_skew(0, at(2)));
        assert_eq!(kept(&known).skew(at(3)), 0);
    }

    #[test]
    fn what_was_kept_by_others_is_nothing() {
        for text in [
            "null",
            "[]",
            "{\"skew\":5}",
            "{\"skew\":[1]}",
            "{\"skew\":[1e300,0]}",
            "{\"skew\":[\"x\",0]}",
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(Known::from_value(&value), Known::default(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_number_is_too_large(numbers: [f64; 2], now: i64) {
            let value = object!([("skew", Value::List(numbers.map(Value::from).to_vec()))]);
            let now = Instant::from_millis(now % 8_640_000_000_000_000);
            let mut known = Known::from_value(&value);
            known.skew(now);
            known.note_skew(5, now);
        }
    }
}
