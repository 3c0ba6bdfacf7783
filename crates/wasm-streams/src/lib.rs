//! A stand-in for the crate `wasm-streams`.
//!
//! Leptos depends on `server_fn`, and that on `wasm-streams`, whose classes are exported to JavaScript: they and their
//! futures stay in the wasm although nobody calls them, 5 kB of it (brotli). Awning has no server functions, so nothing
//! of this is ever called; it has what `server_fn` needs to compile, and no exports.

use futures_util::stream::{Pending, pending};
use wasm_bindgen::JsValue;

/// A stream of the browser.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps the browser's object.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// A stream of the browser that would read from `stream`: an empty one.
    ///
    /// # Panics
    /// Where there is no `ReadableStream`.
    pub fn from_stream<S>(_stream: S) -> Self {
        #[expect(clippy::unwrap_used, reason = "as in the original")]
        Self(web_sys::ReadableStream::new().unwrap())
    }

    /// The browser's object.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What is read from it: nothing, for ever.
    pub fn into_stream(self) -> Pending<Result<JsValue, JsValue>> {
        pending()
    }
}
