//! What every format is read into before columns are mapped.

use serde_json::{Map, Value};

/// One row of a source: values by column name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// The line it starts on, or for formats without lines the number of the item; from 1.
    pub place: u64,
    /// The values; a missing or empty one is absent.
    pub values: Map<String, Value>,
}

/// A row that could not be read, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BadRow {
    /// As [`Row::place`].
    pub place: u64,
    /// Why, as a sentence that holds for all rows of the same fault.
    pub reason: String,
}

/// All rows of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    /// Column names in the order of the source.
    pub columns: Vec<String>,
    /// The rows that could be read.
    pub rows: Vec<Row>,
    /// Those that could not.
    pub bad: Vec<BadRow>,
    /// What the source calls the shop, if it says.
    pub shop: Option<String>,
    /// The currency that the source names for all of its prices.
    pub currency: Option<String>,
    /// What was done to read it that its owner should know.
    pub remarks: Vec<String>,
}

impl Rows {
    /// Makes rows of JSON objects; what is not an object is a bad row. `places` numbers them.
    pub fn from_values(values: impl IntoIterator<Item = (u64, Value)>) -> Self {
        let mut rows = Self::default();
        let mut known = std::collections::HashSet::new();
        for (place, value) in values {
            match value {
                Value::Object(mut values) => {
                    values.retain(|_, value| !is_empty(value));
                    for column in values.keys() {
                        if known.insert(column.clone()) {
                            rows.columns.push(column.clone());
                        }
                    }
                    rows.rows.push(Row { place, values });
                }
                _ => rows.bad.push(BadRow {
                    place,
                    reason: "not a JSON object".to_owned(),
                }),
            }
        }
        rows
    }
}

/// Whether a value says nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}
