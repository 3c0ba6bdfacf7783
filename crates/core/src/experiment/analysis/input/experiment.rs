//! An experiment and what was measured of it.

use super::{Metric, Settings};
use crate::read::{Problem, Read, Reader, record};
use crate::time::{DAY, Instant};
use crate::value::Value;

record! {
    /// One of the variations that visitors were split between.
    pub struct Variation {
        /// Its id, as in the exposures.
        pub id: String => "id",
        /// Its name for people; empty: the id.
        pub name: String => "name" = String::new(),
        /// Its share of the visitors, in any unit: only the ratio to the others' counts.
        pub weight: f64 => "weight" = 1.0,
        /// How many visitors it had.
        pub users: f64 => "users",
    }
}

record! {
    /// Aggregates of one experiment, to be analyzed.
    pub struct Input {
        /// The version of this format: 1.
        pub version: u32 => "version" = 1,
        /// The experiment's key.
        pub experiment: String => "experiment" = String::new(),
        /// Its name for people; empty: the key.
        pub name: String => "name" = String::new(),
        /// Its first day or moment (RFC 3339).
        pub start: Option<Instant> => "start",
        /// The end of what was measured (RFC 3339).
        pub end: Option<Instant> => "end",
        /// The currency of revenue (ISO 4217).
        pub currency: Option<String> => "currency",
        /// The variations; the first is the control, which the others are compared with.
        pub variations: Vec<Variation> => "variations",
        /// What was measured.
        pub metrics: Vec<Metric> => "metrics",
        /// How it is to be judged.
        pub settings: Settings => "settings" = Settings::default(),
    }
}

impl Input {
    /// Reads an input, and lists what is wrong with it: what cannot be used is left out, and what was left out is listed.
    pub fn parse(value: &Value) -> (Option<Self>, Vec<Problem>) {
        let mut at = Reader::new("");
        let read = Self::read(value, &mut at);
        if let Some(input) = &read {
            input.check(&mut at);
        }
        (read, at.into_problems())
    }

    /// For how many days it has been measured, if the start and the end are known.
    pub fn days(&self) -> Option<f64> {
        let (start, end) = (self.start?, self.end?);
        let days = end.since(start) as f64 / DAY as f64;
        (days > 0.0).then_some(days)
    }

    fn check(&self, at: &mut Reader) {
        if self.version != 1 {
            note(at, "version", f64::from(self.version), "1");
        }
        let mark = at.enter("variations");
        if self.variations.is_empty() {
            at.note("no variation".into(), "a control and at least one more");
        }
        for (index, variation) in self.variations.iter().enumerate() {
            let mark = at.enter_index(index);
            if variation.users < 0.0 {
                note(at, "users", variation.users, "a number from 0");
            }
            if variation.weight < 0.0 {
                note(at, "weight", variation.weight, "a number from 0");
            }
            at.leave(mark);
        }
        at.leave(mark);
        let mark = at.enter("metrics");
        for (index, metric) in self.metrics.iter().enumerate() {
            let mark = at.enter_index(index);
            metric.check(self.variations.len(), at);
            at.leave(mark);
        }
        at.leave(mark);
        let mark = at.enter("settings");
        self.settings.check(at);
        at.leave(mark);
    }
}

/// Notes that a field of this place has a number that cannot be.
pub(super) fn note(at: &mut Reader, field: &str, found: f64, expected: &str) {
    let mark = at.enter(field);
    at.note(Value::Number(found).describe(), expected);
    at.leave(mark);
}
