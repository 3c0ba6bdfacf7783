//! What the loader knows of the elements: from the table in `awning-core` and the splitter's map.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use awning_core::element::{ELEMENTS, Element, Kind};
use awning_core::text::LANGUAGES;
use serde_json::{Map, Value, json};

use super::split::Chunks;

/// The loader's table.
pub fn of(directory: &str, chunks: &Chunks, styles: &Path) -> Result<Value> {
    let mut elements = Map::new();
    for element in &ELEMENTS {
        elements.insert(element.tag.into(), row(element, chunks, styles)?);
    }
    Ok(json!({
        "directory": directory,
        "version": env!("CARGO_PKG_VERSION"),
        "languages": languages(),
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
    if let Some((name, _)) = element.skeletons {
        row["number"] = number(element, name)?;
    } else if has(element, TIMEOUT) {
        row["number"] = number(element, TIMEOUT)?;
        row["waits"] = json!(true);
    }
    Ok(row)
}

/// The attribute of elements that show nothing for so many milliseconds, at most.
const TIMEOUT: &str = "timeout";

fn has(element: &Element, name: &str) -> bool {
    let mut attributes = element.attributes.iter();
    attributes.any(|(attribute, _)| attribute.name == name)
}

/// An attribute that is a whole number: its name, its default, the least and the most.
fn number(element: &Element, name: &str) -> Result<Value> {
    let mut attributes = element.attributes.iter();
    let found = attributes.find(|(attribute, _)| attribute.name == name);
    match found.map(|(attribute, _)| attribute.kind) {
        Some(Kind::Whole {
            least,
            most,
            default,
        }) => Ok(json!([name, default, least, most])),
        _ => bail!("<{}> has no number named {name}", element.tag),
    }
}

/// How the tags begin that mean each language, as a regular expression; the first that fits is it.
///
/// Where a language is written in two scripts, its tag may name the script or a region. Those that write Chinese
/// in the traditional one are CLDR's likely subtags.
fn languages() -> Map<String, Value> {
    let mut patterns: Vec<(&str, &str)> = LANGUAGES
        .iter()
        .map(|language| match *language {
            "zh-Hant" => ("zh-Hant", "zh.(hant|tw|hk|mo)"),
            other => (other, other.split('-').next().unwrap_or(other)),
        })
        .collect();
    // Those that ask for more come before those that take what is left.
    patterns.sort_by_key(|(_, pattern)| std::cmp::Reverse(pattern.len()));
    patterns
        .into_iter()
        .map(|(language, pattern)| (language.to_owned(), pattern.into()))
        .collect()
}

/// The style sheet that holds an element's place.
fn reserve(element: &Element, styles: &Path) -> Result<String> {
    let path = styles
        .join("widgets")
        .join(element.chunk.replace('-', "_"))
        .join("reserve.css");
    let css =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    // What minifying leaves in custom properties and between arguments: the loader's bytes are counted.
    let css = css
        .replace(": ", ":")
        .replace(", ", ",")
        .replace(" / ", "/");
    Ok(css.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_that_asks_for_more_comes_first() {
        let languages = languages();
        let names: Vec<_> = languages.keys().map(String::as_str).collect();
        assert_eq!(names.first(), Some(&"zh-Hant"));
        assert_eq!(names.len(), LANGUAGES.len());
    }
}
