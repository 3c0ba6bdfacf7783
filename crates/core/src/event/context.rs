//! What is around an event: the same for all that happen in the same surroundings.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

use crate::destination::Host;
use crate::json;
use crate::value::Value;

/// Page, campaign, library, locale and consent; an object. Copies are one, so that its JSON text is written once.
#[derive(Clone, Debug, Default)]
pub struct Context(Rc<Written>);

#[derive(Debug, Default)]
struct Written {
    value: Value,
    text: OnceCell<String>,
}

impl Context {
    /// Its JSON text.
    pub fn text(&self, host: &dyn Host) -> &str {
        self.0.text.get_or_init(|| {
            let mut text = String::new();
            json::write(&self.0.value, &mut text, &|number| host.number_text(number));
            text
        })
    }

    /// Whether it is a copy of the other.
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<Value> for Context {
    fn from(value: Value) -> Self {
        Self(Rc::new(Written {
            value,
            text: OnceCell::new(),
        }))
    }
}

impl Deref for Context {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0.value
    }
}

impl PartialEq for Context {
    fn eq(&self, other: &Self) -> bool {
        self.0.value == other.0.value
    }
}
