//! `<awning-experiment>`: which of its templates it shows, and who was exposed to it.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::element::experiment::{KEY, TIMEOUT, TIMEOUTS};
use awning_core::text::concat;
use awning_core::value::{Value, object};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::sight::Sight;
use super::turn::{Turn, turn};
use crate::browser::host::Varied;
use crate::runtime::{Arrival, Assigned, Element, Experiments, Failure, Follower, Mounted};

/// What templates call the first variation, whatever the experiment calls it.
const CONTROL: &str = "control";

/// Follows the visitor's variation.
pub fn mount(element: Element) -> Mounted {
    let keeper = Rc::new(Keeper {
        element,
        shown: RefCell::default(),
    });
    Box::new(Follower::new(move || keeper.refresh()))
}

struct Keeper {
    element: Element,
    shown: RefCell<Shown>,
}

/// What is shown.
#[derive(Default)]
struct Shown {
    /// For which key.
    key: String,
    /// As which variation; none for the control that was not assigned.
    assigned: Option<Assigned>,
    /// What the page was told.
    told: Option<Value>,
    sight: Option<Sight>,
}

impl Keeper {
    fn refresh(self: &Rc<Self>) {
        let element = &self.element;
        let key = element.attribute(KEY.name).unwrap_or_default();
        // The loader goes by it; here it is only said if it is bad.
        element.whole(TIMEOUT.name, TIMEOUTS);
        if key.is_empty() {
            return self.fail("content-missing", "it has no key".into());
        }
        match element.runtime.experiments.get() {
            Arrival::Awaited => {}
            Arrival::Without => {
                self.fail("experiment-unknown", "the page has no experiments".into());
            }
            Arrival::Here(experiments) => match experiments.experiment(&key) {
                Some(assigned) => self.show(&key, assigned, &experiments),
                None => {
                    let message = concat(&["there is no experiment named \"", &key, "\""]);
                    self.fail("experiment-unknown", message);
                }
            },
        }
    }

    /// Shows the control, which nobody is assigned to.
    fn fail(&self, code: &'static str, message: String) {
        self.element.fail(&Failure { code, message });
        let key = self.element.attribute(KEY.name).unwrap_or_default();
        self.tell(&key, CONTROL, false);
    }

    fn show(self: &Rc<Self>, key: &str, assigned: Assigned, experiments: &Rc<dyn Experiments>) {
        let turn = {
            let mut shown = self.shown.borrow_mut();
            if shown.key != key {
                // Another experiment: the page has changed it, and wants to see it changed.
                let is_first = shown.key.is_empty();
                *shown = Shown {
                    key: key.to_owned(),
                    ..Shown::default()
                };
                if is_first {
                    turn(None, &assigned)
                } else {
                    Turn::Switch
                }
            } else {
                turn(shown.assigned.as_ref(), &assigned)
            }
        };
        if turn == Turn::Stay {
            return;
        }
        let host = &self.element.host;
        let gives_way = turn == Turn::Switch;
        let varied = self
            .element
            .runtime
            .host
            .vary(host, &names(&assigned), gives_way);
        let shown = match varied {
            Varied::Late => None,
            Varied::Shown => Some(assigned),
            Varied::Missing => {
                self.element.runtime.warn_once(concat(&[
                    "<awning-experiment> ",
                    key,
                    ": it has no template for the variation \"",
                    &assigned.key,
                    "\", and shows the control",
                ]));
                None
            }
        };
        match &shown {
            Some(assigned) => {
                self.tell(&assigned.experiment, &assigned.key, assigned.in_experiment);
            }
            None => self.tell(key, CONTROL, false),
        }
        let sight = shown
            .clone()
            .map(|assigned| self.watch(assigned, experiments));
        let mut state = self.shown.borrow_mut();
        state.assigned = shown;
        state.sight = sight;
    }

    /// Tells of the exposure as soon as what is shown could be seen.
    fn watch(&self, shown: Assigned, experiments: &Rc<dyn Experiments>) -> Sight {
        let experiments = experiments.clone();
        Sight::new(&self.element.host, move || {
            // What is assigned by now to somebody who still sees something else is not what they are exposed to.
            let now = experiments.experiment(&shown.experiment);
            if now.is_some_and(|now| now.key == shown.key) {
                experiments.seen(&shown.experiment);
            }
        })
    }

    /// Tells the page what is shown, if that is new.
    fn tell(&self, key: &str, variation: &str, in_experiment: bool) {
        let detail = object!([
            ("key", key.into()),
            ("variation", variation.into()),
            ("inExperiment", in_experiment.into()),
        ]);
        let before = self.shown.borrow_mut().told.replace(detail.clone());
        if before.as_ref() != Some(&detail) {
            self.element
                .dispatch("awning-experiment-shown", &detail, false);
        }
    }
}

/// What a template may call a variation: its key, its value if that is text, its name, its index; the first one also
/// `control`.
fn names(assigned: &Assigned) -> Array {
    let names = Array::new();
    let add = |name: &str| {
        names.push(&JsValue::from_str(name));
    };
    add(&assigned.key);
    if let Some(value) = assigned.value.as_text() {
        add(value);
    }
    add(&assigned.variation);
    add(&Value::from(assigned.index).describe());
    if assigned.index == 0 {
        add(CONTROL);
    }
    names
}
