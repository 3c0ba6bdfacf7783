//! Texts, numbers, flags and lists.

use super::{Read, Reader};
use crate::value::Value;

impl Read for Value {
    const EXPECTED: &'static str = "anything";
    const REQUIRED: bool = false;

    fn read(value: &Value, _: &mut Reader) -> Option<Self> {
        Some(value.clone())
    }
}

impl Read for String {
    const EXPECTED: &'static str = "text";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            other => at.unexpected(other, Self::EXPECTED),
        }
    }
}

impl Read for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value {
            Value::Bool(flag) => Some(*flag),
            other => at.unexpected(other, Self::EXPECTED),
        }
    }
}

impl Read for u32 {
    const EXPECTED: &'static str = "a whole number from 0";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value {
            Value::Number(number) if *number >= 0.0 && *number <= 4e9 && number.fract() == 0.0 => {
                Some(*number as u32)
            }
            other => at.unexpected(other, Self::EXPECTED),
        }
    }
}

impl Read for f64 {
    const EXPECTED: &'static str = "a number";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value {
            Value::Number(number) if number.is_finite() => Some(*number),
            other => at.unexpected(other, Self::EXPECTED),
        }
    }
}

impl<T: Read> Read for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const REQUIRED: bool = false;

    /// A wrong value counts as a missing one, once it has been noted.
    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        Some(T::read(value, at))
    }
}

impl<T: Read> Read for Vec<T> {
    const EXPECTED: &'static str = "a list";
    const REQUIRED: bool = false;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value {
            Value::List(items) => {
                let mut read = Vec::with_capacity(items.len());
                at.items(items, &mut |item, at| read.extend(T::read(item, at)));
                Some(read)
            }
            other => at.unexpected(other, Self::EXPECTED),
        }
    }
}
