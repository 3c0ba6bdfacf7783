//! JavaScript's view of a JSON value as truth, text or number (ECMA-262, section 7.1).

use std::borrow::Cow;

use super::Host;
use crate::json;
use crate::value::Value;

/// `!!value`
pub fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(flag) => *flag,
        Value::Number(number) => *number != 0.0 && !number.is_nan(),
        Value::Text(text) => !text.is_empty(),
        Value::List(_) | Value::Object(_) => true,
    }
}

/// `typeof value === "object"`, without null.
pub fn is_object(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Object(_))
}

/// `String(value)`
pub fn text<'v>(value: &'v Value, host: &dyn Host) -> Cow<'v, str> {
    match value {
        Value::Null => Cow::Borrowed("null"),
        Value::Bool(true) => Cow::Borrowed("true"),
        Value::Bool(false) => Cow::Borrowed("false"),
        Value::Number(number) => Cow::Owned(number_text(*number, host)),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Object(_) => Cow::Borrowed("[object Object]"),
        Value::List(items) => {
            let mut joined = String::new();
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    joined.push(',');
                }
                if *item != Value::Null {
                    joined.push_str(&text(item, host));
                }
            }
            Cow::Owned(joined)
        }
    }
}

/// `String(number)`; whole numbers need no host.
pub fn number_text(number: f64, host: &dyn Host) -> String {
    let whole = number as i32;
    if f64::from(whole) == number {
        whole.to_string()
    } else {
        host.number_text(number)
    }
}

/// `Number(value)`
pub fn number(value: &Value, host: &dyn Host) -> f64 {
    match value {
        Value::Null | Value::Bool(false) => 0.0,
        Value::Bool(true) => 1.0,
        Value::Number(number) => *number,
        Value::Text(text) => host.number(text),
        Value::List(_) => host.number(&text(value, host)),
        Value::Object(_) => f64::NAN,
    }
}

/// `JSON.stringify(value)`, with what JSON cannot write as null.
pub fn json(value: &Value, host: &dyn Host) -> String {
    let mut out = String::new();
    json::write(value, &mut out, &|number| host.number_text(number));
    out
}
