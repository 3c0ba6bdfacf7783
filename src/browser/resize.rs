//! When an element's size changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches an element's size; dropping it ends that.
pub struct Resize {
    observer: Option<ResizeObserver>,
    _changed: Closure<dyn FnMut()>,
}

impl Resize {
    /// Calls back with the element once at first, and whenever its size changes.
    pub fn of(element: &Element, mut changed: impl FnMut(&Element) + 'static) -> Self {
        let watched = element.clone();
        let call = Closure::new(move || changed(&watched));
        let function = AsRef::<wasm_bindgen::JsValue>::as_ref(&call).unchecked_ref();
        let observer = ResizeObserver::new(function).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self {
            observer,
            _changed: call,
        }
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
