//! The lines that start the package's files with the page, not after it.
//!
//! Source of the list: `preload.json` in the package, which its build writes.

use std::collections::BTreeMap;
use std::collections::HashSet;
use std::path::Path;

use serde::Deserialize;

/// Where the package is served.
const PREFIX: &str = "/awning/";

/// The element that an index is for.
const PANEL: &str = "awning-recommendations";

/// The package's `preload.json`.
#[derive(Debug, Default, Deserialize)]
struct Preload {
    /// What every page with an element needs.
    #[serde(default)]
    always: Vec<Link>,
    /// What every page with a campaign document needs besides; the shop's pages have one.
    #[serde(default)]
    services: Vec<Link>,
    /// What panels of recommendations need besides where there is an index.
    #[serde(default)]
    index: Vec<Link>,
    /// What pages with experiments need besides.
    #[serde(default)]
    experiments: Vec<Link>,
    /// What an element needs besides, by its tag.
    #[serde(default)]
    elements: BTreeMap<String, Vec<Link>>,
}

/// A `<link>` element.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
struct Link {
    /// `modulepreload` or `preload`.
    rel: String,
    /// Relative to the package.
    href: String,
    /// What a `preload` is fetched as.
    #[serde(rename = "as")]
    destination: Option<String>,
    /// Its media type.
    #[serde(rename = "type")]
    media_type: Option<String>,
}

/// The `<link>` lines for a page with elements of these tags, each once. Empty where the package has no `preload.json`,
/// or one that cannot be read: then the page's files only start later.
/// Where an index is served, `index` says so: panels need it, and what reads it. `features` is the URL of the features
/// endpoint, where the pages' document names one.
pub fn preload_lines(
    package: &Path,
    index: Option<&str>,
    features: Option<&str>,
    tags: &[String],
) -> String {
    let read = std::fs::read(package.join("preload.json")).ok();
    let preload: Preload = read
        .and_then(|text| serde_json::from_slice(&text).ok())
        .unwrap_or_default();
    if !tags.iter().any(|tag| preload.elements.contains_key(tag)) {
        return String::new();
    }
    let of_tags = tags
        .iter()
        .filter_map(|tag| preload.elements.get(tag))
        .flatten();
    let index = index.filter(|_| tags.iter().any(|tag| tag == PANEL));
    let reading = preload.index.iter().filter(|_| index.is_some());
    let mut seen = HashSet::new();
    let links = preload
        .always
        .iter()
        .chain(&preload.services)
        .chain(of_tags)
        .chain(reading)
        .chain(preload.experiments.iter().filter(|_| features.is_some()))
        .filter(|link| seen.insert(*link));
    let mut lines: String = links.map(|link| line(link) + "\n").collect();
    for url in index.into_iter().chain(features) {
        lines += &format!("<link rel=\"preload\" href=\"{url}\" as=\"fetch\" crossorigin>\n");
    }
    lines
}

fn line(link: &Link) -> String {
    let mut line = format!(
        "<link rel=\"{}\" href=\"{PREFIX}{}\"",
        escape(&link.rel),
        escape(&link.href)
    );
    for (name, value) in [("as", &link.destination), ("type", &link.media_type)] {
        if let Some(value) = value {
            line += &format!(" {name}=\"{}\"", escape(value));
        }
    }
    // A fetch takes only what was asked for in its own mode.
    if link.destination.as_deref() == Some("fetch") {
        line += " crossorigin";
    }
    line + ">"
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

#[cfg(test)]
#[path = "preload_tests.rs"]
mod tests;
