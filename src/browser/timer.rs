//! A timer that stops itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::page::window;

/// A call in the future; dropping it prevents it.
pub struct Timer {
    id: Option<i32>,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back once, after that many milliseconds.
    pub fn after(millis: i64, call: impl FnMut() + 'static) -> Self {
        let call = Closure::new(call);
        let millis = i32::try_from(millis.max(0)).unwrap_or(i32::MAX);
        let function = AsRef::<wasm_bindgen::JsValue>::as_ref(&call).unchecked_ref();
        let id = window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(function, millis)
                .ok()
        });
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
        if let (Some(window), Some(id)) = (window(), self.id) {
            window.clear_timeout_with_handle(id);
        }
    }
}
