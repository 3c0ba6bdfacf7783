//! Where a dotted path leads.

use std::borrow::Cow;

use crate::value::Value;

/// What paths start from.
#[derive(Clone, Copy)]
pub enum Root<'v> {
    /// A value as it is.
    Value(&'v Value),
    /// An object with one field.
    Field(&'static str, &'v Value),
}

/// A path of property names: `father.age`.
#[derive(Clone, Debug, PartialEq)]
pub struct Path(Vec<String>);

impl Path {
    /// Splits it at its dots.
    pub fn new(text: &str) -> Self {
        Self(text.split('.').map(str::to_owned).collect())
    }

    /// The name at which it begins.
    pub fn first(&self) -> Option<&str> {
        self.0.first().map(String::as_str)
    }

    /// What is there; `None` if nothing is.
    pub fn find<'v>(&self, from: Root<'v>) -> Option<Cow<'v, Value>> {
        let mut steps = self.0.as_slice();
        let mut current = match from {
            Root::Value(value) => value,
            Root::Field(name, value) => {
                let (first, others) = steps.split_first()?;
                steps = others;
                (first == name).then_some(value)?
            }
        };
        while let Some((step, others)) = steps.split_first() {
            steps = others;
            current = match current {
                Value::Object(_) => current.get(step)?,
                Value::List(items) if step == "length" => {
                    // A number has no fields.
                    let count = Value::Number(items.len() as f64);
                    return steps.is_empty().then_some(Cow::Owned(count));
                }
                Value::List(items) => items.get(index(step)?)?,
                _ => return None,
            };
        }
        Some(Cow::Borrowed(current))
    }
}

/// An array's index as JavaScript writes it: digits without a leading zero.
fn index(step: &str) -> Option<usize> {
    let is_canonical =
        step.bytes().all(|byte| byte.is_ascii_digit()) && (step == "0" || !step.starts_with('0'));
    if is_canonical {
        step.parse().ok()
    } else {
        None
    }
}
