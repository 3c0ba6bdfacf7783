//! What the loader knows of the elements: from the table in `awning-core` and the splitter's map.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use awning_core::element::{ELEMENTS, Element, Kind};
use awning_core::text::LANGUAGES;
use serde_json::{Value, json};

use super::split::Chunks;

/// The loader's table.
pub fn of(directory: &str, chunks: &Chunks, styles: &Path) -> Result<Value> {
    let mut elements = serde_json::Map::new();
    for element in &ELEMENTS {
        elements.insert(element.tag.into(), row(element, chunks, styles)?);
    }
    Ok(json!({
        "directory": directory,
        "version": env!("CARGO_PKG_VERSION"),
        "languages": LANGUAGES,
        "elements": elements,
    }))
}

fn row(element: &Element, chunks: &Chunks, styles: &Path) -> Result<Value> {
    let files = chunks
        .get(element.chunk)
        .with_context(|| format!("no chunk named {}", element.chunk))?;
    let expected = format!("{}.wasm", element.tag.trim_start_matches("awning-"));
    ensure!(
        *files == [expected.as_str()],
        "the loader asks for {expected} where it finds <{}>, and the splitter made {files:?}",
        element.tag
    );
    let mut row = json!({
        "attributes": element.attributes.iter().map(|(attribute, _)| attribute.name).collect::<Vec<_>>(),
        "properties": element.properties.iter().map(|property| property.name).collect::<Vec<_>>(),
        "reserve": reserve(element, styles)?,
        "eager": element.eager,
    });
    if let Some((name, usual)) = element.skeletons {
        row["skeletons"] = json!([name, usual, most(element, name)]);
    }
    Ok(row)
}

/// The largest value of an attribute that is a whole number.
fn most(element: &Element, name: &str) -> Option<u32> {
    let (attribute, _) = element
        .attributes
        .iter()
        .find(|(attribute, _)| attribute.name == name)?;
    match attribute.kind {
        Kind::Whole { most, .. } => Some(most),
        _ => None,
    }
}

/// The style sheet that holds an element's place.
fn reserve(element: &Element, styles: &Path) -> Result<String> {
    let path = styles
        .join("widgets")
        .join(element.chunk.replace('-', "_"))
        .join("reserve.css");
    let css =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(css.trim_end().to_owned())
}
