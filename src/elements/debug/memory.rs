//! What this tab remembers of the overlay, from one page to the next: where it stands, and what was forced.

use awning_core::value::{Value, object};
use wasm_bindgen::JsValue;

use super::keeper::to_line;
use crate::browser::json;
use crate::browser::script::{invoke, property};
use crate::widgets::debug::{Dock, Layout, Tab};

/// The key in session storage.
const KEY: &str = "awning.debug";

/// What is remembered. Storage may be refused: then it is forgotten with the page.
#[derive(Default)]
pub struct Memory {
    /// Where the overlay stands.
    pub layout: Layout,
    /// Variations by experiment.
    forced: Vec<(String, usize)>,
    /// Whether they have been forced on this page.
    done: bool,
}

impl Memory {
    /// What is kept.
    pub fn recall() -> Self {
        let kept = invoke(&storage(), "getItem", &[KEY.into()]);
        let kept = kept.as_string().and_then(|text| json::parse(&text).ok());
        let kept = kept.unwrap_or_default();
        let is = |name: &str| kept.get(name) == Some(&Value::Bool(true));
        let tab = kept.get("tab").and_then(Value::as_text);
        let tab = Tab::ALL.into_iter().find(|known| Some(known.name()) == tab);
        let forced = match kept.get("forced") {
            Some(Value::Object(forced)) => forced.as_slice(),
            _ => &[],
        };
        Self {
            layout: Layout {
                tab: tab.unwrap_or_default(),
                dock: if is("side") { Dock::Side } else { Dock::Bottom },
                minimized: is("minimized"),
                ..Layout::default()
            },
            forced: forced
                .iter()
                .filter_map(|(key, index)| Some((key.clone(), index.as_number()? as usize)))
                .collect(),
            done: false,
        }
    }

    /// Takes note of where the overlay stands.
    pub fn arrange(&mut self, layout: Layout) {
        self.layout = layout;
        self.keep();
    }

    /// Takes note of what was forced, or that it is not any more.
    pub fn force(&mut self, key: &str, variation: Option<usize>) {
        self.forced.retain(|(known, _)| known != key);
        self.forced
            .extend(variation.map(|index| (key.to_owned(), index)));
        self.keep();
    }

    /// What was forced on an earlier page; nothing when asked again.
    pub fn forced_once(&mut self) -> Vec<(String, usize)> {
        if std::mem::replace(&mut self.done, true) {
            return Vec::new();
        }
        self.forced.clone()
    }

    fn keep(&self) {
        let forced = self
            .forced
            .iter()
            .map(|(key, index)| (key.clone(), (*index as f64).into()));
        let value = object!([
            ("tab", self.layout.tab.name().into()),
            ("side", (self.layout.dock == Dock::Side).into()),
            ("minimized", self.layout.minimized.into()),
            ("forced", Value::Object(forced.collect())),
        ]);
        invoke(&storage(), "setItem", &[KEY.into(), to_line(&value).into()]);
    }
}

fn storage() -> JsValue {
    property(&js_sys::global(), "sessionStorage")
}
