//! Where in the document we are, and what was wrong so far.

use crate::text::{concat, join};
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

    /// Reads it; `None` after telling the reader why not.
    fn read(value: &Value, at: &mut Reader) -> Option<Self>;

    /// What a missing field means; `None` if the field is required.
    fn absent() -> Option<Self> {
        None
    }
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

    /// Reads a field; a missing one is a problem if its type requires it.
    pub fn field<T: Read>(&mut self, fields: &[(String, Value)], name: &str) -> Option<T> {
        match present(fields, name) {
            Some(value) => self.inside(name, value),
            None => T::absent().or_else(|| self.missing(name, T::EXPECTED)),
        }
    }

    /// Reads a field that may be missing or wrong: then it is `None`, and a wrong one is a problem.
    pub fn optional<T: Read>(&mut self, fields: &[(String, Value)], name: &str) -> Option<T> {
        self.inside(name, present(fields, name)?)
    }

    /// Notes fields that no reader knows: most likely a slip of the pen.
    pub fn only(&mut self, fields: &[(String, Value)], known: &[&str]) {
        for (name, _) in fields {
            if !known.contains(&name.as_str()) {
                let mark = self.enter(name);
                self.note(
                    "a field that is not known here".into(),
                    &concat(&["one of ", &join(known, ", ")]),
                );
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

    fn missing<T>(&mut self, name: &str, expected: &str) -> Option<T> {
        let mark = self.enter(name);
        self.note("nothing".into(), expected);
        self.leave(mark);
        None
    }
}

fn present<'v>(fields: &'v [(String, Value)], name: &str) -> Option<&'v Value> {
    field(fields, name).filter(|value| **value != Value::Null)
}
