//! The page itself.

use awning_core::text::concat;
use awning_core::time::Instant;
use awning_core::value::{Value, object};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Document, EventTarget, HtmlElement, Url, Window};

use super::{clock, json};

/// The window; `None` only outside of pages.
#[allow(clippy::disallowed_methods)] // this is the place
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The page's address.
pub fn url() -> String {
    window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// The path of the page's address.
pub fn path() -> String {
    window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default()
}

/// The name of the page's host, without its port.
pub fn host() -> String {
    window()
        .and_then(|window| window.location().hostname().ok())
        .unwrap_or_default()
}

/// Whether the browser sends Global Privacy Control.
pub fn global_privacy_control() -> bool {
    let navigator = window().map(|window| window.navigator());
    let signal = navigator
        .and_then(|navigator| Reflect::get(&navigator, &"globalPrivacyControl".into()).ok());
    signal.is_some_and(|signal| signal.is_truthy())
}

/// What events say of the page: address, path, title, referrer.
pub fn describe() -> Value {
    let (title, referrer) = document()
        .map(|document| (document.title(), document.referrer()))
        .unwrap_or_default();
    object!([
        ("url", url().into()),
        ("path", path().into()),
        ("title", title.into()),
        ("referrer", referrer.into()),
    ])
}

/// The campaign that brought the visitor, from the address's `utm_…` parameters, by Segment's names.
pub fn campaign() -> Option<Value> {
    let parameters = Url::new(&url()).ok()?.search_params();
    let names = [
        "utm_campaign",
        "utm_source",
        "utm_medium",
        "utm_term",
        "utm_content",
    ];
    let fields = names.iter().filter_map(|name| {
        let short = if *name == "utm_campaign" {
            "name"
        } else {
            name.strip_prefix("utm_").unwrap_or(name)
        };
        Some((short.to_owned(), Value::from(parameters.get(name)?)))
    });
    let fields: Vec<_> = fields.collect();
    (!fields.is_empty()).then_some(Value::Object(fields))
}

/// How a page was reached.
pub struct Landing {
    /// Its address.
    pub address: String,
    /// Its referrer's; empty if it has none.
    pub referrer: String,
    /// When.
    pub at: Instant,
}

impl Landing {
    /// How this page was reached.
    pub fn here() -> Self {
        Self {
            address: url(),
            referrer: document().map_or_else(String::new, |document| document.referrer()),
            at: clock::now(),
        }
    }
}

/// Dispatches a custom event that bubbles and crosses shadow roots. Returns whether its default action may happen.
pub fn dispatch(element: &HtmlElement, name: &str, detail: &Value, cancelable: bool) -> bool {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_cancelable(cancelable);
    options.set_detail(&json::write(detail));
    let event = CustomEvent::new_with_event_init_dict(name, &options);
    event
        .ok()
        .and_then(|event| element.dispatch_event(&event).ok())
        .unwrap_or(true)
}

/// Tells the page of something that is no element's.
pub fn tell(name: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into().ok()) {
        dispatch(&root, name, &Value::Null, false);
    }
}

/// The target of navigations within the page: the Navigation API, where there is one.
pub fn navigation() -> Option<EventTarget> {
    let window = window()?;
    Reflect::get(&window, &"navigation".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Copies a text; it is under way when this returns, which must be while a click is being handled. `false` if the
/// browser refuses.
pub fn copy(text: String) -> impl Future<Output = bool> {
    // Without a secure context there is no clipboard, and asking it would throw.
    let navigator = window().map(|window| window.navigator());
    let clipboard =
        navigator.and_then(|navigator| Reflect::get(&navigator, &"clipboard".into()).ok());
    let clipboard = clipboard.and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok());
    let copying = clipboard
        .map(|clipboard| wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)));
    async {
        match copying {
            Some(copying) => copying.await.is_ok(),
            None => false,
        }
    }
}

/// Prints the page.
pub fn print() {
    let Some(window) = window() else { return };
    let print = Reflect::get(&window, &"print".into()).ok();
    if let Some(print) = print.and_then(|print| print.dyn_into::<js_sys::Function>().ok()) {
        let _ = print.call1(&window, &wasm_bindgen::JsValue::UNDEFINED);
    }
}

/// Says something to the page's developer.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&concat(&["awning: ", message]).into());
}

/// Whether the page cannot be seen.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Whether the browser has a network, as far as it knows.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}
