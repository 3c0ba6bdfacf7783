//! Random bits, from the browser.

use awning_core::event::uuid_v7;
use awning_core::time::Instant;
use js_sys::{Function, Math, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Random bytes (`crypto.getRandomValues`).
fn bytes<const N: usize>() -> [u8; N] {
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

/// 64 of them.
pub fn bits() -> u64 {
    u64::from_le_bytes(bytes())
}

/// A new UUID version 7.
pub fn new_id(now: Instant) -> String {
    uuid_v7(now, bytes())
}

/// A number from 0 to 1, for spreading waits.
pub fn share() -> f64 {
    Math::random()
}
