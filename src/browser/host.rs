//! The loader's side of the bridge: it owns the custom elements, their shadow roots and what outlives a trap.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// The loader, as this module sees it.
    #[derive(Clone)]
    pub type Host;

    /// Shows the widget instead of the element's children.
    #[wasm_bindgen(method)]
    pub fn show(this: &Host, element: &HtmlElement);

    /// Shows the element's children instead of the widget.
    #[wasm_bindgen(method)]
    pub fn fallback(this: &Host, element: &HtmlElement);

    /// Whether the element takes room where the visitor looks.
    #[wasm_bindgen(method)]
    pub fn sees(this: &Host, element: &HtmlElement) -> bool;

    /// Shows neither; the element takes no room if that moves nothing that can be seen.
    #[wasm_bindgen(method)]
    pub fn hide(this: &Host, element: &HtmlElement);

    /// Reports an error once; of an element, which then shows its children, or of the document.
    #[wasm_bindgen(method)]
    pub fn fail(this: &Host, element: Option<&HtmlElement>, code: &str, message: &str);

    /// Makes the element's shadow root adopt the style sheet of that name.
    #[wasm_bindgen(method)]
    pub fn style(this: &Host, element: &HtmlElement, name: &str, css: &str);

    /// Sets a custom property on every element's shadow host; the page's own style sheets win over it.
    #[wasm_bindgen(method)]
    pub fn theme(this: &Host, property: &str, value: &str);

    /// Tells the page's own handlers (`awning.on`) of an event.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, name: &str, event: &JsValue);

    /// The catalog, if the page names it.
    #[wasm_bindgen(method)]
    pub fn catalog(this: &Host) -> Option<Promise>;

    /// The texts of a kind that not every page needs, in the page's language; none for English.
    #[wasm_bindgen(method)]
    pub fn texts(this: &Host, kind: &str) -> Option<Promise>;

    /// The number of the element that is being served; 0 while that is the page as a whole.
    #[wasm_bindgen(method, getter)]
    pub fn serving(this: &Host) -> u32;

    /// Says which element is being served from now on, until the call into this module ends.
    #[wasm_bindgen(method, setter)]
    pub fn set_serving(this: &Host, id: u32);

    /// Ends with this instance: listeners on the page are bound to it.
    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &Host) -> AbortSignal;
}
