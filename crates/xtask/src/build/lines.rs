//! The lines that pages may paste, so that nothing moves and downloads start with the HTML.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::paths;

/// The `<link>` lines of `preload.json`, with what each is for, after that of the sheet which holds the widgets' places.
///
/// # Errors
/// If there is no package.
pub fn lines() -> Result<String> {
    let list = fs::read_to_string(paths::dist().join("preload.json"))
        .context("there is no package to print the lines of")?;
    let list: Value = serde_json::from_str(&list)?;
    let mut text = String::from("  <link rel=\"stylesheet\" href=\"/awning/reserve.css\">\n");
    let mut add = |links: &Value, when: &str| {
        for link in links.as_array().into_iter().flatten() {
            text += &format!("  {}{when}\n", line(link));
        }
    };
    add(&list["always"], "");
    add(&list["services"], "  <!-- with a campaign document -->");
    add(
        &list["index"],
        "  <!-- with an index of recommendations -->",
    );
    for (tag, links) in list["elements"].as_object().into_iter().flatten() {
        add(links, &format!("  <!-- with <{tag}> -->"));
    }
    Ok(text)
}

fn line(link: &Value) -> String {
    let attributes = link.as_object().into_iter().flatten().map(|(name, value)| {
        match (name.as_str(), value.as_str().unwrap_or_default()) {
            ("href", file) => format!(" href=\"/awning/{file}\""),
            (name, "") => format!(" {name}"),
            (name, value) => format!(" {name}=\"{value}\""),
        }
    });
    format!("<link{}>", attributes.collect::<String>())
}
