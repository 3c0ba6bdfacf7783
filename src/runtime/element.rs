//! A custom element, as its widget's keeper sees it: what it was given, and what it can say.

use awning_core::text::concat;
use std::cell::RefCell;
use std::rc::Rc;

use awning_core::element::{read_choice, read_whole};
use awning_core::read::Choice;
use awning_core::value::Value;
use leptos::mount::mount_to_renderer;
use web_sys::HtmlElement;

use super::mounts::{Failure, Mounted};
use super::state::Runtime;
use crate::browser::{json, page};
use crate::view::{El, Live};

/// The name of an attribute or a property, and its value.
type Input = (String, Live<Value>);

/// A custom element.
#[derive(Clone)]
pub struct Element {
    /// The number by which the loader knows it.
    pub id: u32,
    /// The element itself.
    pub host: HtmlElement,
    /// Where its widget goes, inside of its shadow root.
    pub root: web_sys::Element,
    /// The page's runtime.
    pub runtime: Rc<Runtime>,
    /// Attributes and properties by name: no name stands for both. A signal each, so that what changes is all that does.
    inputs: Rc<RefCell<Vec<Input>>>,
}

impl Element {
    /// The element of that number, with its attributes and properties as they are now.
    pub fn new(
        id: u32,
        host: HtmlElement,
        root: web_sys::Element,
        inputs: Value,
        runtime: Rc<Runtime>,
    ) -> Self {
        let element = Self {
            id,
            host,
            root,
            runtime,
            inputs: Rc::default(),
        };
        if let Value::Object(inputs) = inputs {
            for (name, value) in inputs {
                element.signal(&name).set(value);
            }
        }
        element
    }

    /// What holds an attribute or a property.
    fn signal(&self, name: &str) -> Live<Value> {
        let mut inputs = self.inputs.borrow_mut();
        if let Some((_, signal)) = inputs.iter().find(|(known, _)| known == name) {
            return signal.clone();
        }
        let signal = Live::new(Value::Null);
        inputs.push((name.to_owned(), signal.clone()));
        signal
    }

    /// Takes a changed attribute or property.
    pub fn update(&self, name: &str, value: Value) {
        self.signal(name).set(value);
    }

    /// A property, or an attribute as text; [`Value::Null`] if it is not there. Tracked.
    pub fn input(&self, name: &str) -> Value {
        self.signal(name).get()
    }

    /// An attribute. Tracked.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.input(name).as_text().map(str::to_owned)
    }

    /// An attribute that is one of a few names. A bad one is said once and counts as absent. Tracked.
    pub fn choice<T: Choice>(&self, name: &str) -> Option<T> {
        let raw = self.attribute(name);
        read_choice(raw.as_deref()).unwrap_or_else(|allowed| {
            self.say_bad(name, raw, &allowed);
            None
        })
    }

    /// An attribute that is a whole number of a range. A bad one is said once and counts as absent. Tracked.
    pub fn whole(&self, name: &str, (least, most): (u32, u32)) -> Option<u32> {
        let raw = self.attribute(name);
        read_whole(raw.as_deref(), least, most).unwrap_or_else(|allowed| {
            self.say_bad(name, raw, &allowed);
            None
        })
    }

    /// What the page gives the widget to show: the property of that name, or a child
    /// `<script type="application/json">`. Tracked.
    ///
    /// # Errors
    /// If the child is no JSON.
    pub fn given(&self, property: &str) -> Result<Option<Value>, Failure> {
        let value = self.input(property);
        if value != Value::Null {
            return Ok(Some(value));
        }
        let child = self
            .host
            .query_selector(":scope > script[type='application/json']")
            .ok()
            .flatten();
        let Some(text) = child.and_then(|child| child.text_content()) else {
            return Ok(None);
        };
        match json::parse(&text) {
            Ok(value) => Ok(Some(value)),
            Err(why) => Err(Failure {
                code: "content-invalid",
                message: concat(&["its child script: ", &why]),
            }),
        }
    }

    /// Puts a view into its root; what comes back takes it out again when it is dropped.
    pub fn place(&self, view: El) -> Mounted {
        Box::new(mount_to_renderer(&self.root, move || view))
    }

    /// Adopts the style sheets that its widget needs.
    pub fn adopt(&self, name: &str, css: &str) {
        self.runtime
            .host
            .style(&self.host, "base", crate::ui::BASE_CSS);
        self.runtime.host.style(&self.host, name, css);
    }

    /// Dispatches an event. Returns whether its default action may happen.
    pub fn dispatch(&self, name: &str, detail: &Value, cancelable: bool) -> bool {
        page::dispatch(&self.host, name, detail, cancelable)
    }

    /// Shows its widget.
    pub fn show(&self) {
        self.runtime.host.show(&self.host);
    }

    /// Shows its children.
    pub fn fall_back(&self) {
        self.runtime.host.fallback(&self.host);
    }

    /// Shows nothing.
    pub fn hide(&self) {
        self.runtime.host.hide(&self.host);
    }

    /// Reports an error once, and shows its children.
    pub fn fail(&self, failure: &Failure) {
        self.runtime
            .host
            .fail(Some(&self.host), failure.code, &failure.message);
    }

    fn say_bad(&self, name: &str, raw: Option<String>, allowed: &str) {
        let tag = self.host.local_name();
        let found = Value::from(raw).describe();
        self.runtime.warn_once(concat(&[
            "<",
            &tag,
            "> ",
            name,
            ": found ",
            &found,
            ", expected ",
            allowed,
        ]));
    }
}
