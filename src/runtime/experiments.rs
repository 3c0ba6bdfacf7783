//! The experiments of a page, as elements, services and tools see them. All that decides is behind this, in a chunk of
//! its own.

use awning_core::value::Value;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// The experiments and features of a page, for the visitor who is here.
///
/// [`Runtime::experiments`](super::Runtime) holds it; that signal is set again whenever assignments may have changed: the
/// payload has, the visitor's attributes, the page's address, what was forced.
pub trait Experiments {
    /// The value of a feature; `None` if there is no such feature, or if it has no value for this visitor. Asking is not
    /// seeing.
    #[allow(dead_code)] // for elements
    fn feature(&self, key: &str) -> Option<Value>;

    /// The variation of an experiment that this visitor gets; `None` if there is no such experiment. Asking is not seeing.
    #[allow(dead_code)] // for elements
    fn experiment(&self, key: &str) -> Option<Assigned>;

    /// The same of an experiment that stands elsewhere, in GrowthBook's JSON: a campaign's. From then on it is known by
    /// its key, which is `key` if it has none.
    fn run(&self, key: &str, experiment: &Value) -> Option<Assigned>;

    /// Notes that the variation of an experiment could be seen: the visitor is exposed. Told once a visitor and session;
    /// what was forced, and what no experiment assigned, is never told.
    fn seen(&self, key: &str);

    /// Every experiment of the page.
    fn list(&self) -> Vec<Listed>;

    /// Every feature of the page, for tools.
    fn features(&self) -> Vec<Evaluated>;

    /// Shows a variation, by its index, until the page ends; `None` shows the assigned one again.
    fn force(&self, key: &str, variation: Option<u32>);

    /// Takes what the loader knows of the payload, the page and the browser, if any of it has changed.
    fn take(&self, given: &JsValue);

    /// Weighs everything anew: who is here has changed, or what is known of them.
    fn reweigh(&self);

    /// Calls one of the methods `experiment`, `feature` and `explain` of the global `awning`; `undefined` where there is
    /// nothing of that name.
    fn call(&self, method: &str, arguments: &Array) -> JsValue;
}

/// The variation of an experiment that a visitor gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    /// The experiment's key.
    pub experiment: String,
    /// The experiment's name; its key, if it has none.
    pub name: String,
    /// The variation's index, from 0: the control.
    pub index: u32,
    /// The variation's key; its index, if it has none.
    pub key: String,
    /// The variation's name; its key, if it has none.
    pub variation: String,
    /// The variation's value.
    pub value: Value,
    /// Whether an experiment assigned it. Otherwise it is the control, or what was forced.
    pub in_experiment: bool,
    /// Whether it was forced: by the page's address, or by a tool. Such a visitor is not counted.
    pub forced: bool,
    /// Where between 0 and 1 the visitor's hash lies, if it was asked for.
    pub bucket: Option<f64>,
    /// The attribute that was hashed, and its value.
    pub hashed: (String, String),
    /// Why, in a few words.
    pub why: String,
}

/// An experiment of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// What this visitor gets.
    pub assigned: Assigned,
    /// Its variations' keys, in their order.
    pub variations: Vec<String>,
    /// What it belongs to.
    pub source: Source,
    /// Whether the visitor was exposed to it on this page.
    pub seen: bool,
}

/// A feature of the page, evaluated.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluated {
    /// The feature's key.
    pub key: String,
    /// Its value for this visitor.
    pub value: Value,
    /// Where that comes from, by GrowthBook's name: `defaultValue`, `force`, `experiment`, ….
    pub source: &'static str,
    /// The experiment that gave it, by its key.
    pub experiment: Option<String>,
    /// Whether it was forced: by the page, or by a tool.
    pub forced: bool,
    /// Why rules before the one that gave it did not apply: each rule's place, from 0, and a few words.
    pub skipped: Vec<(usize, &'static str)>,
}

/// What an experiment belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A rule of a feature, by the feature's key.
    Feature(String),
    /// It stands by itself.
    Experiment,
    /// A campaign, by its id.
    Campaign(String),
}
