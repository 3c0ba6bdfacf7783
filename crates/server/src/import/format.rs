//! What kind of file a product list is, told by its content.

use std::fmt;

use serde_json::Value;

use super::delimited;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Rows of columns, with this byte between them (`,`, `;` or a tab), the first row naming the columns.
    Delimited(u8),
    /// A Google Merchant feed as tab-separated text.
    MerchantText,
    /// A Google Merchant feed as RSS or Atom.
    MerchantXml,
    /// A JSON array of objects.
    JsonArray,
    /// A JSON object with the objects in its `items` or `products`; Awning's own shape is one of these.
    JsonItems,
    /// A JSON object on each line.
    JsonLines,
    /// What a Shopify shop answers at `/products.json`.
    Shopify,
}

impl Format {
    /// Tells the format of `text`; `file_name` decides only between separators that fit equally well. `None` if it is
    /// none of them.
    pub(super) fn detect(text: &str, file_name: &str) -> Option<Self> {
        match text.trim_start().chars().next()? {
            '<' => Some(Self::MerchantXml),
            '[' => Some(Self::JsonArray),
            '{' => Some(detect_object(text)),
            _ => {
                let separator = delimited::separator(text, file_name)?;
                let merchant = separator == b'\t' && is_merchant_header(text);
                Some(if merchant {
                    Self::MerchantText
                } else {
                    Self::Delimited(separator)
                })
            }
        }
    }

    /// Whether a row is best found by its line; otherwise by its number.
    pub(super) fn has_lines(self) -> bool {
        matches!(
            self,
            Self::Delimited(_) | Self::MerchantText | Self::MerchantXml | Self::JsonLines
        )
    }
}

/// A whole document that is one object holds a list; else each line is an object of its own.
fn detect_object(text: &str) -> Format {
    let first_line = text.trim_start().lines().next().unwrap_or_default();
    let lists = |value: &Value| {
        value
            .get("items")
            .or_else(|| value.get("products"))
            .is_some_and(Value::is_array)
    };
    match serde_json::from_str::<Value>(text) {
        Ok(whole) if has_variants(&whole) => Format::Shopify,
        Ok(whole) if lists(&whole) => Format::JsonItems,
        Ok(_) => Format::JsonLines,
        Err(_) if serde_json::from_str::<Value>(first_line).is_ok() => Format::JsonLines,
        Err(_) => Format::JsonItems,
    }
}

fn has_variants(whole: &Value) -> bool {
    let products = whole.get("products").and_then(Value::as_array);
    products.is_some_and(|products| {
        products
            .iter()
            .any(|product| product.get("variants").is_some())
    })
}

fn is_merchant_header(text: &str) -> bool {
    let header = text
        .lines()
        .next()
        .unwrap_or_default()
        .to_lowercase()
        .replace(' ', "_");
    let names: Vec<&str> = header
        .split('\t')
        .map(|name| name.trim_start_matches("g:"))
        .collect();
    ["id", "title", "image_link", "availability"]
        .iter()
        .all(|name| names.contains(name))
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Delimited(b'\t') => write!(f, "tab-separated text"),
            Self::Delimited(separator) => {
                write!(f, "text separated by \"{}\"", char::from(*separator))
            }
            Self::MerchantText => write!(f, "Google Merchant feed (tab-separated)"),
            Self::MerchantXml => write!(f, "Google Merchant feed (XML)"),
            Self::JsonArray => write!(f, "JSON array"),
            Self::JsonItems => write!(f, "JSON object with a list of items"),
            Self::JsonLines => write!(f, "JSON Lines"),
            Self::Shopify => write!(f, "Shopify products.json"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_by_its_content() {
        for (text, format) in [
            ("id;title\n1;Pan\n", Some(Format::Delimited(b';'))),
            ("id\ttitle\n1\tPan\n", Some(Format::Delimited(b'\t'))),
            (
                "id\ttitle\timage link\tavailability\n",
                Some(Format::MerchantText),
            ),
            ("\n<?xml version=\"1.0\"?><rss/>", Some(Format::MerchantXml)),
            ("[{}]", Some(Format::JsonArray)),
            (r#"{"items": []}"#, Some(Format::JsonItems)),
            (r#"{"products": [{"id": 1}]}"#, Some(Format::JsonItems)),
            (
                r#"{"products": [{"id": 1, "variants": []}]}"#,
                Some(Format::Shopify),
            ),
            ("{\"id\": 1}\n{\"id\": 2}\n", Some(Format::JsonLines)),
            ("{\"id\": 1}\n", Some(Format::JsonLines)),
            ("{\"items\": [", Some(Format::JsonItems)),
            ("", None),
            ("nothing of the kind", None),
        ] {
            assert_eq!(Format::detect(text, "list"), format, "{text:?}");
        }
    }
}
