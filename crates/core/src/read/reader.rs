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

/// Where something that is read belongs: any variable of a type that can be read.
///
/// As a trait object, what is the same for each field of each record is one function in the wasm.
pub trait Place {
    /// Reads it, unless it is wrong: then what stands there stays. Returns whether it could be read.
    fn put(&mut self, value: &Value, at: &mut Reader) -> bool;

    /// What to say that was expected where nothing is; `None` if nothing will do.
    fn required(&self) -> Option<&'static str>;
}

impl<T: Read> Place for T {
    fn put(&mut self, value: &Value, at: &mut Reader) -> bool {
        let read = T::read(value, at);
        let is_read = read.is_some();
        if let Some(read) = read {
            *self = read;
        }
        is_read
    }

    fn required(&self) -> Option<&'static str> {
        T::REQUIRED.then_some(T::EXPECTED)
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

    /// Reads a field to where it belongs. Returns whether a record can do with what stands there now: a wrong one is
    /// a problem, a missing one if its type requires it.
    pub fn field(&mut self, fields: &[(String, Value)], name: &str, place: &mut dyn Place) -> bool {
        match (present(fields, name), place.required()) {
            (Some(value), _) => self.put(name, value, place),
            (None, None) => true,
            (None, Some(expected)) => {
                let mark = self.enter(name);
                self.note("nothing".into(), expected);
                self.leave(mark);
                false
            }
        }
    }

    /// Reads a field to where it belongs, unless it is missing or wrong: what stands there stays, and a wrong one is a
    /// problem.
    pub fn optional(&mut self, fields: &[(String, Value)], name: &str, place: &mut dyn Place) {
        if let Some(value) = present(fields, name) {
            self.put(name, value, place);
        }
    }

    /// Reads a value one step further in to where it belongs. Returns whether it could be read.
    pub fn put(&mut self, step: &str, value: &Value, place: &mut dyn Place) -> bool {
        let mark = self.enter(step);
        let is_read = place.put(value, self);
        self.leave(mark);
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

    /// Reads the items of a list, telling `read` of each, from inside of it.
    pub fn items(&mut self, items: &[Value], read: &mut dyn FnMut(&Value, &mut Self)) {
        for (index, item) in items.iter().enumerate() {
            let mark = self.enter_index(index);
            read(item, self);
            self.leave(mark);
        }
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
}

fn present<'v>(fields: &'v [(String, Value)], name: &str) -> Option<&'v Value> {
    field(fields, name).filter(|value| **value != Value::Null)
}
