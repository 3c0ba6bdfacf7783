//! What this origin may keep in the browser. Storage may be refused, full or switched off: then nothing is kept, and
//! nobody is told, because nothing else changes.

use awning_core::value::Value;
use js_sys::Reflect;
use web_sys::Storage;

use super::json;
use super::page::window;

/// Where it is kept, by what it is.
#[derive(Clone, Copy)]
pub enum Slot {
    /// Ids and the visitor's choices.
    Visitor,
    /// The session.
    Session,
    /// The profile.
    Profile,
    /// Which experiments the visitor was exposed to in the session.
    Exposures,
    /// What brought the visitor first, and last.
    Touches,
    /// Events that wait, of a page that ended before its store had them.
    Queue,
    /// What replies have taught: how wrong the clock is.
    Delivery,
    /// Campaigns that are done, which the loader reads before anything else is there.
    Done,
}

impl Slot {
    const ALL: [Self; 7] = [
        Self::Visitor,
        Self::Session,
        Self::Profile,
        Self::Exposures,
        Self::Touches,
        Self::Delivery,
        Self::Done,
    ];

    /// The key in local storage.
    pub fn key(self) -> &'static str {
        match self {
            Self::Visitor => "awning.visitor",
            Self::Session => "awning.session",
            Self::Profile => "awning.profile",
            Self::Exposures => "awning.exposures",
            Self::Touches => "awning.touches",
            Self::Queue => "awning.queue",
            Self::Delivery => "awning.delivery",
            Self::Done => "awning.done",
        }
    }
}

/// What is kept there; [`Value::Null`] if nothing is, or nothing readable.
pub fn get(slot: Slot) -> Value {
    let text = local().and_then(|storage| storage.get_item(slot.key()).ok().flatten());
    text.and_then(|text| json::parse(&text).ok())
        .unwrap_or_default()
}

/// Keeps a value there.
pub fn set(slot: Slot, value: &Value) {
    if let Some(storage) = local() {
        let _ = storage.set_item(slot.key(), &json::to_text(value));
    }
}

/// Forgets what is kept there.
pub fn remove(slot: Slot) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(slot.key());
    }
}

/// Forgets all.
pub fn clear() {
    Slot::ALL.into_iter().for_each(remove);
}

/// The text under a key that is not ours to choose.
pub fn text(key: &str) -> Option<String> {
    local()?.get_item(key).ok().flatten()
}

/// Keeps a text under such a key.
pub fn set_text(key: &str, text: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(key, text);
    }
}

/// Forgets what is kept under such a key.
pub fn remove_text(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}

/// All keys that begin so.
pub fn keys(prefix: &str) -> Vec<String> {
    let keys = local().and_then(|storage| Reflect::own_keys(&storage).ok());
    let names = keys.unwrap_or_default();
    names
        .iter()
        .filter_map(|key| key.as_string())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

fn local() -> Option<Storage> {
    // Asking throws where the browser refuses storage.
    window()?.local_storage().ok().flatten()
}
