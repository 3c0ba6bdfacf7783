//! The methods of the global `awning`, by name: one entry for all of them keeps the glue small.

use awning_core::text::concat;
use std::rc::Rc;

use awning_core::catalog::ItemId;
use awning_core::event::is_id;
use awning_core::event::names::{IDENTIFIED, PAGE_VIEWED};
use awning_core::value::Value;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::shop::Shop;
use crate::browser::{clock, json, page};

impl Shop {
    /// Calls a method. What is wrong with its arguments is said once and changes nothing.
    pub fn call(self: &Rc<Self>, method: &str, arguments: &Array) -> JsValue {
        match method {
            "track" if self.put_off_arguments(arguments) => return JsValue::UNDEFINED,
            // They hold for what follows, and ask for what was before.
            "identify" | "visitor.resume" | "reset" | "consent" | "visitor.export"
            | "visitor.erase" => self.catch_up(),
            _ => {}
        }
        let first = json::read(&arguments.get(0));
        let second = json::read(&arguments.get(1));
        match method {
            "track" => match first.as_text() {
                Some(name) if is_id(name) => {
                    self.take(name, properties(second), clock::now(), self.surroundings());
                }
                _ => self.misused("track", &first, "the name of an event"),
            },
            "page" => self.track(PAGE_VIEWED, merged(page::describe(), first)),
            // After a failure the loader says again who is here, which is no event.
            "identify" | "visitor.resume" => match user_id(&first) {
                Some(user) => {
                    if let Ok(mut visitor) = self.visitor.try_borrow_mut() {
                        visitor.identify(user);
                    }
                    self.reweigh();
                    if method == "identify" {
                        self.track(IDENTIFIED, properties(second));
                    }
                }
                None => self.misused("identify", &first, "the visitor's id in your shop"),
            },
            "reset" => {
                if let Ok(mut visitor) = self.visitor.try_borrow_mut() {
                    visitor.reset();
                }
                self.courier.tell(|there| there.reset());
                // What waits for consent is not for somebody else to allow.
                self.held.take();
                self.attributes.take();
                self.reweigh();
            }
            "attributes" => match first {
                Value::Object(said) => self.set_attributes(said),
                other => self.misused("attributes", &other, "an object"),
            },
            "experiment" | "feature" => return self.ask_experiments(method, &first, arguments),
            "consent" => match first {
                Value::Object(_) => self.consent(&first),
                other => self.misused("consent", &other, "{analytics, marketing, personalization}"),
            },
            "cart.set" => self.set_cart(&first),
            "explain" => match self.explain(&first, &second) {
                Some(explanation) => return json::write(&explanation),
                None => match self.ask_experiments(method, &first, arguments) {
                    answer if answer.is_object() => return answer,
                    _ => self.misused(
                    "explain",
                        &first,
                        "the id of a campaign of the document, the key of an experiment or a feature, or \"recommendations\" and the id of an item",
                    ),
                },
            },
            "destination" => self.give(&first, &arguments.get(1)),
            "flush" => return self.flush().into(),
            "delivery" => return json::write(&self.courier.report()),
            "visitor.export" => {
                let visitor = self.visitor.try_borrow().map(|visitor| visitor.export());
                return json::write(&visitor.unwrap_or_default());
            }
            "visitor.erase" => self.erase(),
            other => self
                .runtime
                .warn_once(concat(&["there is no method awning.", other])),
        }
        JsValue::UNDEFINED
    }

    /// Forgets everything that is known of the visitor, and what waits to be sent.
    fn erase(self: &Rc<Self>) {
        if let Ok(mut visitor) = self.visitor.try_borrow_mut() {
            visitor.erase();
        }
        self.forget_events();
        self.attributes.take();
        self.reweigh();
    }

    pub(super) fn misused(&self, method: &str, found: &Value, expected: &str) {
        self.runtime.warn_once(concat(&[
            "awning.",
            method,
            ": found ",
            &found.describe(),
            ", expected ",
            expected,
        ]));
    }
}

/// The shop's id of a visitor: text of at most 200 characters, or a number.
fn user_id(value: &Value) -> Option<String> {
    let id = ItemId::from_value(value).filter(|id| is_id(id.as_str()));
    id.map(|id| id.as_str().to_owned())
}

pub(super) fn properties(value: Value) -> Value {
    match value {
        Value::Object(_) => value,
        _ => Value::Object(Vec::new()),
    }
}

/// The fields of both; of the same name, the second's.
fn merged(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut fields), Value::Object(more)) => {
            fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
            fields.extend(more);
            Value::Object(fields)
        }
        (first, _) => first,
    }
}
