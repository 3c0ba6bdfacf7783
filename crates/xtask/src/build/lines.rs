//! The lines that pages may paste, so that downloads start with the HTML.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::paths;

/// The `<link>` lines of `preload.json`, with what each is for.
///
/// # Errors
/// If there is no package.
pub fn lines() -> Result<String> {
    let list = fs::read_to_string(paths::dist().join("preload.json"))
        .context("there is no package to print the lines of")?;
    let list: Value = serde_json::from_str(&list)?;
    let mut text = String::new();
    let mut add = |links: &Value, when: &str| {
        for link in links.as_array().into_iter().flatten() {
            text += &format!("  {}{when}\n", line(link));
        }
    };
    add(&list["always"], "");
    add(&list["services"], "  <!-- with a campaign document -->");
    for (tag, links) in list["elements"].as_object().into_iter().flatten() {
        add(links, &format!("  <!-- with <{tag}> -->"));
    }
    Ok(text)
}

fn line(link: &Value) -> String {
    let mut line = String::from("<link");
    for (name, value) in link.as_object().into_iter().flatten() {
        let value = value.as_str().unwrap_or_default();
        line += &match (name.as_str(), value) {
            ("href", file) => format!(" href=\"/awning/{file}\""),
            ("crossorigin", _) => continue,
            (name, value) => format!(" {name}=\"{value}\""),
        };
    }
    // A fetch takes only what was preloaded in its own mode.
    if link["as"] == "fetch" {
        line += " crossorigin";
    }
    line + ">"
}
