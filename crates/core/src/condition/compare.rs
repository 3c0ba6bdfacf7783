//! JavaScript's equality and order of values.

use std::cmp::Ordering;

use super::{Host, script, version};
use crate::value::Value;

/// `left === right`, where objects and arrays of different documents are never the same.
pub fn is_identical(left: &Value, right: &Value) -> bool {
    !script::is_object(left) && left == right
}

/// Whether both are the same JSON text: `JSON.stringify(left) === JSON.stringify(right)`.
pub fn is_same_json(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| is_same_json(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| left.0 == right.0 && is_same_json(&left.1, &right.1))
        }
        _ => left == right,
    }
}

/// The order that `<` and `>` go by; `None` where both say false.
pub fn order(left: &Value, right: &Value, host: &dyn Host) -> Option<Ordering> {
    // An object or array is compared as the text that it is turned into.
    let is_text = |value: &Value| matches!(value, Value::Text(_)) || script::is_object(value);
    if is_text(left) && is_text(right) {
        let (left, right) = (script::text(left, host), script::text(right, host));
        return Some(version::order(&left, &right));
    }
    script::number(left, host).partial_cmp(&script::number(right, host))
}

/// `left === right` once both, if they are texts, are in lower case.
pub fn is_identical_in_any_case(left: &Value, right: &Value, host: &dyn Host) -> bool {
    match (left, right) {
        (Value::Text(left), Value::Text(right)) => is_text_in_any_case(left, right, host),
        _ => is_identical(left, right),
    }
}

/// Whether two texts differ in nothing but the case of letters.
pub fn is_text_in_any_case(left: &str, right: &str, host: &dyn Host) -> bool {
    if left.is_ascii() && right.is_ascii() {
        left.eq_ignore_ascii_case(right)
    } else {
        host.lowercase(left) == host.lowercase(right)
    }
}
