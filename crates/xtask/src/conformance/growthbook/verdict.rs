//! Passed and failed.

use crate::conformance::equality::{Precision, is_same};
use awning_core::value::Value;

/// What came of the cases.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// How many passed.
    pub passed: usize,
    /// One line for each that failed: section, name, what was expected, what was found.
    pub failures: Vec<String>,
}

impl Verdicts {
    /// Counts a case: passed if both are the same.
    pub fn count(
        &mut self,
        section: &str,
        name: &str,
        expected: &Value,
        found: &Value,
        precision: Precision,
    ) {
        if is_same(expected, found, precision) {
            self.passed += 1;
        } else {
            self.fail(section, name, &json(expected), &json(found));
        }
    }

    /// Counts a failure.
    pub fn fail(&mut self, section: &str, name: &str, expected: &str, found: &str) {
        let name = if name.is_empty() {
            String::new()
        } else {
            format!(" {name:?}")
        };
        self.failures.push(format!(
            "{section}{name}: expected {expected}, found {found}"
        ));
    }
}

/// The value as JSON, numbers as JavaScript writes them.
pub fn json(value: &Value) -> String {
    awning_core::condition::script::json(value, &awning_core::condition::NativeHost)
}
