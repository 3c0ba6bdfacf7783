//! Cookies of the page. Browsers may refuse them: then nothing is kept, and nobody is told, because nothing else changes.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::page;

/// All that the page is told of, as `document.cookie` has it.
pub fn read() -> String {
    let document = page::document().map(JsValue::from);
    // Reading throws in frames that may have none.
    let cookies = document.and_then(|document| Reflect::get(&document, &"cookie".into()).ok());
    cookies
        .and_then(|cookies| cookies.as_string())
        .unwrap_or_default()
}

/// Sets one, as `document.cookie` takes it.
pub fn write(cookie: &str) {
    if let Some(document) = page::document() {
        let _ = Reflect::set(&document, &"cookie".into(), &cookie.into());
    }
}
