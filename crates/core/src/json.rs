//! JSON text of a tree.
//!
//! The browser's `JSON.stringify` wants the tree as JavaScript objects first, which takes ten times as long as writing
//! the text here.

use crate::value::Value;

/// Below it, every whole number has a `f64` of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Adds a tree to a text, as `JSON.stringify` writes it. `number_text` is `String(number)`: writing fractions takes code
/// that every browser has.
pub fn write(value: &Value, text: &mut String, number_text: &dyn Fn(f64) -> String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => write_number(*number, text, number_text),
        Value::Text(content) => write_text(content, text),
        Value::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(item, text, number_text);
            }
            text.push(']');
        }
        Value::Object(fields) => {
            text.push('{');
            for (index, (name, item)) in fields.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_text(name, text);
                text.push(':');
                write(item, text, number_text);
            }
            text.push('}');
        }
    }
}

fn write_number(number: f64, text: &mut String, number_text: &dyn Fn(f64) -> String) {
    if !number.is_finite() {
        text.push_str("null");
    } else if number.abs() < EXACT && number as i64 as f64 == number {
        text.push_str(&(number as i64).to_string());
    } else {
        text.push_str(&number_text(number));
    }
}

/// Adds a text to a text, as `JSON.stringify` writes it.
pub fn write_text(content: &str, text: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    text.push('"');
    let mut rest = content;
    // Byte by byte: what is escaped is ASCII, and letters of more bytes have none of those.
    while let Some(place) = rest
        .bytes()
        .position(|byte| byte < b' ' || byte == b'"' || byte == b'\\')
    {
        let (plain, after) = rest.split_at(place);
        text.push_str(plain);
        let byte = after.as_bytes().first().copied().unwrap_or_default();
        text.push('\\');
        match byte {
            b'"' | b'\\' => text.push(char::from(byte)),
            b'\n' => text.push('n'),
            b'\r' => text.push('r'),
            b'\t' => text.push('t'),
            8 => text.push('b'),
            12 => text.push('f'),
            _ => {
                text.push_str("u00");
                for digit in [byte >> 4, byte & 15] {
                    text.push(
                        DIGITS
                            .get(usize::from(digit))
                            .map_or('0', |digit| char::from(*digit)),
                    );
                }
            }
        }
        rest = after.get(1..).unwrap_or_default();
    }
    text.push_str(rest);
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::destination::{Host, NativeHost};
    use proptest::prelude::*;

    fn text(value: &Value) -> String {
        let mut text = String::new();
        write(value, &mut text, &|number| NativeHost.number_text(number));
        text
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaves = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<f64>().prop_map(|number| Value::Number(if number.is_finite() {
                number
            } else {
                0.5
            })),
            (-1_000_000_i64..1_000_000).prop_map(|number| Value::Number(number as f64)),
            any::<String>().prop_map(Value::Text),
        ];
        leaves.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::List),
                prop::collection::vec((any::<String>(), inner), 0..6).prop_map(Value::Object),
            ]
        })
    }

    #[test]
    fn letters_that_json_has_no_place_for_are_escaped() {
        assert_eq!(
            text(&"a\"b\\c\n\r\t\u{8}\u{c}\u{1}\u{1f}\u{7f}é\u{2028}🛒".into()),
            "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f\u{7f}é\u{2028}🛒\""
        );
        assert_eq!(text(&Value::Number(f64::NAN)), "null");
        assert_eq!(text(&Value::Number(-0.0)), "0");
        assert_eq!(
            text(&Value::Number(9_007_199_254_740_991.0)),
            "9007199254740991"
        );
    }

    proptest! {
        #[test]
        fn every_tree_is_written_as_the_host_writes_it(value in values()) {
            prop_assert_eq!(text(&value), NativeHost.json(&value));
        }
    }
}
