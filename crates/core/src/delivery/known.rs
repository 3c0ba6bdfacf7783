//! What the next page is to know of the destinations and of the visitor's clock, so that it does not begin without any
//! knowledge: it is small, is kept beside the events that wait, and says nothing of the visitor but how wrong their clock is.

use crate::time::{DAY, Instant, MINUTE};
use crate::value::{Value, object};

/// What a page has learned from replies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// When a destination has accepted something last, by the visitor's clock; without those that have failed since.
    accepted: Vec<(String, Instant)>,
    /// What is to be added to the visitor's clock, in milliseconds, and when that was learned, by that clock.
    skew: Option<(i64, Instant)>,
}

impl Known {
    /// So long after it has accepted something a destination is taken to be well, in milliseconds.
    pub const WELL: i64 = 30 * MINUTE;
    /// So long a skew holds that is not confirmed, in milliseconds: clocks are set right sometimes.
    pub const SKEWED: i64 = DAY;
    /// No more than so many destinations are known.
    const MOST: usize = 50;
    /// What was accepted again within so many milliseconds need not be noted again.
    const FRESH: i64 = 5 * MINUTE;

    /// As it was kept: anything else is nothing.
    pub fn from_value(value: &Value) -> Self {
        let at = |value: &Value| {
            let millis = value.as_number().filter(|millis| millis.abs() < LATEST)?;
            Some(Instant::from_millis(millis as i64))
        };
        let mut known = Self::default();
        if let Some(Value::Object(fields)) = value.get("accepted") {
            for (name, value) in fields.iter().take(Self::MOST) {
                if let Some(at) = at(value) {
                    known.accepted.push((name.clone(), at));
                }
            }
        }
        if let Some([skew, learned]) = value.get("skew").and_then(Value::as_list) {
            known.skew = at(skew).map(Instant::millis).zip(at(learned));
        }
        known
    }

    /// In the form in which it is kept.
    pub fn to_value(&self) -> Value {
        let number = |millis: i64| Value::from(millis as f64);
        let accepted = self.accepted.iter();
        let accepted = accepted.map(|(name, at)| (name.clone(), number(at.millis())));
        let skew = self
            .skew
            .map(|(skew, learned)| Value::List(vec![number(skew), number(learned.millis())]));
        object!([
            ("accepted", Value::Object(accepted.collect())),
            ("skew", skew.into()),
        ])
    }

    /// Whether the destination of that name was well when it was last heard of, and that is not long ago.
    pub fn was_well(&self, name: &str, now: Instant) -> bool {
        let known = self.accepted.iter().find(|(other, _)| other == name);
        known.is_some_and(|(_, at)| (0..Self::WELL).contains(&now.since(*at)))
    }

    /// What is to be added to the visitor's clock, in milliseconds, as far as that is known: not if the clock shows an
    /// earlier time than when that was learned, because it has been set since.
    pub fn skew(&self, now: Instant) -> i64 {
        let fresh =
            |(_, learned): &(i64, Instant)| (0..Self::SKEWED).contains(&now.since(*learned));
        self.skew.filter(fresh).map_or(0, |(skew, _)| skew)
    }

    /// Notes whether the destination of that name is well. `false` if that was known.
    pub fn note(&mut self, name: &str, is_well: bool, now: Instant) -> bool {
        let place = self.accepted.iter().position(|(other, _)| other == name);
        if let Some((_, at)) = place.and_then(|place| self.accepted.get_mut(place)) {
            if !is_well {
                self.accepted.retain(|(other, _)| other != name);
                return true;
            }
            let stale = !(0..Self::FRESH).contains(&now.since(*at));
            if stale {
                *at = now;
            }
            return stale;
        }
        if is_well {
            self.accepted.truncate(Self::MOST - 1);
            self.accepted.insert(0, (name.to_owned(), now));
        }
        is_well
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
    fn a_destination_is_taken_to_be_well_for_half_an_hour_after_it_accepted_something() {
        let mut known = Known::default();
        assert!(!known.was_well("a", at(0)));
        assert!(known.note("a", true, at(0)));
        assert!(!known.note("a", true, at(MINUTE)), "that was known");
        assert!(known.note("b", true, at(0)));
        let next = kept(&known);
        assert!(next.was_well("a", at(Known::WELL - 1)) && next.was_well("b", at(0)));
        assert!(!next.was_well("a", at(Known::WELL)));
        assert!(!next.was_well("a", at(-1)), "the clock was set back");
        assert!(known.note("a", false, at(1)));
        assert!(!known.note("a", false, at(2)), "that was known");
        assert!(!kept(&known).was_well("a", at(3)) && kept(&known).was_well("b", at(3)));
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
    fn of_many_destinations_the_newest_are_known() {
        let mut known = Known::default();
        for number in 0..200 {
            known.note(&number.to_string(), true, at(0));
        }
        assert_eq!(kept(&known).accepted.len(), Known::MOST);
        assert!(kept(&known).was_well("199", at(0)));
    }

    #[test]
    fn what_was_kept_by_others_is_nothing() {
        for text in [
            "null",
            "[]",
            "{\"accepted\":[1],\"skew\":5}",
            "{\"accepted\":{\"a\":\"x\"},\"skew\":[1]}",
            "{\"accepted\":{\"a\":1e300},\"skew\":[1e300,0]}",
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(Known::from_value(&value), Known::default(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_number_is_too_large(numbers: [f64; 3], now: i64) {
            let number = |place: usize| Value::from(numbers[place]);
            let value = object!([
                ("accepted", object!([("a", number(0))])),
                ("skew", Value::List(vec![number(1), number(2)])),
            ]);
            let now = Instant::from_millis(now % 8_640_000_000_000_000);
            let mut known = Known::from_value(&value);
            known.was_well("a", now);
            known.skew(now);
            known.note("a", true, now);
            known.note_skew(5, now);
        }
    }
}
