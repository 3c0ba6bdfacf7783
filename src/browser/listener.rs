//! A listener that removes itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

use super::Host;

/// A listener on the page; dropping it removes it, and so does the end of this instance by a trap.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to an event.
    pub fn new(
        host: &Host,
        target: &EventTarget,
        event: &'static str,
        hear: impl FnMut(Event) + 'static,
    ) -> Self {
        let heard = Closure::new(hear);
        let options = AddEventListenerOptions::new();
        options.set_signal(&host.signal());
        let function = AsRef::<wasm_bindgen::JsValue>::as_ref(&heard).unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            event, function, &options,
        );
        Self {
            target: target.clone(),
            event,
            heard,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = AsRef::<wasm_bindgen::JsValue>::as_ref(&self.heard).unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, function);
    }
}
