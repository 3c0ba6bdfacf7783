//! JSON as JavaScript has it.

use std::path::Path;

use anyhow::{Context, Result};
use awning_core::value::Value;

/// A file of JSON.
///
/// # Errors
/// If it cannot be read or is no JSON.
pub fn file(path: &Path) -> Result<Value> {
    let content =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text(&content).with_context(|| format!("{} is no JSON", path.display()))
}

/// A text of JSON. Of fields of the same name the last one counts, and those that are named as an array's index come
/// first, as in JavaScript.
///
/// # Errors
/// If it is no JSON.
pub fn text(content: &str) -> Result<Value> {
    Ok(value(serde_json::from_str(content)?))
}

fn value(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(flag) => Value::Bool(flag),
        serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(value).collect()),
        serde_json::Value::Object(fields) => {
            let mut fields: Vec<_> = fields
                .into_iter()
                .map(|(name, field)| (name, value(field)))
                .collect();
            fields.sort_by_key(|(name, _)| index(name).unwrap_or(u32::MAX));
            Value::Object(fields)
        }
    }
}

fn index(name: &str) -> Option<u32> {
    let is_canonical = name == "0" || name.starts_with(|first: char| ('1'..='9').contains(&first));
    name.parse().ok().filter(|_| is_canonical)
}
