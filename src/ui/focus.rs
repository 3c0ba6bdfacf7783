//! Moving the keyboard's focus to what has just appeared.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Focuses an element once it is in the page; what is built gets there before the current task is done.
pub fn focus_soon(element: &web_sys::Element) {
    let element = element.clone();
    spawn_local(async move {
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            let _ = element.focus();
        }
    });
}
