//! One value of a row.

use std::borrow::Cow;

use serde_json::Value;

use super::time::{TimeStyle, checked};

/// The largest whole number that a float holds exactly, with all below it.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// One value of a row, as its file has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell<'a> {
    /// There is none.
    #[default]
    Empty,
    /// A text, trimmed, not empty.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// A time, in microseconds since 1970.
    Micros(i64),
    /// Yes or no.
    Bool(bool),
    /// Something else: a list, an object.
    Other,
}

impl<'a> Cell<'a> {
    /// A text that may be empty. So is what databases print for nothing.
    pub fn of_text(text: &'a str) -> Self {
        match text.trim() {
            "" | "null" | "NULL" | "\\N" => Self::Empty,
            text => Self::Text(Cow::Borrowed(text)),
        }
    }

    /// A value of JSON.
    pub fn of_json(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::String(text) => Self::of_text(text),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(integer), _) => Self::Integer(integer),
                (None, Some(number)) => Self::Number(number),
                (None, None) => Self::Other,
            },
            Value::Bool(flag) => Self::Bool(*flag),
            Value::Array(_) | Value::Object(_) => Self::Other,
        }
    }

    /// It as an id or a word; a number without decimals has none, whatever type its column has.
    pub fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text),
            Self::Integer(integer) => Some(Cow::Owned(integer.to_string())),
            Self::Number(number) if number.fract() == 0.0 && number.abs() < EXACT => {
                Some(Cow::Owned((number as i64).to_string()))
            }
            Self::Number(_) | Self::Micros(_) | Self::Bool(_) | Self::Empty | Self::Other => None,
        }
    }

    /// It as a time, in microseconds since 1970.
    pub fn micros(&self, style: &TimeStyle) -> Option<i64> {
        match self {
            Self::Text(text) => style.parse(text),
            Self::Integer(integer) => style.integer(*integer),
            Self::Number(number) => style.number(*number),
            Self::Micros(micros) => checked(*micros),
            Self::Bool(_) | Self::Empty | Self::Other => None,
        }
    }

    /// It as it is shown to a person.
    pub fn shown(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::Text(text) => Some(text.to_string()),
            Self::Integer(number) | Self::Micros(number) => Some(number.to_string()),
            Self::Number(number) => Some(number.to_string()),
            Self::Bool(flag) => Some(flag.to_string()),
            Self::Other => Some("a list or an object".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_same_whatever_type_their_column_has() {
        for cell in [
            Cell::of_text(" 14957 "),
            Cell::Integer(14957),
            Cell::Number(14957.0),
        ] {
            assert_eq!(cell.into_text().as_deref(), Some("14957"));
        }
        for cell in [
            Cell::of_text("  "),
            Cell::of_text("NULL"),
            Cell::Number(0.5),
            Cell::Number(f64::NAN),
            Cell::Number(1e300),
            Cell::Other,
        ] {
            assert_eq!(cell.into_text(), None);
        }
    }
}
