//! The reference pages of the documentation.

use std::path::PathBuf;

use anyhow::Result;
use awning_core::document::Document;
use awning_core::element::{
    Attribute, ELEMENTS, Element, EventRow, GLOBAL_ATTRIBUTES, GLOBAL_EVENTS, TOKENS,
};
use awning_core::read::Describe;
use awning_core::text::{KEYS, LANGUAGES, report};
use serde_json::Value;

use super::destinations::destinations;
use super::manifest::{default_of, type_of};
use super::shapes;
use crate::paths::root;

/// A page of the documentation that is made from the tables.
pub struct Page {
    /// Where it is.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}

/// The pages: docs/elements.md, docs/document.md and docs/destinations.md.
pub fn pages() -> Result<Vec<Page>> {
    let page = |name: &str, text| Page {
        path: root().join("docs").join(name),
        text,
    };
    Ok(vec![
        page("elements.md", elements()),
        page("document.md", document()?),
        page("destinations.md", destinations()?),
    ])
}

fn elements() -> String {
    let mut text = String::from(
        "# Elements\n\nMade by the build from the tables in `crates/core/src/element`; changes belong there.\n",
    );
    for element in &ELEMENTS {
        text.push_str(&chapter(element));
    }
    text.push_str("\n## What every element has\n");
    attributes(&mut text, &GLOBAL_ATTRIBUTES);
    text.push_str("\n### Events\n\n");
    for event in &GLOBAL_EVENTS {
        text.push_str(&event_text(event));
    }
    text.push_str("\n### Custom properties\n\nSet them on the element or on any of its ancestors.\n\n| property | meaning |\n|---|---|\n");
    for token in &TOKENS {
        text.push_str(&format!("| `--awning-{}` | {} |\n", token.name, token.doc));
    }
    text
}

fn chapter(element: &Element) -> String {
    let mut text = format!(
        "\n## `<{}>`\n\n{}\n\nChildren: {}\n",
        element.tag, element.doc, element.slot
    );
    attributes(&mut text, element.attributes);
    text.push_str("\nEach attribute is also a property of the same name.\n");
    if !element.properties.is_empty() {
        text.push_str("\n### Properties\n\n| property | type | meaning |\n|---|---|---|\n");
    }
    for property in element.properties {
        let type_name = property.type_name.replace('|', "\\|");
        text.push_str(&format!(
            "| `{}` | `{type_name}` | {} |\n",
            property.name, property.doc
        ));
    }
    text.push_str("\n### Events\n\n");
    for event in element.events {
        text.push_str(&event_text(event));
    }
    if !element.parts.is_empty() {
        text.push_str("\n### Parts\n\n| `::part()` | what it is |\n|---|---|\n");
    }
    for part in element.parts {
        text.push_str(&format!("| `{}` | {} |\n", part.name, part.doc));
    }
    text
}

fn attributes(text: &mut String, attributes: &[(Attribute, &str)]) {
    text.push_str(
        "\n### Attributes\n\n| attribute | takes | default | meaning |\n|---|---|---|---|\n",
    );
    for (attribute, doc) in attributes {
        let takes = type_of(attribute).replace(" | ", ", ").replace('"', "`");
        let default = default_of(attribute)
            .map(|default| format!("`{default}`"))
            .unwrap_or_default();
        text.push_str(&format!(
            "| `{}` | {takes} | {default} | {doc} |\n",
            attribute.name
        ));
    }
}

fn event_text(event: &EventRow) -> String {
    let canceled = match event.default_action {
        "" => String::new(),
        action => format!(" Unless it is canceled, {action}."),
    };
    let mut text = format!("- **`{}`** {}{canceled}\n", event.name, event.doc);
    for field in event.detail {
        text.push_str(&format!(
            "  - `{}` (`{}`): {}\n",
            field.name,
            field.type_name.replace('|', "\\|"),
            field.doc
        ));
    }
    text
}

fn document() -> Result<String> {
    let schema: Value = serde_json::to_value(Document::schema())?;
    let mut text = String::from(
        "# The campaign document\n\nMade by the build from the types in `crates/core`; changes belong there. The package \
         has the same as a JSON Schema, `dist/document.schema.json`, for editors that complete and check.\n\n```ts\n",
    );
    text.push_str(&shapes::type_of(&schema, 0));
    text.push_str("\n```\n\n## Texts\n\nBuilt in: English");
    for language in LANGUAGES {
        text.push_str(&format!(", `{language}`"));
    }
    text.push_str(
        ". `texts` replaces any of them, by language and key, and adds languages that are not built in.\n\n\
         | key | English |\n|---|---|\n",
    );
    for key in KEYS.iter().chain(report::KEYS) {
        text.push_str(&format!("| `{}` | {} |\n", key.name, key.english));
    }
    Ok(text)
}
