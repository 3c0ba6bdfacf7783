//! What the driver hands back; tests/bench/driver/result.ts describes each field.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A whole run.
#[derive(Deserialize)]
pub struct Measured {
    pub chromium: String,
    pub rivals: BTreeMap<String, String>,
    pub loads: u32,
    pub groups: Vec<Group>,
    pub conditions: Vec<Condition>,
    pub said: Vec<Said>,
    pub samples: Vec<Sample>,
}

/// Pages that show the same; the first is what the others are compared with.
#[derive(Deserialize)]
pub struct Group {
    pub title: String,
    /// Whether it shows what bytes and preload lines are worth, not a comparison with others.
    pub costs: bool,
    /// Identifiers of the conditions under which its pages were loaded.
    pub conditions: Vec<String>,
    pub pages: Vec<Page>,
}

#[derive(Deserialize)]
pub struct Page {
    pub id: String,
    pub label: String,
    /// Whether its waterfall is printed.
    pub waterfall: bool,
    /// Bytes that were added to its main module, where that is what it is for.
    pub padding: Option<u32>,
}

#[derive(Deserialize)]
pub struct Condition {
    pub id: String,
    pub label: String,
}

/// What a page said on the console, or why it had to be loaded again.
#[derive(Deserialize)]
pub struct Said {
    pub page: String,
    pub message: String,
}

/// One load. Times are milliseconds, sizes bytes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    pub page: String,
    pub condition: String,
    pub visible: f64,
    pub first_paint: f64,
    pub long_tasks: Vec<f64>,
    pub layout_shift: f64,
    pub task: f64,
    pub heap: f64,
    pub wasm_memory: f64,
    pub requests: Vec<Request>,
}

/// One request of a load. Times are milliseconds from the start of the navigation.
#[derive(Deserialize)]
pub struct Request {
    pub path: String,
    pub start: f64,
    pub answered: f64,
    pub end: f64,
    pub bytes: f64,
}
