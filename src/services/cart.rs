//! What the page tells of its cart: by `awning.cart.set`, or by Shopify's own event.

use std::rc::Rc;

use awning_core::audience::Cart;
use awning_core::read::Reader;
use awning_core::value::Value;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::shop::Shop;
use crate::browser::{Listener, json, task};

/// How a cart is read.
type ReadCart = fn(&Value, awning_core::money::Currency, &mut Reader) -> Option<Cart>;

impl Shop {
    /// Takes the cart that the page tells of.
    pub(super) fn set_cart(&self, value: &Value) {
        self.take_cart(value, Cart::read);
    }

    /// Follows the cart of a Shopify page. The event comes before the change; its promise resolves with the cart after
    /// it. If the change failed, the cart is as it was.
    pub(super) fn follow_shopify(self: &Rc<Self>, document: &web_sys::Document) {
        let shop = Rc::downgrade(self);
        let hear = move |event: web_sys::Event| {
            let promise = Reflect::get(&event, &"promise".into()).unwrap_or(JsValue::UNDEFINED);
            let (Some(shop), Ok(promise)) = (shop.upgrade(), promise.dyn_into::<Promise>()) else {
                return;
            };
            task::spawn(async move {
                if let Ok(changed) = JsFuture::from(promise).await {
                    let changed = json::read(&changed);
                    shop.take_cart(
                        changed.get("cart").unwrap_or(&Value::Null),
                        Cart::read_shopify,
                    );
                }
            });
        };
        self.keep(Listener::new(
            &self.runtime.host,
            document,
            "shopify:cart:lines-update",
            hear,
        ));
    }

    fn take_cart(&self, value: &Value, read: ReadCart) {
        let mut at = Reader::new("cart");
        let cart = read(value, self.document.currency, &mut at);
        for problem in at.into_problems() {
            self.runtime.warn_once(problem.message());
        }
        if cart.is_some() {
            self.runtime.cart.set(cart);
        }
    }
}
