//! Many events in one turn: their arguments are copied, and the rest is done in slices, so that the page stays quick.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use awning_core::event::is_id;
use awning_core::time::Instant;
use awning_core::value::Value;
use js_sys::{Array, JSON, JsString};

use super::api::properties;
use super::shop::Shop;
use crate::browser::{Timer, clock, json};
use crate::runtime::Surroundings;

/// So many events of one turn are taken at once.
const AT_ONCE: u32 = 16;

/// How long a slice may take, in milliseconds.
const SLICE: i64 = 8;

/// Events that were tracked and are not taken yet.
#[derive(Default)]
pub struct Burst {
    /// In their order.
    waiting: RefCell<VecDeque<PutOff>>,
    /// How many were tracked in this turn.
    tracked: Cell<u32>,
    /// What is around those of this turn.
    surroundings: RefCell<Option<Rc<Surroundings>>>,
    /// Ends the turn, and begins the next slice.
    turn: RefCell<Option<Timer>>,
}

/// An event that is not taken yet.
struct PutOff {
    at: Instant,
    what: Copied,
    surroundings: Rc<Surroundings>,
}

enum Copied {
    /// The arguments of `awning.track`, as JSON text.
    Arguments(JsString),
    /// Those of a widget.
    Known(String, Value),
}

impl Shop {
    /// Takes `awning.track(name, properties)` off the page's hands, if it has tracked much in this turn. `false` if it is
    /// to be taken at once.
    pub(super) fn put_off_arguments(self: &Rc<Self>, arguments: &Array) -> bool {
        if !self.is_bursting() {
            return false;
        }
        match JSON::stringify(arguments) {
            Ok(text) => {
                self.wait(Copied::Arguments(text));
                true
            }
            // It contains itself, or something else that has no JSON: it is read at once, in its turn.
            Err(_) => {
                self.catch_up();
                false
            }
        }
    }

    /// The same of a widget's event; its properties come back if it is to be taken at once.
    pub(super) fn put_off(self: &Rc<Self>, name: &str, properties: Value) -> Option<Value> {
        if !self.is_bursting() {
            return Some(properties);
        }
        self.wait(Copied::Known(name.to_owned(), properties));
        None
    }

    /// Whether events of this turn are put off; counts one.
    fn is_bursting(self: &Rc<Self>) -> bool {
        let burst = &self.burst;
        let tracked = burst.tracked.get();
        burst.tracked.set(tracked.saturating_add(1));
        if tracked == 0 {
            self.end_turn();
        }
        tracked >= AT_ONCE || self.is_behind()
    }

    /// Whether events wait to be taken.
    pub(super) fn is_behind(&self) -> bool {
        let waiting = self.burst.waiting.try_borrow();
        waiting.is_ok_and(|waiting| !waiting.is_empty())
    }

    /// The page is another one: what follows happens in other surroundings.
    pub(super) fn moved(&self) {
        self.burst.surroundings.take();
    }

    /// Takes all that waits, now.
    pub(super) fn catch_up(self: &Rc<Self>) {
        self.take_until(None);
    }

    fn wait(&self, what: Copied) {
        let known = self.burst.surroundings.borrow().clone();
        let surroundings = known.unwrap_or_else(|| {
            let found = self.surroundings();
            self.burst.surroundings.replace(Some(found.clone()));
            found
        });
        self.courier.tell(|there| there.expect(true));
        self.burst.waiting.borrow_mut().push_back(PutOff {
            at: clock::now(),
            what,
            surroundings,
        });
    }

    fn end_turn(self: &Rc<Self>) {
        let shop = Rc::downgrade(self);
        let timer = Timer::after(0, move || {
            let Some(shop) = shop.upgrade() else { return };
            shop.burst.tracked.set(0);
            shop.burst.surroundings.take();
            shop.take_until(Some(clock::now().plus(SLICE)));
            if shop.is_behind() {
                shop.end_turn();
            }
        });
        self.burst.turn.replace(Some(timer));
    }

    fn take_until(self: &Rc<Self>, end: Option<Instant>) {
        loop {
            let next = self.burst.waiting.borrow_mut().pop_front();
            let Some(next) = next else {
                return self.courier.tell(|there| there.expect(false));
            };
            match next.what {
                Copied::Known(name, properties) => {
                    self.take(&name, properties, next.at, next.surroundings);
                }
                Copied::Arguments(text) => {
                    let arguments = json::parse_text(&text);
                    let mut arguments = arguments
                        .ok()
                        .and_then(Value::into_list)
                        .unwrap_or_default()
                        .into_iter();
                    let name = arguments.next().unwrap_or_default();
                    match name.as_text() {
                        Some(name) if is_id(name) => {
                            let said = properties(arguments.next().unwrap_or_default());
                            self.take(name, said, next.at, next.surroundings);
                        }
                        _ => self.misused("track", &name, "the name of an event"),
                    }
                }
            }
            if end.is_some_and(|end| clock::now() >= end) {
                return;
            }
        }
    }
}
