//! Who is here, and what they allow.

use awning_core::value::{Value, number_text};
use js_sys::Array;

use crate::browser::json;
use crate::runtime::Runtime;
use crate::widgets::debug::Fact;

/// What this device knows of the visitor, from `awning.visitor.export()`.
pub fn of(runtime: &Runtime) -> Vec<Fact> {
    let Some(services) = runtime.services() else {
        return Vec::new();
    };
    let known = json::read(&services.call("visitor.export", &Array::new()));
    let mut facts = Vec::new();
    for purpose in ["analytics", "marketing", "personalization"] {
        let field = |part: &str| known.get(part).and_then(|part| part.get(purpose));
        let allowed = field("consent") == Some(&Value::Bool(true));
        let chosen = match field("choices") {
            Some(Value::Bool(_)) => ", chosen by the visitor",
            _ => ", by the document's rules",
        };
        let said = if allowed { "allowed" } else { "not allowed" };
        facts.push(Fact::new(purpose, [said, chosen].concat()));
    }
    for (name, path) in [
        ("anonymous id", &["anonymousId"] as &[&str]),
        ("user id", &["userId"]),
        ("session", &["session", "id"]),
        ("events in this session", &["session", "events"]),
        ("visits", &["profile", "visits"]),
    ] {
        let value = path.iter().try_fold(&known, |value, name| value.get(name));
        let text = match value {
            Some(Value::Text(text)) if !text.is_empty() => text.clone(),
            Some(Value::Number(number)) => number_text(*number),
            _ => continue,
        };
        facts.push(Fact::new(name, text));
    }
    facts
}
