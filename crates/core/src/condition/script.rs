//! JavaScript's view of a JSON value as truth, text or number (ECMA-262, section 7.1).

use std::borrow::Cow;

use super::Host;
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
    write_json(value, host, &mut out);
    out
}

fn write_json(value: &Value, host: &dyn Host, out: &mut String) {
    match value {
        Value::Null | Value::Bool(_) => out.push_str(&text(value, host)),
        Value::Number(number) if !number.is_finite() => out.push_str("null"),
        Value::Number(number) => out.push_str(&number_text(*number, host)),
        Value::Text(text) => write_text(text, out),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_json(item, host, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (index, (name, field)) in fields.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(name, out);
                out.push(':');
                write_json(field, host, out);
            }
            out.push('}');
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' => {
                let code = character as usize;
                out.push_str("\\u00");
                for digit in [DIGITS.get(code / 16), DIGITS.get(code % 16)] {
                    out.extend(digit.map(|digit| *digit as char));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
