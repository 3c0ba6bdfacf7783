//! Attributes that a variation replaces: `experiment="key"` on any element names an experiment, or a feature, whose value is
//! an object of attributes by name.
//!
//! They are set on the element itself, where the page's style sheets and its developer see them, and taken back when the
//! widget goes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use awning_core::text::concat;
use awning_core::value::Value;
use js_sys::{Array, Reflect};
use leptos::prelude::untrack;
use web_sys::HtmlElement;

use super::sight::Sight;
use super::turn::{Turn, turn};
use crate::browser::{Timer, task};
use crate::runtime::{Arrival, Assigned, Element, Experiments, Follower, Mounted};

/// A widget waits at most so many milliseconds for its attributes.
const PATIENCE: i64 = 500;

/// Mounts an element's widget.
pub type MountWidget = fn(Element) -> Option<Mounted>;

/// Mounts the widget of an element when it is known which of its attributes are replaced, or when that takes too long.
pub fn mount_overridden(element: Element, key: String, widget: MountWidget) -> Mounted {
    let keeper = Rc::new(Keeper {
        element,
        key,
        widget,
        mounted: RefCell::default(),
        assigned: RefCell::default(),
        replaced: RefCell::default(),
        sight: RefCell::default(),
        timer: RefCell::default(),
        begun: Cell::default(),
    });
    let late = Rc::downgrade(&keeper);
    let timer = Timer::after(PATIENCE, move || {
        if let Some(keeper) = late.upgrade() {
            keeper.begin();
        }
    });
    keeper.timer.replace(Some(timer));
    let followed = Rc::downgrade(&keeper);
    let runtime = keeper.element.runtime.clone();
    let follow = Follower::new(move || {
        runtime.experiments.track();
        let followed = followed.clone();
        // Not from within the effect, which would own the widget's; and the runtime must know the element to hear of
        // changed attributes.
        task::spawn(async move {
            if let Some(keeper) = followed.upgrade() {
                untrack(|| keeper.refresh());
            }
        });
    });
    Box::new((follow, keeper))
}

struct Keeper {
    element: Element,
    key: String,
    widget: MountWidget,
    mounted: RefCell<Option<Mounted>>,
    /// What the attributes are of.
    assigned: RefCell<Option<Assigned>>,
    replaced: RefCell<Vec<Replaced>>,
    sight: RefCell<Option<Sight>>,
    timer: RefCell<Option<Timer>>,
    /// Whether the widget was mounted.
    begun: Cell<bool>,
}

/// An attribute that was replaced.
struct Replaced {
    name: String,
    before: Option<String>,
    now: Option<String>,
}

impl Keeper {
    fn refresh(&self) {
        let experiments = match self.element.runtime.experiments.get_untracked() {
            Arrival::Awaited => return,
            Arrival::Without => {
                if !self.begun.get() {
                    self.warn("the page has no experiments");
                }
                return self.begin();
            }
            Arrival::Here(experiments) => experiments,
        };
        match experiments.experiment(&self.key) {
            Some(assigned) => self.take(assigned, &experiments),
            None if self.begun.get() => {}
            None => {
                match experiments.feature(&self.key) {
                    Some(value) => self.replace(&value),
                    None => {
                        self.warn("there is no experiment and no feature of that name");
                    }
                }
                self.begin();
            }
        }
    }

    fn take(&self, assigned: Assigned, experiments: &Rc<dyn Experiments>) {
        let turn = turn(self.assigned.borrow().as_ref(), &assigned);
        if turn == Turn::Stay || turn == Turn::Begin && self.begun.get() {
            return;
        }
        self.restore();
        self.replace(&assigned.value);
        let experiments = experiments.clone();
        let shown = assigned.clone();
        let sight = Sight::new(&self.element.host, move || {
            let now = experiments.experiment(&shown.experiment);
            if now.is_some_and(|now| now.key == shown.key) {
                experiments.seen(&shown.experiment);
            }
        });
        self.assigned.replace(Some(assigned));
        self.begin();
        // A widget that stands now is what is seen, not the room that was kept for it.
        self.sight.replace(Some(sight));
    }

    /// Mounts the widget, once.
    fn begin(&self) {
        self.timer.take();
        if !self.begun.replace(true) {
            let mounted = (self.widget)(self.element.clone());
            self.mounted.replace(mounted);
        }
    }

    fn replace(&self, value: &Value) {
        let host = &self.element.host;
        let allowed = attributes_of(host);
        let mut bad = Vec::new();
        let fields = match value {
            Value::Object(fields) => fields.as_slice(),
            Value::Null => &[],
            other => {
                let found = other.describe();
                return self.warn(&concat(&[
                    "found ",
                    &found,
                    ", expected an object of attributes by name",
                ]));
            }
        };
        for (name, value) in fields {
            let now = text_of(value);
            let (true, Ok(now)) = (allowed.iter().any(|known| known == name), now) else {
                bad.push(concat(&[name, ": ", &value.describe()]));
                continue;
            };
            let before = host.get_attribute(name);
            set(host, name, now.as_deref());
            self.replaced.borrow_mut().push(Replaced {
                name: name.clone(),
                before,
                now,
            });
        }
        if !bad.is_empty() {
            let found = bad.iter().map(String::as_str).collect::<Vec<_>>();
            let mut message = String::from("left out ");
            for (index, part) in found.iter().enumerate() {
                if index > 0 {
                    message.push_str(", ");
                }
                message.push_str(part);
            }
            message.push_str("; expected text, numbers, true or false for any of ");
            for (index, name) in allowed.iter().enumerate() {
                if index > 0 {
                    message.push_str(", ");
                }
                message.push_str(name);
            }
            self.warn(&message);
        }
    }

    /// Takes back what was replaced, as far as the page has not changed it since.
    fn restore(&self) {
        let host = &self.element.host;
        for replaced in self.replaced.take() {
            if host.get_attribute(&replaced.name) == replaced.now {
                set(host, &replaced.name, replaced.before.as_deref());
            }
        }
    }

    fn warn(&self, message: &str) {
        let tag = self.element.host.local_name();
        let message = concat(&["<", &tag, "> experiment \"", &self.key, "\": ", message]);
        self.element.runtime.warn_once(message);
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.restore();
    }
}

/// What an attribute says for a value; `None` where it is not there.
fn text_of(value: &Value) -> Result<Option<String>, ()> {
    match value {
        Value::Null | Value::Bool(false) => Ok(None),
        Value::Bool(true) => Ok(Some(String::new())),
        Value::Text(text) => Ok(Some(text.clone())),
        Value::Number(_) => Ok(Some(value.describe())),
        Value::List(_) | Value::Object(_) => Err(()),
    }
}

fn set(host: &HtmlElement, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => host.set_attribute(name, value),
        None => host.remove_attribute(name),
    };
}

/// The attributes that an element has.
fn attributes_of(host: &HtmlElement) -> Vec<String> {
    let class = Reflect::get(host, &"constructor".into()).unwrap_or_default();
    let observed = Reflect::get(&class, &"observedAttributes".into()).unwrap_or_default();
    Array::from(&observed)
        .iter()
        .filter_map(|name| name.as_string())
        .collect()
}
