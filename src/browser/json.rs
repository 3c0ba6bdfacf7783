//! JavaScript values as trees, and back.

use awning_core::value::Value;
use js_sys::{Array, Date, JSON, JsString, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Objects nested deeper than this are left out: a page may pass anything, even something that contains itself.
const DEEPEST: u32 = 16;

/// The same of JSON. Each level takes a call on the stack.
const DEEPEST_PARSED: u32 = 100;

/// Reads a JavaScript value. What JSON has no form for is [`Value::Null`], dates are texts.
///
/// serde-wasm-bindgen's deserializer does the same and costs 9 kB more: its type errors print floats.
pub fn read(value: &JsValue) -> Value {
    read_to(value, DEEPEST)
}

/// The same of what was read from JSON text, which cannot contain itself: conditions may be nested deep.
pub fn read_parsed(value: &JsValue) -> Value {
    read_to(value, DEEPEST_PARSED)
}

fn read_to(value: &JsValue, deepest: u32) -> Value {
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    if let Some(flag) = value.as_bool() {
        return Value::Bool(flag);
    }
    if !value.is_object() || deepest == 0 {
        return Value::Null;
    }
    if Array::is_array(value) {
        let items: &Array = value.unchecked_ref();
        return Value::List(
            items
                .iter()
                .map(|item| read_to(&item, deepest - 1))
                .collect(),
        );
    }
    if let Some(date) = value.dyn_ref::<Date>() {
        // An invalid date has no ISO form: asking for it would throw.
        return if date.get_time().is_nan() {
            Value::Null
        } else {
            String::from(date.to_iso_string()).into()
        };
    }
    // What the page's own getters and proxies throw is theirs, and must not come through here.
    let keys = Reflect::own_keys(value).unwrap_or_default();
    let fields = keys.iter().filter_map(|key| {
        let name = key.as_string()?;
        let field = Reflect::get(value, &key).unwrap_or(JsValue::NULL);
        Some((name, read_to(&field, deepest - 1)))
    });
    Value::Object(fields.collect())
}

/// The rows of a catalog in either of its forms: an array, or the array `items` of an object.
pub fn rows(value: &JsValue) -> Option<Array> {
    let rows = if Array::is_array(value) {
        Ok(value.clone())
    } else {
        Reflect::get(value, &"items".into())
    };
    rows.ok()
        .filter(Array::is_array)
        .map(|rows| rows.unchecked_into())
}

/// A tree as a JavaScript value.
pub fn write(value: &Value) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

/// A tree as JSON text.
pub fn to_text(value: &Value) -> String {
    let mut text = String::new();
    awning_core::json::write(value, &mut text, &number_text);
    text
}

/// `String(number)`.
pub fn number_text(number: f64) -> String {
    JSON::stringify(&JsValue::from_f64(number))
        .map(String::from)
        .unwrap_or_default()
}

/// Reads JSON text.
///
/// # Errors
/// What the browser says of it.
pub fn parse(text: &str) -> Result<Value, String> {
    parse_text(&text.into())
}

/// The same of text that is JavaScript's, which need not come here and go back.
///
/// # Errors
/// What the browser says of it.
pub fn parse_text(text: &JsString) -> Result<Value, String> {
    let parsed = parse_js(text).map_err(|error| message(&error))?;
    Ok(read(&parsed))
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_js(text: &JsString) -> Result<JsValue, JsValue>;
}

/// What a JavaScript exception says.
pub fn message(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => error.as_string().unwrap_or_default(),
    }
}
