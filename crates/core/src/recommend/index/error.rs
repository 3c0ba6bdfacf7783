//! Why bytes cannot be used as an index.

use crate::text::concat;

/// What is wrong with the bytes of an index, in one sentence: where, what was found, what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct IndexError {
    /// The part of the file: `the index's sessions`.
    pub part: &'static str,
    /// What stands there: `an item past the list of ids`.
    pub found: &'static str,
    /// What would be right: `an item of the index`.
    pub expected: &'static str,
}

impl IndexError {
    /// One sentence: `the index's sessions: found an item past the list of ids, expected an item of the index`.
    pub fn message(&self) -> String {
        concat(&[
            self.part,
            ": found ",
            self.found,
            ", expected ",
            self.expected,
        ])
    }
}
