//! What is printed of the weights.

use awning_core::element::ELEMENTS;

use super::ledger::Ledger;
use super::weight::Weights;

/// What every page with an element downloads.
const ALWAYS: [&str; 3] = ["awning.js", "runtime.js", "main.wasm"];
/// What a page with a document, or with calls to `awning`, downloads besides.
const SERVICES: &str = "services.wasm";

/// A line a file, with what has changed since the ledger, and what whole pages download.
pub fn table(weights: &Weights, ledger: &Ledger) -> String {
    let mut text = line("", "brotli", "gzip", "change");
    for (name, weight) in weights {
        let was = ledger.entry(name).map(|entry| entry.brotli);
        let change = was.map_or("new".to_owned(), |was| signed(weight.brotli, was));
        let (brotli, gzip) = (weight.brotli.to_string(), weight.gzip.to_string());
        text += &line(name, &brotli, &gzip, &change);
    }
    text += "\n";
    for (label, files) in pages() {
        let sum = |bytes: fn(&super::weight::Weight) -> usize| -> usize {
            let found = files.iter().filter_map(|file| weights.get(file));
            found.map(bytes).sum()
        };
        let (brotli, gzip) = (sum(|weight| weight.brotli), sum(|weight| weight.gzip));
        text += &line(&label, &brotli.to_string(), &gzip.to_string(), "");
    }
    text
}

/// Pages by what is on them, with the files they download.
fn pages() -> Vec<(String, Vec<String>)> {
    let chunk = |name: &str| format!("{name}.wasm");
    let always = || ALWAYS.map(str::to_owned).to_vec();
    let mut pages: Vec<_> = ELEMENTS
        .iter()
        .map(|element| {
            let mut files = always();
            files.push(chunk(element.chunk));
            (format!("a page with {}", element.tag), files)
        })
        .collect();
    let mut all = always();
    all.extend(ELEMENTS.iter().map(|element| chunk(element.chunk)));
    pages.push(("a page with all of them".into(), all.clone()));
    all.push(SERVICES.into());
    pages.push(("… and a document".into(), all));
    pages
}

fn signed(is: usize, was: usize) -> String {
    match is.abs_diff(was) {
        0 => String::new(),
        difference if is > was => format!("+{difference}"),
        difference => format!("-{difference}"),
    }
}

fn line(name: &str, brotli: &str, gzip: &str, change: &str) -> String {
    let line = format!("{name:40} {brotli:>8} {gzip:>8} {change:>8}");
    format!("{}\n", line.trim_end())
}
