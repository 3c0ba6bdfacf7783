//! A part of a document that is read by whoever uses it, when they do.

use std::marker::PhantomData;

use super::{Problem, Read, Reader};
use crate::value::Value;

/// A `T` that has not been read yet: a page that does not use it does not load what reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread<T> {
    value: Value,
    path: String,
    kind: PhantomData<T>,
}

impl<T> Default for Unread<T> {
    fn default() -> Self {
        Self {
            value: Value::Null,
            path: String::new(),
            kind: PhantomData,
        }
    }
}

impl<T> Read for Unread<T> {
    const EXPECTED: &'static str = "an object";
    const REQUIRED: bool = false;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        Some(Self {
            value: value.clone(),
            path: at.path().to_owned(),
            kind: PhantomData,
        })
    }
}

impl<T: Read> Unread<T> {
    /// Whether anything is written there.
    pub fn is_there(&self) -> bool {
        self.value != Value::Null
    }

    /// Reads it. What is wrong with it is listed; `None` if it is not there, or unusable.
    pub fn parse(&self) -> (Option<T>, Vec<Problem>) {
        let mut at = Reader::new(&self.path);
        let read = self
            .is_there()
            .then(|| T::read(&self.value, &mut at))
            .flatten();
        (read, at.into_problems())
    }
}

#[cfg(feature = "tools")]
impl<T: super::Describe> super::Describe for Unread<T> {
    fn schema() -> Value {
        T::schema()
    }
}
