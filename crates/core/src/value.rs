//! JSON as a plain tree: what every document, catalog, stored record and event property is before and after it has a
//! type of its own.
//!
//! One tree type means one reader and one writer in the wasm, whatever the number of records.

use crate::text::concat;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// A JSON value. Objects keep the order of their fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`, and what was missing or is no JSON.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as JavaScript has it.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The field of that name, if this is an object that has it. Of repeated fields the last one counts, as in
    /// JavaScript.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(fields) => field(fields, name),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, if it is an array.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// At most how many bytes its JSON has: exact but for numbers, of which the longest is assumed.
    pub fn most_bytes(&self) -> usize {
        const LONGEST_NUMBER: usize = 24; // -1.2345678901234567e-308
        match self {
            Self::Null | Self::Bool(true) => 4,
            Self::Bool(false) => 5,
            Self::Number(_) => LONGEST_NUMBER,
            Self::Text(text) => text_bytes(text),
            Self::List(items) => {
                let inner: usize = items.iter().map(|item| item.most_bytes() + 1).sum();
                inner + 2
            }
            Self::Object(fields) => {
                let inner = fields
                    .iter()
                    .map(|(name, value)| text_bytes(name) + value.most_bytes() + 2);
                inner.sum::<usize>() + 2
            }
        }
    }

    /// The items, if it is an array.
    pub fn into_list(self) -> Option<Vec<Value>> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// What it is, short enough for an error message: `"fre…"`, `12`, `true`, `a list`.
    pub fn describe(&self) -> String {
        const SHOWN: usize = 40;
        match self {
            Self::Null => "nothing".into(),
            Self::Bool(true) => "true".into(),
            Self::Bool(false) => "false".into(),
            Self::Number(number) => number_text(*number),
            Self::List(_) => "a list".into(),
            Self::Object(_) => "an object".into(),
            Self::Text(text) => {
                let mut shown: String = text.chars().take(SHOWN).collect();
                if shown.len() < text.len() {
                    shown.push('…');
                }
                concat(&["\"", &shown, "\""])
            }
        }
    }
}

/// How many bytes a text has as JSON, quotes and escapes included.
fn text_bytes(text: &str) -> usize {
    let escaped = text.bytes().map(|byte| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 8 | 12 => 2,
        0..32 => 6,
        _ => 1,
    });
    escaped.sum::<usize>() + 2
}

/// The last field of that name.
pub fn field<'a>(fields: &'a [(String, Value)], name: &str) -> Option<&'a Value> {
    fields
        .iter()
        .rev()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value)
}

/// An object of these fields: `object!([("id", id.into()), ("count", 2.0.into())])`.
///
/// A macro that adds one field after the other: an array of them all would be built on the stack, and copied, at each
/// place that makes an object.
#[macro_export]
macro_rules! object {
    ([$(($name:expr, $value:expr $(,)?)),* $(,)?]) => {{
        let mut fields = ::std::vec::Vec::new();
        $($crate::value::add(&mut fields, $name, $value);)*
        $crate::value::Value::Object(fields)
    }};
}

pub use crate::object;

/// Adds a field to an object's.
#[inline(never)]
pub fn add(fields: &mut Vec<(String, Value)>, name: &str, value: Value) {
    fields.push((name.to_owned(), value));
}

/// A number in decimal digits, at most six after the point.
///
/// The standard library's float formatting alone costs three kilobytes of wasm; messages and money need no more
/// than this.
pub fn number_text(number: f64) -> String {
    const LARGEST: f64 = 9_007_199_254.0; // beyond it, six decimals no longer fit an f64
    if number.is_nan() {
        return "not a number".into();
    }
    let size = number.abs();
    if size > LARGEST {
        return if size < 9_007_199_254_740_992.0 {
            (number as i64).to_string()
        } else {
            "a huge number".into()
        };
    }
    let millionths = (size * 1e6).round() as u64;
    let (whole, mut rest) = (millionths / 1_000_000, millionths % 1_000_000);
    let mut text = if number < 0.0 && millionths > 0 {
        String::from("-")
    } else {
        String::new()
    };
    text.push_str(&whole.to_string());
    if rest > 0 {
        text.push('.');
        let mut place = 100_000;
        while rest > 0 {
            text.push((b'0' + (rest / place) as u8) as char);
            rest %= place;
            place = (place / 10).max(1);
        }
    }
    text
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::List(items)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            fields.push(entry);
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_without_needless_digits() {
        let table = [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (-3.5, "-3.5"),
            (0.1, "0.1"),
            (19.999, "19.999"),
            (0.000_001, "0.000001"),
            (0.000_000_1, "0"),
            (1e15, "1000000000000000"),
            (1e300, "a huge number"),
            (f64::NAN, "not a number"),
            (f64::INFINITY, "a huge number"),
        ];
        for (number, text) in table {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn json_survives_the_way_there_and_back() {
        let text = r#"{"a":[1.5,true,null,"x"],"b":{"c":-2.0}}"#;
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
    }

    #[test]
    fn long_text_is_cut_in_messages() {
        let long = Value::Text("ä".repeat(100));
        assert_eq!(long.describe().chars().count(), 40 + 3);
    }

    proptest::proptest! {
        #[test]
        fn no_json_is_longer_than_was_said(texts in proptest::collection::vec(".{0,20}", 0..5), number: f64) {
            let list: Vec<Value> = texts.iter().map(|text| text.as_str().into()).collect();
            let value = object!([("a\u{1}\"", list.into()), ("n", number.into()), ("b", false.into())]);
            let text = serde_json::to_string(&value).unwrap();
            let most = value.most_bytes();
            assert!((text.len()..text.len() + 40).contains(&most), "{text} {most}");
        }

        #[test]
        fn written_numbers_read_back_within_half_a_millionth(number in -1e9..1e9) {
            let back: f64 = number_text(number).parse().unwrap();
            assert!((back - number).abs() <= 0.500_001e-6 + number.abs() * f64::EPSILON);
        }
    }
}
