//! What is known of the visitor, as experiments see them.

use awning_core::condition::script;
use awning_core::experiment::assignment::{Payload, StickyDocument, Subject};
use awning_core::experiment::{Settings, StickyBucketing};
use awning_core::value::Value;

use super::device::Device;
use super::script::Script;
use crate::runtime::Identity;

/// The visitor, until something about them or the page changes.
pub struct Known {
    /// Their attributes, an object.
    pub attributes: Value,
    /// The page's URL.
    pub url: String,
    /// Whether they are a program.
    pub bot: bool,
    /// Variations that are forced, by experiment.
    pub forced: Vec<(String, f64)>,
    /// Earlier assignments; `None` where none are kept.
    pub sticky: Option<Vec<StickyDocument>>,
}

impl Known {
    /// As an evaluation takes it.
    pub fn subject<'a>(&'a self, host: &'a Script, explained: bool) -> Subject<'a> {
        Subject {
            url: &self.url,
            enabled: !self.bot,
            forced_variations: &self.forced,
            sticky: self.sticky.as_deref(),
            explained,
            ..Subject::new(&self.attributes, host)
        }
    }

    /// The variation of an experiment that is forced.
    pub fn forced(&self, experiment: &str) -> Option<usize> {
        let (_, variation) = self.forced.iter().find(|(key, _)| key == experiment)?;
        Some(*variation as usize)
    }
}

/// The visitor's attributes: what the browser tells, who they are, what the document says, what the page says. Of the
/// same name, the last counts.
pub fn attributes(browser: &Value, identity: &Identity, settings: &Settings) -> Value {
    let mut all: Vec<(String, Value)> = match browser {
        Value::Object(fields) => fields.clone(),
        _ => Vec::new(),
    };
    let mut put = |name: &str, value: Value| {
        all.retain(|(known, _)| known != name);
        all.push((name.to_owned(), value));
    };
    put("id", identity.id.as_str().into());
    put("deviceId", identity.id.as_str().into());
    put("loggedIn", identity.user.is_some().into());
    if let Some(user) = &identity.user {
        put("userId", user.as_str().into());
    }
    for (name, value) in settings.attributes.0.iter().chain(&identity.attributes) {
        put(name, value.clone());
    }
    Value::Object(all)
}

/// Earlier assignments of who has these attributes: what is stored, if it may be, and what this page knows by itself,
/// which is stored as soon as it may be.
pub fn sticky(
    at: StickyBucketing,
    payload: &Payload,
    attributes: &Value,
    may_store: bool,
    device: &Device,
    of_page: &[StickyDocument],
    host: &Script,
) -> Option<Vec<StickyDocument>> {
    if at == StickyBucketing::Off {
        return None;
    }
    let mut documents = Vec::new();
    for name in payload.hash_attributes() {
        let Some(value) = attributes.get(name) else {
            continue;
        };
        let value = script::text(value, host);
        let known = of_page
            .iter()
            .find(|document| document.attribute == name && document.value == value);
        if let (Some(known), true) = (known, may_store) {
            device.keep_sticky(at, known);
        }
        let stored = || may_store.then(|| device.sticky(at, name, &value)).flatten();
        documents.extend(known.cloned().or_else(stored));
    }
    Some(documents)
}
