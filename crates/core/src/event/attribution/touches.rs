//! The first and the last arrival of a visitor.

use super::channel::Channel;
use super::touch::Touch;
use crate::value::{Value, add};

/// What first brought a visitor, and what brought them last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touches {
    first: Option<Touch>,
    last: Option<Touch>,
}

impl Touches {
    /// Takes an arrival. One that tells nothing of what brought the visitor does not take the place of one that does.
    pub fn arrive(&mut self, touch: Touch) {
        if self.first.is_none() {
            self.first = Some(touch.clone());
        }
        if self.last.is_none() || touch.channel != Channel::Direct {
            self.last = Some(touch);
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.last.is_none()
    }

    /// `{first, last}` as events carry it, and as it is kept; see [`Touch::to_value`].
    pub fn to_value(&self, marketing: bool) -> Value {
        let mut fields = Vec::new();
        for (name, touch) in [("first", &self.first), ("last", &self.last)] {
            if let Some(touch) = touch {
                add(&mut fields, name, touch.to_value(marketing));
            }
        }
        Value::Object(fields)
    }

    /// Reads what was kept.
    pub fn from_value(value: &Value) -> Self {
        let touch = |name: &str| value.get(name).and_then(Touch::from_value);
        Self {
            first: touch("first"),
            last: touch("last"),
        }
    }
}
