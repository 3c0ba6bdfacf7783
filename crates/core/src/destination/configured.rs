//! A destination as the document names it.

use super::kind::unknown;
use super::{Encode, Webhook};
use crate::read::{Read, Reader};
use crate::value::Value;

/// Where events go.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// A server that takes Awning's own JSON.
    Webhook(Webhook),
}

impl Destination {
    /// Its encoder and classifier.
    pub fn encoder(&self) -> &dyn Encode {
        match self {
            Self::Webhook(webhook) => webhook,
        }
    }
}

impl Read for Destination {
    const EXPECTED: &'static str = "a destination with a \"type\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value.get("type").and_then(Value::as_text) {
            Some("webhook") => Webhook::read(value, at).map(Self::Webhook),
            _ => {
                at.object(value)?;
                unknown(value, at)
            }
        }
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Destination {
    fn schema() -> Value {
        Webhook::schema()
    }
}
