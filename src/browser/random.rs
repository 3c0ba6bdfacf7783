//! Random bits, from the browser.

use js_sys::{Function, Math, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Random bytes for ids (`crypto.getRandomValues`).
pub fn bytes<const N: usize>() -> [u8; N] {
    let array = Uint8Array::new_with_length(N as u32);
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or(JsValue::UNDEFINED);
    let fill = Reflect::get(&crypto, &"getRandomValues".into());
    if let Some(fill) = fill.ok().and_then(|fill| fill.dyn_into::<Function>().ok()) {
        let _ = fill.call1(&crypto, &array);
    }
    let mut bytes = [0; N];
    array.copy_to(&mut bytes);
    bytes
}

/// A number from 0 to 1, for spreading waits.
pub fn share() -> f64 {
    Math::random()
}
