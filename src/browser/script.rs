//! JavaScript's methods, called by their names.
//!
//! Each method that Rust knows by its type is a line of glue that every page downloads. What only a developer's tool asks of
//! the browser is asked this way, and costs others nothing.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property; `undefined` where there is none.
pub fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method; `undefined` where there is none, and where it throws.
pub fn invoke(of: &JsValue, method: &str, arguments: &[JsValue]) -> JsValue {
    let method = property(of, method);
    let Some(method) = method.dyn_ref::<Function>() else {
        return JsValue::UNDEFINED;
    };
    let arguments: Array = arguments.iter().cloned().collect();
    method.apply(of, &arguments).unwrap_or(JsValue::UNDEFINED)
}
