//! Where the overlay is in the page: in a shadow root of an element of its own, at the end of the body.

use leptos::mount::mount_to_renderer;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::script::{invoke, property};
use crate::browser::{Host, page};
use crate::runtime::Mounted;
use crate::view::El;
use crate::widgets::debug::CSS;

/// Its element. None of Awning's own, which are defined by the loader.
const TAG: &str = "awning-debug";

/// The overlay in the page; dropping it takes it away.
pub struct Place {
    host: JsValue,
    _mounted: Mounted,
}

impl Place {
    /// Puts it into the page; `None` where there is no body.
    pub fn in_page(loader: &Host, view: El) -> Option<Self> {
        let document = page::document()?;
        // An instance that has failed has left its own.
        let left = invoke(&document, "querySelector", &[TAG.into()]);
        invoke(&left, "remove", &[]);
        let host = invoke(&document, "createElement", &[TAG.into()]);
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"mode".into(), &"open".into());
        let root = invoke(&host, "attachShadow", &[options.into()]);
        let sheets = [crate::ui::BASE_CSS, CSS].map(|css| invoke(loader, "sheet", &[css.into()]));
        let sheets: js_sys::Array = sheets.into_iter().collect();
        let _ = js_sys::Reflect::set(&root, &"adoptedStyleSheets".into(), &sheets);
        let inner: web_sys::Element = document.create_element("div").ok()?;
        invoke(&root, "append", &[inner.clone().into()]);
        let mounted = mount_to_renderer(&inner, move || view);
        let body = property(&document, "body");
        if !body.is_object() {
            return None;
        }
        invoke(&body, "append", std::slice::from_ref(&host));
        Some(Self {
            host: host.unchecked_into(),
            _mounted: Box::new(mounted),
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        invoke(&self.host, "remove", &[]);
    }
}
