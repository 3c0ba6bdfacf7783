//! What is captured of a page, as the runtime sees it. All that decides is behind this, in a chunk of its own.

use wasm_bindgen::JsValue;

use super::state::Runtime;

/// Hears of what the page's script sees.
pub trait Capturing {
    /// Takes what was seen: an object, whose `kind` says what it is.
    fn hear(&self, seen: &JsValue);
}

impl Runtime {
    /// Takes what was seen on the page, if anything is captured.
    pub fn saw(&self, seen: &JsValue) {
        let capturing = self.capturing.borrow().clone();
        if let Some(capturing) = capturing {
            capturing.hear(seen);
        }
    }
}
