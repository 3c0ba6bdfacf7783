//! What a log's file is, told by its content.

use std::fmt;

use clap::ValueEnum;
use serde_json::Value;

use super::column::{Mapping, Named};
use super::splitter::{names, split_line};

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Rows of columns separated by commas, semicolons, tabs or "|", the first row naming the columns.
    #[value(alias = "tsv")]
    Csv,
    /// A JSON object on each line, or an array of objects.
    #[value(alias = "json", alias = "jsonl")]
    JsonLines,
    /// Parquet.
    Parquet,
    /// What awning-server keeps: its SQLite database, or its events as JSON.
    #[value(alias = "sqlite")]
    Awning,
    /// Segment's calls as JSON, with the events of its e-commerce specification.
    Segment,
    /// Google Analytics 4's export from BigQuery, as JSON Lines or Parquet.
    Ga4,
    /// A session on each line, oldest first: item ids separated by spaces, oldest first. Without times.
    Sessions,
}

/// What holds the rows of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Lines of columns with this byte between them.
    Delimited(u8),
    /// Lines of JSON.
    JsonLines,
    /// A JSON array.
    JsonArray,
    /// Lines of ids.
    Sessions,
}

/// What a row of objects is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Columns, one event a row.
    Columns,
    /// An event of Awning.
    Awning,
    /// A call of Segment.
    Segment,
    /// An event of Google Analytics 4.
    Ga4,
}

impl Shape {
    /// Tells by the names of an object's or a table's columns.
    pub fn of(columns: &[&str]) -> Self {
        let has = |name: &str| columns.contains(&name);
        if has("event_name") && (has("items") || has("event_params")) && !has("item_id") {
            Self::Ga4
        } else if has("type") && (has("messageId") || has("anonymousId") || has("userId")) {
            Self::Segment
        } else if has("name") && has("sessionId") && has("properties") {
            Self::Awning
        } else {
            Self::Columns
        }
    }
}

impl Container {
    /// Tells by the beginning of a text; `None` if it is none of them.
    pub fn detect(text: &str, named: &Named, no_header: bool) -> Option<Self> {
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let first = lines.next()?;
        match first.trim_start().chars().next()? {
            '{' => return Some(Self::JsonLines),
            '[' => return Some(Self::JsonArray),
            _ => {}
        }
        let fitness = |separator: &u8| {
            let columns = names(first, *separator, no_header);
            (
                Mapping::resolve(&columns, named).is_ok(),
                columns.len(),
                // Of two that fit alike, the one that the next line agrees with.
                lines.clone().next().is_some_and(|line| {
                    split_line(line, *separator).is_some_and(|cells| cells.len() == columns.len())
                }),
            )
        };
        let best = [b'\t', b',', b';', b'|'].into_iter().max_by_key(fitness)?;
        let (_, columns, _) = fitness(&best);
        (columns > 1).then_some(Self::Delimited(best))
    }
}

/// The shape of the first object of a text of JSON.
pub fn shape_of_json(value: &Value) -> Shape {
    let columns: Vec<&str> = match value {
        Value::Object(object) => object.keys().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    Shape::of(&columns)
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Columns => "columns",
            Self::Awning => "Awning's events",
            Self::Segment => "Segment calls",
            Self::Ga4 => "Google Analytics 4 export",
        })
    }
}

impl fmt::Display for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Delimited(b'\t') => write!(f, "tab-separated text"),
            Self::Delimited(separator) => {
                write!(f, "text separated by \"{}\"", char::from(*separator))
            }
            Self::JsonLines => write!(f, "JSON Lines"),
            Self::JsonArray => write!(f, "JSON array"),
            Self::Sessions => write!(f, "a session a line"),
        }
    }
}
