//! The loader's side of the bridge: it owns the custom elements, their shadow roots and what outlives a trap.

use js_sys::{Array, Promise};
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

    /// See [`Host::vary`]; the numbers are those of pkg/loader/runtime/variation.ts.
    #[wasm_bindgen(method, js_name = vary)]
    fn vary_by(this: &Host, element: &HtmlElement, names: &Array, gives_way: bool) -> u32;

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

    /// Whether one of them waits for events of that name.
    #[wasm_bindgen(method)]
    pub fn hears(this: &Host, name: &str) -> bool;

    /// `(window[queue] ??= []).push(item)`, with the list's items as an `arguments` object if wanted. Never throws.
    #[wasm_bindgen(method)]
    pub fn push(this: &Host, queue: &str, item: &JsValue, as_arguments: bool);

    /// Dispatches a `CustomEvent` on the document.
    #[wasm_bindgen(method)]
    pub fn dispatch(this: &Host, name: &str, detail: &JsValue);

    /// What tabs share of events that wait.
    #[wasm_bindgen(method, getter)]
    pub fn outbox(this: &Host) -> super::Outbox;

    /// Removes the store of events that wait, where nobody delivers them.
    #[wasm_bindgen(method, js_name = forgetQueue)]
    pub fn forget_queue(this: &Host);

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

/// What became of a variation that was to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Varied {
    /// The control is shown, because the assignment came too late.
    Late,
    /// The variation is shown.
    Shown,
    /// There is no template of it, and the control is shown.
    Missing,
}

impl Host {
    /// Shows a variation in the element of an experiment: the template that has one of these names. The control that is
    /// shown already, because the assignment came too late, stays unless it gives way.
    pub fn vary(&self, element: &HtmlElement, names: &Array, gives_way: bool) -> Varied {
        match self.vary_by(element, names, gives_way) {
            0 => Varied::Late,
            1 => Varied::Shown,
            _ => Varied::Missing,
        }
    }
}
