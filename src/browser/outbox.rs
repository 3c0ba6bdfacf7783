//! What the tabs of a shop share of events that wait: a store, locks that say which tab delivers, and a channel. Its
//! other side is pkg/loader/runtime/outbox.ts.

use awning_core::delivery::{Change, Record, Standing, read_events};
use js_sys::{Array, JSON, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::json;

/// Hears what is told, and of which name.
pub type Tell = Closure<dyn FnMut(String, String)>;

#[wasm_bindgen]
extern "C" {
    /// What tabs share.
    #[derive(Clone)]
    pub type Outbox;

    #[wasm_bindgen(method, js_name = open)]
    fn open_store(this: &Outbox) -> Promise;

    #[wasm_bindgen(method, js_name = write)]
    fn write_all(this: &Outbox, changes: &Array) -> Promise;

    #[wasm_bindgen(method, js_name = keys)]
    fn all_keys(this: &Outbox, prefix: &str) -> Promise;

    #[wasm_bindgen(method, js_name = read)]
    fn read_all(this: &Outbox, keys: &Array) -> Promise;

    #[wasm_bindgen(method, js_name = erase)]
    fn erase_all(this: &Outbox) -> Promise;

    /// Asks for the lock of each name; see pkg/loader/runtime/outbox.ts for what is told.
    #[wasm_bindgen(method)]
    pub fn enter(this: &Outbox, names: &Array, tell: &Tell);

    /// Tells other tabs.
    #[wasm_bindgen(method)]
    pub fn say(this: &Outbox, what: &str, name: &str);

    /// Whether nothing may be stored that is not encrypted.
    #[wasm_bindgen(method, getter)]
    pub fn sealed(this: &Outbox) -> bool;

    /// Gives back what would keep the page out of the back/forward cache, or another tab from delivering.
    #[wasm_bindgen(method)]
    pub fn leave(this: &Outbox);
}

impl Outbox {
    /// Opens the store.
    ///
    /// # Errors
    /// Why the browser refuses it.
    pub async fn open(&self) -> Result<(), String> {
        done(self.open_store()).await
    }

    /// Makes all of these changes to the store, or none. It is under way when this returns.
    pub fn write(&self, changes: Vec<Change>) -> impl Future<Output = Result<(), String>> + use<> {
        let rows = Array::new();
        for change in changes {
            let row = match change {
                Change::Put {
                    key,
                    text,
                    standing,
                } => Array::of3(&key.into(), &text.into(), &standing.code().into()),
                Change::Delete { key } => Array::of1(&key.into()),
            };
            rows.push(&row);
        }
        done(self.write_all(&rows))
    }

    /// The keys that begin so, sorted; none where the store cannot be read.
    pub async fn keys(&self, prefix: &str) -> Vec<String> {
        let keys = JsFuture::from(self.all_keys(prefix)).await;
        let keys = Array::from(&keys.unwrap_or_default());
        keys.iter().filter_map(|key| key.as_string()).collect()
    }

    /// What is stored under these keys; what cannot be read is a record without events.
    pub async fn read(&self, keys: &[String]) -> Vec<Record> {
        let names = Array::new();
        for key in keys {
            names.push(&key.into());
        }
        let Ok(values) = JsFuture::from(self.read_all(&names)).await else {
            return Vec::new();
        };
        let found = Array::from(&values);
        let mut records = Vec::new();
        for (key, value) in keys.iter().zip(found.iter()) {
            // Another tab has removed it meanwhile.
            if !value.is_undefined() {
                records.push(record(key, &value));
            }
        }
        records
    }

    /// Removes everything, and the store itself. It is under way when this returns.
    pub fn erase(&self) -> impl Future<Output = ()> + use<> {
        let erased = done(self.erase_all());
        async {
            let _ = erased.await;
        }
    }
}

fn record(key: &str, value: &JsValue) -> Record {
    let field = |name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
    let text = field("text").as_string().unwrap_or_default();
    let parsed = JSON::parse(&text).unwrap_or_default();
    Record {
        key: key.to_owned(),
        events: read_events(&json::read_parsed(&parsed)),
        bytes: text.len(),
        standing: Standing::of(field("standing").as_f64().unwrap_or_default()),
    }
}

async fn done(promise: Promise) -> Result<(), String> {
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(error) => Err(json::message(&error)),
    }
}
