//! Page views: of this page, and of those that the page's own script goes to without loading.

use std::rc::Rc;

use awning_core::event::names::PAGE_VIEWED;
use leptos::prelude::Update;

use super::shop::Shop;
use crate::browser::{Listener, page};

impl Shop {
    /// Begins to listen to the page; `new` if this view of it has not been tracked.
    pub(super) fn listen(self: &Rc<Self>, new: bool) {
        if new {
            self.track(PAGE_VIEWED, page::describe());
        }
        if let Some(navigation) = page::navigation() {
            self.on(&navigation, "currententrychange", Self::navigated);
        }
        if let Some(window) = page::window() {
            // Browsers without the Navigation API tell at least of going back and forth.
            self.on(&window, "popstate", Self::navigated);
            self.on(&window, "pagehide", Self::leave);
        }
        if let Some(document) = page::document() {
            self.on(&document, "visibilitychange", |runtime| {
                if page::is_hidden() {
                    runtime.leave();
                }
            });
            self.follow_shopify(&document);
        }
    }

    /// Keeps a listener as long as the page.
    pub(super) fn keep(&self, listener: Listener) {
        self.listeners.borrow_mut().push(listener);
    }

    fn on(self: &Rc<Self>, target: &web_sys::EventTarget, event: &'static str, act: fn(&Rc<Self>)) {
        let runtime = Rc::downgrade(self);
        let listener = Listener::new(&self.runtime.host, target, event, move |_| {
            if let Some(runtime) = runtime.upgrade() {
                act(&runtime);
            }
        });
        self.keep(listener);
    }

    /// Tracks a page view if the path has changed: a changed query or fragment is not another page.
    fn navigated(self: &Rc<Self>) {
        let path = page::path();
        if self.last_path.replace(path.clone()) == path {
            return;
        }
        self.track(PAGE_VIEWED, page::describe());
        self.runtime.navigations.update(|count| *count += 1);
    }
}
