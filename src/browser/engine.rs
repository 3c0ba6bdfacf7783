//! What encoders of destinations take from the JavaScript engine.

use awning_core::destination;
use awning_core::time::Instant;
use awning_core::value::Value;

use super::{clock, json};

/// The page's JavaScript engine.
pub struct Engine;

impl destination::Host for Engine {
    fn json(&self, value: &Value) -> String {
        json::to_text(value)
    }

    fn rfc_3339(&self, at: Instant) -> String {
        clock::rfc_3339(at)
    }

    fn uri_component(&self, text: &str) -> String {
        js_sys::encode_uri_component(text).into()
    }

    fn number_text(&self, number: f64) -> String {
        json::number_text(number)
    }
}
