//! The lines that fetch a widget's files together with the page, before its script has run.

use serde_json::{Map, Value, json};

use crate::build::Chunks;

/// What every page preloads, what one with the services does, one with an index, one with experiments, and what each element adds.
pub fn preload(directory: &str, chunks: &Chunks) -> Value {
    // A fetch takes only what was asked for in its own mode: without `crossorigin`, the file would be fetched twice.
    let wasm = |file: &String| json!({ "rel": "preload", "as": "fetch", "href": format!("{directory}/{file}"), "crossorigin": "" });
    let files =
        |chunk: &str| -> Vec<Value> { chunks.get(chunk).into_iter().flatten().map(wasm).collect() };
    let elements: Map<_, _> = awning_core::element::ELEMENTS
        .iter()
        .map(|element| (element.tag.to_owned(), files(element.chunk).into()))
        .collect();
    let mut always =
        vec![json!({ "rel": "modulepreload", "href": format!("{directory}/runtime.js") })];
    always.push(wasm(&"main.wasm".to_owned()));
    let mut experiments =
        vec![json!({ "rel": "modulepreload", "href": format!("{directory}/experiments.js") })];
    experiments.extend(files("experiment"));
    json!({
        "always": always,
        "services": files("services"),
        "index": files("index"),
        "experiments": experiments,
        "elements": elements,
    })
}
