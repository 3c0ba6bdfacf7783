//! What delivers events is a chunk of its own, which comes later: events wait here until it is there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use awning_core::delivery::Bounds;
use awning_core::value::Value;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsValue;

use super::shop::Shop;
use crate::browser::page::Landing;
use crate::browser::storage::{self, Slot};
use crate::runtime::{Brief, Deliver, Functions, Outgoing};

/// What delivers, as soon as it is there.
#[derive(Default)]
pub struct Courier {
    there: RefCell<Option<Rc<dyn Deliver>>>,
    /// Whether the document names destinations, so that it will come.
    is_due: Cell<bool>,
    /// Events that wait for it.
    early: RefCell<Vec<Outgoing>>,
    /// Who waits for `flush`.
    flushes: RefCell<Vec<Function>>,
    /// How the page was reached.
    landing: RefCell<Option<Landing>>,
    /// What the page gives.
    functions: Functions,
}

impl Courier {
    /// It `is_due`, or will never come.
    pub fn new(is_due: bool, landing: Option<Landing>) -> Self {
        Self {
            is_due: Cell::new(is_due),
            landing: RefCell::new(landing),
            ..Self::default()
        }
    }

    /// Whether it is there or will come.
    pub fn is_due(&self) -> bool {
        self.is_due.get()
    }

    fn there(&self) -> Option<Rc<dyn Deliver>> {
        self.there.borrow().clone()
    }

    /// Does something with it, if it is there.
    pub fn tell(&self, what: impl FnOnce(&dyn Deliver)) {
        if let Some(there) = self.there() {
            what(&*there);
        }
    }

    /// What waits for each destination, and what became of the rest.
    pub fn report(&self) -> Value {
        self.there()
            .map_or_else(|| Value::List(Vec::new()), |there| there.report())
    }
}

impl Shop {
    /// Begins to deliver, as the chunk is there now; or `None` of it: it could not be had, and will be asked for again.
    pub(super) fn deliver(self: &Rc<Self>, is_there: bool) {
        let courier = &self.courier;
        if is_there && courier.there().is_none() {
            let brief = Brief {
                destinations: self.document.destinations.clone(),
                redaction: self.document.redaction.clone(),
                landing: courier.landing.take(),
                functions: courier.functions.clone(),
            };
            let there = crate::elements::open_delivery(self.runtime.clone(), brief);
            courier.there.replace(there);
            courier.tell(|there| {
                there.expect(self.is_behind());
                if self.consent_to_send().0 {
                    there.share();
                }
                for outgoing in courier.early.take() {
                    there.take(outgoing);
                }
            });
        }
        for done in courier.flushes.take() {
            self.call_when_sent(done, !is_there);
        }
    }

    /// Hands an event over, now or when what delivers is there.
    pub(super) fn send(&self, outgoing: Outgoing) {
        let courier = &self.courier;
        if let Some(there) = courier.there() {
            there.take(outgoing);
        } else if courier.is_due.get()
            && let Ok(mut early) = courier.early.try_borrow_mut()
        {
            if early.len() >= Bounds::default().events {
                early.remove(0);
                self.runtime.warn_once(
                    "what delivers events cannot be had for long: the oldest are given up".into(),
                );
            }
            early.push(outgoing);
        }
    }

    /// Sends all that waits now; resolves when that is done, or when a destination refused.
    pub(super) fn flush(&self) -> Promise {
        Promise::new(&mut |resolve, _| self.call_when_sent(resolve, !self.courier.is_due.get()))
    }

    fn call_when_sent(&self, done: Function, never: bool) {
        if let Some(there) = self.courier.there() {
            there.flush(done);
        } else if never {
            let _ = done.call0(&JsValue::UNDEFINED);
        } else {
            self.courier.flushes.borrow_mut().push(done);
        }
    }

    /// The page is hidden, or `ends`.
    pub(super) fn leave(self: &Rc<Self>, ends: bool) {
        self.catch_up();
        self.courier.tell(|there| there.leave(ends));
    }

    /// Forgets what waits to be sent, and what is stored of it.
    pub(super) fn erase_waiting(&self) {
        self.courier.early.take();
        match self.courier.there() {
            Some(there) => there.forget(),
            None => {
                storage::remove(Slot::Queue);
                storage::remove(Slot::Delivery);
                self.runtime.host.forget_queue();
            }
        }
    }

    /// Takes what the page gives for a destination of that name: an object with a function `send`.
    pub(super) fn give(self: &Rc<Self>, name: &Value, given: &JsValue) {
        let send = Reflect::get(given, &"send".into());
        match (name.as_text(), send) {
            (Some(name), Ok(send)) if send.is_function() => {
                if let Ok(mut functions) = self.courier.functions.try_borrow_mut() {
                    functions.retain(|(known, _)| known != name);
                    functions.push((name.to_owned(), given.clone()));
                }
                self.courier.tell(|there| there.hasten());
            }
            _ => self.misused(
                "destination",
                name,
                "a name, and an object with a function send",
            ),
        }
    }
}
