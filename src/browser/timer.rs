//! A timer that stops itself.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

use super::page::window;

#[wasm_bindgen]
extern "C" {
    // Its numbers are not always small: test suites that stand in for the clock begin at 10¹².
    #[wasm_bindgen(js_name = setTimeout, catch)]
    fn set_timeout(call: &JsValue, millis: i32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(id: &JsValue);
}

/// A call in the future; dropping it prevents it.
pub struct Timer {
    id: Option<JsValue>,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back once, after that many milliseconds.
    pub fn after(millis: i64, call: impl FnMut() + 'static) -> Self {
        let call = Closure::new(call);
        let millis = i32::try_from(millis.max(0)).unwrap_or(i32::MAX);
        let id = set_timeout(call.as_ref(), millis).ok();
        Self { id, _call: call }
    }
}

/// Lets the browser do what waits, and goes on after it.
pub async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(id) = &self.id {
            clear_timeout(id);
        }
    }
}
