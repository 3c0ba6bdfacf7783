//! Page views: of this page, and of those that the page's own script goes to without loading.

use std::rc::Rc;

use awning_core::event::names::PAGE_VIEWED;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Event, EventTarget};

use super::shop::Shop;
use crate::browser::storage::Slot;
use crate::browser::{Listener, page};

impl Shop {
    /// Begins to listen to the page; `new` if this view of it has not been tracked.
    pub(super) fn listen(self: &Rc<Self>, new: bool) {
        if new {
            self.track(PAGE_VIEWED, page::describe());
        }
        if let Some(navigation) = page::navigation() {
            self.on(&navigation, "currententrychange", |shop, _| {
                shop.navigated();
            });
        }
        if let Some(window) = page::window() {
            // Browsers without the Navigation API tell at least of going back and forth.
            self.on(&window, "popstate", |shop, _| shop.navigated());
            self.on(&window, "pagehide", |shop, _| shop.leave(true));
            self.on(&window, "online", |shop, _| {
                shop.courier.tell(|there| there.hasten())
            });
            self.on(&window, "pageshow", |shop, event| {
                if field(event, "persisted").is_truthy() {
                    shop.restored();
                }
            });
            self.on(&window, "storage", |shop, event| {
                let key = field(event, "key");
                let key = key.as_string();
                let is = |slot: Slot| key.as_deref() == Some(slot.key());
                if key.is_none() || is(Slot::Visitor) {
                    shop.follow_tabs();
                } else if is(Slot::Queue) {
                    shop.courier.tell(|there| there.look());
                }
            });
        }
        if let Some(document) = page::document() {
            self.on(&document, "visibilitychange", |shop, _| {
                if page::is_hidden() {
                    shop.leave(false);
                } else {
                    shop.courier.tell(|there| {
                        there.rejoin();
                        there.hasten();
                    });
                }
            });
            // A page that is frozen holds on to nothing, so that another delivers.
            self.on(&document, "freeze", |shop, _| shop.leave(true));
            self.on(&document, "resume", |shop, _| {
                shop.courier.tell(|there| there.rejoin())
            });
            self.follow_shopify(&document);
        }
    }

    /// Keeps a listener as long as the page.
    pub(super) fn keep(&self, listener: Listener) {
        self.listeners.borrow_mut().push(listener);
    }

    fn on(self: &Rc<Self>, target: &EventTarget, event: &'static str, act: fn(&Rc<Self>, &Event)) {
        let shop = Rc::downgrade(self);
        let listener = Listener::new(&self.runtime.host, target, event, move |event| {
            if let Some(shop) = shop.upgrade() {
                act(&shop, &event);
            }
        });
        self.keep(listener);
    }

    /// The page comes back from the browser's back/forward cache: to the visitor that is one more view of it. Other
    /// tabs may have changed meanwhile what may be kept.
    fn restored(self: &Rc<Self>) {
        self.courier.tell(|there| there.rejoin());
        self.follow_tabs();
        self.last_path.replace(page::path());
        self.track(PAGE_VIEWED, page::describe());
    }

    /// Tracks a page view if the path has changed: a changed query or fragment is not another page.
    fn navigated(self: &Rc<Self>) {
        let path = page::path();
        if self.last_path.replace(path.clone()) == path {
            return;
        }
        self.moved();
        self.track(PAGE_VIEWED, page::describe());
        self.runtime.navigations.update(|count| *count += 1);
    }
}

fn field(event: &Event, name: &str) -> JsValue {
    Reflect::get(event, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
