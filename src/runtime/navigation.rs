//! Page views: of this page, and of those that the page's own script goes to without loading.

use std::rc::Rc;

use awning_core::audience::Cart;
use awning_core::event::names::PAGE_VIEWED;
use awning_core::read::Reader;
use awning_core::value::Value;
use js_sys::{Promise, Reflect};
use leptos::prelude::{Set, Update};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::page_runtime::Runtime;
use crate::browser::{Listener, json, page};

impl Runtime {
    /// Begins to listen to the page.
    pub(super) fn listen(self: &Rc<Self>) {
        self.track(PAGE_VIEWED, page::describe());
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
            let runtime = Rc::downgrade(self);
            let listener = Listener::new(
                &self.host,
                &document,
                "shopify:cart:lines-update",
                move |event| {
                    if let Some(runtime) = runtime.upgrade() {
                        spawn_local(runtime.follow_shopify(event));
                    }
                },
            );
            self.keep(listener);
        }
    }

    fn on(self: &Rc<Self>, target: &web_sys::EventTarget, event: &'static str, act: fn(&Rc<Self>)) {
        let runtime = Rc::downgrade(self);
        let listener = Listener::new(&self.host, target, event, move |_| {
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
        self.navigations.update(|count| *count += 1);
    }

    /// Takes the cart that the page tells of.
    pub fn set_cart(&self, value: &Value) {
        let mut at = Reader::new("cart");
        let cart = Cart::read(value, self.document.currency, &mut at);
        self.take_cart(cart, at);
    }

    /// Shopify's event comes before the change; its promise resolves with the cart after it.
    async fn follow_shopify(self: Rc<Self>, event: web_sys::Event) {
        let promise = Reflect::get(&event, &"promise".into()).unwrap_or(JsValue::UNDEFINED);
        let Ok(promise) = promise.dyn_into::<Promise>() else {
            return;
        };
        // If the change failed, the cart is as it was.
        let Ok(changed) = JsFuture::from(promise).await else {
            return;
        };
        let mut at = Reader::new("cart");
        let value = json::read(&changed);
        let cart = Cart::read_shopify(
            value.get("cart").unwrap_or(&Value::Null),
            self.document.currency,
            &mut at,
        );
        self.take_cart(cart, at);
    }

    fn take_cart(&self, cart: Option<Cart>, at: Reader) {
        for problem in at.into_problems() {
            self.warn_once(problem.message());
        }
        if cart.is_some() {
            self.cart.set(cart);
        }
    }
}
