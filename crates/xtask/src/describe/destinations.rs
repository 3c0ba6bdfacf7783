//! docs/destinations.md: the tables of destinations and of the vocabulary, within the text beside this file.

use anyhow::Result;
use awning_core::destination::DESTINATIONS;
use awning_core::destination::vocabulary::{BACKENDS, EVENTS, FIELDS, SYSTEMS, VALUES};
use serde_json::Value;

use super::shapes;

/// The text around the tables.
const TEXT: &str = include_str!("destinations.md");

/// The page.
pub(super) fn destinations() -> Result<String> {
    Ok(TEXT
        .replace("{{types}}", &types()?)
        .replace("{{fields}}", &fields()?)
        .replace("{{events}}", &events())
        .replace("{{properties}}", &properties())
        .replace("{{values}}", &values()))
}

fn types() -> Result<String> {
    let mut text = String::from("| `type` | | how |\n|---|---|---|\n");
    for row in DESTINATIONS {
        let how = if row.in_page {
            "in the page"
        } else {
            "by request"
        };
        text.push_str(&format!(
            "| [`{0}`](#{0}) | [{1}]({2}) | {how} |\n",
            row.name, row.title, row.link
        ));
    }
    Ok(text.trim_end().to_owned())
}

/// A chapter a type: what the document says of it.
fn fields() -> Result<String> {
    let mut text = String::new();
    for row in DESTINATIONS {
        let schema: Value = serde_json::to_value((row.schema)())?;
        let doc = schema["description"].as_str().unwrap_or_default();
        text.push_str(&format!(
            "### `{}`\n\n{doc}\n\n| field | takes | |\n|---|---|---|\n",
            row.name
        ));
        let required = schema["required"].as_array();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            if name == "type" {
                continue;
            }
            let takes = shapes::type_of(field, 0)
                .replace(" | ", ", ")
                .replace('"', "`");
            let must = required.is_some_and(|required| required.iter().any(|known| known == name));
            let must = if must { "required; " } else { "" };
            let doc = field["description"].as_str().unwrap_or_default();
            text.push_str(&format!("| `{name}` | {must}{takes} | {doc} |\n"));
        }
        text.push('\n');
    }
    Ok(text.trim_end().to_owned())
}

fn events() -> String {
    let names: Vec<&str> = BACKENDS.iter().map(|(_, name)| *name).collect();
    let mut text = head("event", &names);
    for [name, own @ ..] in EVENTS {
        text.push_str(&line(name, own));
    }
    text.trim_end().to_owned()
}

fn properties() -> String {
    let names: Vec<&str> = SYSTEMS.iter().map(|(_, name)| *name).collect();
    let mut text = head("property", &names);
    for (of, [name, own @ ..]) in FIELDS {
        text.push_str(&line(&format!("{}: `{name}`", of.name()), own));
    }
    text.trim_end().to_owned()
}

fn values() -> String {
    let mut text = String::from("| backend | its field | the first of |\n|---|---|---|\n");
    for (backend, field, sources) in VALUES {
        let sources = sources.map(|source| format!("`{source}`")).join(", ");
        text.push_str(&format!("| {backend} | `{field}` | {sources} |\n"));
    }
    text.trim_end().to_owned()
}

fn head(first: &str, names: &[&str]) -> String {
    let columns = "|---".repeat(names.len() + 1);
    format!("| {first} | {} |\n{columns}|\n", names.join(" | "))
}

fn line(name: &str, own: &[&str]) -> String {
    let cells: Vec<String> = own
        .iter()
        .map(|own| {
            if own.is_empty() {
                String::new()
            } else {
                format!("`{own}`")
            }
        })
        .collect();
    format!("| {name} | {} |\n", cells.join(" | "))
}
