//! Reading fields the way JavaScript reads them: what is falsy is missing, what is of another type is a problem and
//! missing.

use super::{HashVersion, Range};
use crate::read::Reader;
use crate::value::Value;

/// An object that is being read.
pub struct Fields<'v, 'r> {
    value: &'v Value,
    /// Where it is, for problems.
    pub at: &'r mut Reader,
}

impl<'v, 'r> Fields<'v, 'r> {
    /// The fields of an object; `None`, with a problem, if it is none.
    pub fn of(value: &'v Value, at: &'r mut Reader) -> Option<Self> {
        at.object(value)?;
        Some(Self { value, at })
    }

    /// A field, if it is there at all.
    pub fn get(&self, name: &str) -> Option<&'v Value> {
        self.value.get(name)
    }

    /// A field that is there and not null.
    pub fn present(&self, name: &str) -> Option<&'v Value> {
        self.get(name).filter(|value| **value != Value::Null)
    }

    /// Notes that a field is not what was expected.
    pub fn wrong(&mut self, name: &str, expected: &str) {
        let found = self.get(name).map_or("nothing".into(), Value::describe);
        let mark = self.at.enter(name);
        self.at.note(found, expected);
        self.at.leave(mark);
    }

    /// A text; `None` if it is empty.
    pub fn text(&mut self, name: &str) -> Option<&'v str> {
        match self.present(name)? {
            Value::Text(text) => Some(text.as_str()).filter(|text| !text.is_empty()),
            _ => {
                self.wrong(name, "text");
                None
            }
        }
    }

    /// A number.
    pub fn number(&mut self, name: &str) -> Option<f64> {
        match self.present(name)? {
            Value::Number(number) => Some(*number),
            _ => {
                self.wrong(name, "a number");
                None
            }
        }
    }

    /// A flag; false if it is missing.
    pub fn flag(&mut self, name: &str) -> bool {
        self.present(name)
            .is_some_and(crate::condition::script::truthy)
    }

    /// A list.
    pub fn list(&mut self, name: &str) -> Option<&'v [Value]> {
        let value = self.present(name)?;
        if value.as_list().is_none() {
            self.wrong(name, "a list");
        }
        value.as_list()
    }

    /// A hash version.
    pub fn hash_version(&mut self, default: HashVersion) -> HashVersion {
        self.number("hashVersion")
            .map_or(default, |number| HashVersion::numbered(number, default))
    }

    /// A list of numbers; what is none counts as 0.
    pub fn numbers(&mut self, name: &str) -> Option<Vec<f64>> {
        let list = self.list(name)?;
        if list.iter().any(|number| number.as_number().is_none()) {
            self.wrong(name, "a list of numbers");
        }
        Some(
            list.iter()
                .map(|number| number.as_number().unwrap_or_default())
                .collect(),
        )
    }

    /// A list of ranges; one that is malformed is empty.
    pub fn ranges(&mut self, name: &str) -> Option<Vec<Range>> {
        let list = self.list(name)?;
        if list.iter().any(|value| range(value).is_none()) {
            self.wrong(name, "a list of pairs of numbers");
        }
        Some(
            list.iter()
                .map(|value| range(value).unwrap_or(Range(0.0, 0.0)))
                .collect(),
        )
    }

    /// A range.
    pub fn range(&mut self, name: &str) -> Option<Range> {
        let value = self.present(name)?;
        let range = range(value);
        if range.is_none() {
            self.wrong(name, "a pair of numbers");
        }
        Some(range.unwrap_or(Range(0.0, 0.0)))
    }

    /// Reads the items of a list, each from inside of it.
    pub fn each(&mut self, name: &str, read: &mut dyn FnMut(&'v Value, &mut Reader)) -> bool {
        let Some(list) = self.list(name) else {
            return false;
        };
        let mark = self.at.enter(name);
        for (index, item) in list.iter().enumerate() {
            let inner = self.at.enter_index(index);
            read(item, self.at);
            self.at.leave(inner);
        }
        self.at.leave(mark);
        true
    }

    /// Reads a field from inside of it, unless it is falsy.
    pub fn truthy<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&'v Value, &mut Reader) -> T,
    ) -> Option<T> {
        let value = self
            .get(name)
            .filter(|value| crate::condition::script::truthy(value))?;
        let mark = self.at.enter(name);
        let read = read(value, self.at);
        self.at.leave(mark);
        Some(read)
    }

    /// The whole object.
    pub fn value(&self) -> &'v Value {
        self.value
    }
}

fn range(value: &Value) -> Option<Range> {
    match value.as_list()? {
        [Value::Number(start), Value::Number(end), ..] => Some(Range(*start, *end)),
        _ => None,
    }
}
