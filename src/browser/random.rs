//! Random bits, from the browser.

use std::cell::RefCell;

use awning_core::event::uuid_v7;
use awning_core::time::Instant;
use js_sys::{Function, Math, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// So many are asked for at a time: asking costs more than what is asked for.
const POOL: usize = 1024;

thread_local! {
    static POOLED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Random bytes (`crypto.getRandomValues`).
fn bytes<const N: usize>() -> [u8; N] {
    POOLED.with_borrow_mut(|pool| {
        if pool.len() < N {
            *pool = filled();
        }
        let rest = pool.len().saturating_sub(N);
        let mut bytes = [0; N];
        bytes
            .iter_mut()
            .zip(pool.drain(rest..))
            .for_each(|(byte, random)| *byte = random);
        bytes
    })
}

fn filled() -> Vec<u8> {
    let array = Uint8Array::new_with_length(POOL as u32);
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or(JsValue::UNDEFINED);
    let fill = Reflect::get(&crypto, &"getRandomValues".into());
    if let Some(fill) = fill.ok().and_then(|fill| fill.dyn_into::<Function>().ok()) {
        let _ = fill.call1(&crypto, &array);
    }
    array.to_vec()
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
