//! Which elements can be seen.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Watches elements; dropping it ends that.
pub struct Visibility {
    observer: Option<IntersectionObserver>,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
}

impl Visibility {
    /// Tells whenever a watched element begins (`true`) or ceases to show at least half of itself.
    pub fn of_half(tell: impl FnMut(Element, bool) + 'static) -> Self {
        let options = IntersectionObserverInit::new();
        options.set_threshold(&JsValue::from_f64(0.5));
        let is_visible = |entry: &IntersectionObserverEntry| entry.intersection_ratio() >= 0.5;
        Self::observe(&options, is_visible, tell)
    }

    /// Tells whenever a watched element begins or ceases to reach across the middle of the window.
    pub fn of_middle(tell: impl FnMut(Element, bool) + 'static) -> Self {
        let options = IntersectionObserverInit::new();
        options.set_root_margin("-50% 0px");
        Self::observe(&options, IntersectionObserverEntry::is_intersecting, tell)
    }

    fn observe(
        options: &IntersectionObserverInit,
        is_visible: fn(&IntersectionObserverEntry) -> bool,
        mut tell: impl FnMut(Element, bool) + 'static,
    ) -> Self {
        let seen = Closure::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                tell(entry.target(), is_visible(&entry));
            }
        });
        let function = AsRef::<JsValue>::as_ref(&seen).unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, options).ok();
        Self {
            observer,
            _seen: seen,
        }
    }

    /// Watches an element.
    pub fn watch(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.observe(element);
        }
    }

    /// Ceases to watch an element.
    pub fn forget(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.unobserve(element);
        }
    }
}

impl Drop for Visibility {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
