//! Where in the document we are, and what was wrong so far.

use super::one_of;
use crate::text::concat;
use crate::value::{Value, field};

/// One thing that is wrong, said so that its author can find and mend it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct Problem {
    /// Where: `campaigns[1].content.message`.
    pub path: String,
    /// What stands there: `12`.
    pub found: String,
    /// What would be right: `text`.
    pub expected: String,
}

impl Problem {
    /// One sentence: `campaigns[1].content.message: found 12, expected text`.
    pub fn message(&self) -> String {
        let path = if self.path.is_empty() {
            "the document"
        } else {
            &self.path
        };
        concat(&[path, ": found ", &self.found, ", expected ", &self.expected])
    }
}

/// A type that can be read from a [`Value`].
pub trait Read: Sized {
    /// What to say that was expected.
    const EXPECTED: &'static str;

    /// Whether a record without it is unusable; its default stands for it otherwise.
    const REQUIRED: bool = true;

    /// Reads it; `None` after telling the reader why not.
    fn read(value: &Value, at: &mut Reader) -> Option<Self>;
}

/// Walks a document and collects its problems.
#[derive(Debug)]
pub struct Reader {
    path: String,
    problems: Vec<Problem>,
}

impl Reader {
    /// A reader for the document of that name; the name starts every path.
    pub fn new(name: &str) -> Self {
        Self {
            path: name.to_owned(),
            problems: Vec::new(),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was wrong, in the order of reading.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Notes that `value` is not what was expected, and returns `None` for the reader of that value to return.
    pub fn unexpected<T>(&mut self, value: &Value, expected: &str) -> Option<T> {
        self.note(value.describe(), expected);
        None
    }

    /// Notes a problem at this place.
    pub fn note(&mut self, found: String, expected: &str) {
        self.problems.push(Problem {
            path: self.path.clone(),
            found,
            expected: expected.to_owned(),
        });
    }

    /// The fields of an object.
    pub fn object<'v>(&mut self, value: &'v Value) -> Option<&'v [(String, Value)]> {
        match value {
            Value::Object(fields) => Some(fields),
            other => self.unexpected(other, "an object"),
        }
    }

    /// Reads a field to where it belongs. Returns whether a record can do with what stands there now: a wrong one is
    /// a problem, a missing one if its type requires it.
    #[inline(never)]
    pub fn field<T: Read>(
        &mut self,
        fields: &[(String, Value)],
        name: &str,
        place: &mut T,
    ) -> bool {
        if present(fields, name).is_none() {
            if T::REQUIRED {
                self.missing(name, T::EXPECTED);
            }
            return !T::REQUIRED;
        }
        self.replace(fields, name, place)
    }

    /// Reads a field to where it belongs, unless it is missing or wrong: what stands there stays, and a wrong one is a
    /// problem. Returns that a record can do with either.
    #[inline(never)]
    pub fn optional<T: Read>(
        &mut self,
        fields: &[(String, Value)],
        name: &str,
        place: &mut T,
    ) -> bool {
        self.replace(fields, name, place);
        true
    }

    /// Returns whether the field could be read.
    fn replace<T: Read>(&mut self, fields: &[(String, Value)], name: &str, place: &mut T) -> bool {
        let read = present(fields, name).and_then(|value| self.inside(name, value));
        let is_read = read.is_some();
        if let Some(read) = read {
            *place = read;
        }
        is_read
    }

    /// Notes fields that no reader knows: most likely a slip of the pen.
    pub fn only(&mut self, fields: &[(String, Value)], known: &[&str]) {
        for (name, _) in fields {
            if !known.contains(&name.as_str()) {
                let mark = self.enter(name);
                self.note("a field that is not known here".into(), &one_of(known));
                self.leave(mark);
            }
        }
    }

    /// Reads a value one step further in.
    pub fn inside<T: Read>(&mut self, step: &str, value: &Value) -> Option<T> {
        let mark = self.enter(step);
        let read = T::read(value, self);
        self.leave(mark);
        read
    }

    /// Reads a value one step further in that must also pass a test.
    pub fn checked<T: Read>(
        &mut self,
        step: &str,
        value: &Value,
        expected: &str,
        test: impl Fn(&T) -> bool,
    ) -> Option<T> {
        let read = self.inside(step, value)?;
        if test(&read) {
            return Some(read);
        }
        let mark = self.enter(step);
        self.note(value.describe(), expected);
        self.leave(mark);
        None
    }

    /// Reads the items of a list; those that cannot be read are left out.
    pub fn items<T: Read>(&mut self, items: &[Value]) -> Vec<T> {
        let mut read = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let mark = self.enter_index(index);
            read.extend(T::read(item, self));
            self.leave(mark);
        }
        read
    }

    /// Goes one step further in; [`leave`](Self::leave) with what this returns comes back.
    pub fn enter(&mut self, step: &str) -> usize {
        let mark = self.path.len();
        if mark > 0 {
            self.path.push('.');
        }
        self.path.push_str(step);
        mark
    }

    /// Goes to an item of a list.
    pub fn enter_index(&mut self, index: usize) -> usize {
        let mark = self.path.len();
        self.path.push('[');
        self.path.push_str(&index.to_string());
        self.path.push(']');
        mark
    }

    /// Comes back to where `mark` was taken.
    pub fn leave(&mut self, mark: usize) {
        self.path.truncate(mark);
    }

    fn missing(&mut self, name: &str, expected: &str) {
        let mark = self.enter(name);
        self.note("nothing".into(), expected);
        self.leave(mark);
    }
}

fn present<'v>(fields: &'v [(String, Value)], name: &str) -> Option<&'v Value> {
    field(fields, name).filter(|value| **value != Value::Null)
}
