//! Which column is which field.

use std::collections::BTreeMap;

use thiserror::Error;

use super::field::{Field, SYNONYMS, plain};
use crate::catalog::currency_code;

/// The columns that were found, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mapping {
    /// The column of each field that has one.
    pub columns: BTreeMap<Field, String>,
    /// The currency that a price column's name ends in, as in `price (SAR)` or `price_gbp`.
    pub currency: Option<String>,
}

/// Why columns could not be mapped.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MappingError {
    /// `--map` names a field that products do not have.
    #[error("--map {0}=…: there is no such field; the fields are {fields}", fields = field_names())]
    UnknownField(String),
    /// `--map` names a column that the file does not have.
    #[error("--map {field}={column}: the file has no such column; its columns are {columns}")]
    UnknownColumn {
        /// The field to be mapped.
        field: &'static str,
        /// The column that is not there.
        column: String,
        /// Those that are.
        columns: String,
    },
    /// No column is known to be one of the two fields that a product must have.
    #[error(
        "no column is known to be the {field}; name it with --map {field}=COLUMN; the columns are {columns}"
    )]
    Missing {
        /// `id` or `title`.
        field: &'static str,
        /// The columns there are.
        columns: String,
    },
}

impl Mapping {
    /// Maps `columns` by the names they are known by, and by `overrides`, which go first: a field and its column, or no
    /// column to leave the field out.
    pub fn resolve(
        columns: &[String],
        overrides: &[(String, String)],
    ) -> Result<Self, MappingError> {
        let mut mapping = Self::default();
        let mut settled = Vec::new();
        for (name, column) in overrides {
            let field =
                Field::from_name(name).ok_or_else(|| MappingError::UnknownField(name.clone()))?;
            settled.push(field);
            if column.is_empty() {
                continue;
            }
            let found = columns.iter().find(|known| *known == column);
            let found =
                found.or_else(|| columns.iter().find(|known| plain(known) == plain(column)));
            let found = found.ok_or_else(|| MappingError::UnknownColumn {
                field: field.name(),
                column: column.clone(),
                columns: list(columns),
            })?;
            mapping.claim(field, found);
        }
        for (field, names) in SYNONYMS {
            if settled.contains(field) {
                continue;
            }
            let free: Vec<&String> = columns
                .iter()
                .filter(|column| !mapping.is_claimed(column))
                .collect();
            let found = names
                .iter()
                .find_map(|name| free.iter().find(|column| is_named(column, name, *field)));
            if let Some(found) = found {
                mapping.claim(*field, found);
            }
        }
        for field in [Field::Id, Field::Title] {
            if !columns.is_empty() && !mapping.columns.contains_key(&field) {
                return Err(MappingError::Missing {
                    field: field.name(),
                    columns: list(columns),
                });
            }
        }
        Ok(mapping)
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<&str> {
        self.columns.get(&field).map(String::as_str)
    }

    /// Whether a column is mapped to a field.
    pub fn is_claimed(&self, column: &str) -> bool {
        self.columns.values().any(|claimed| claimed == column)
    }

    fn claim(&mut self, field: Field, column: &str) {
        if field.is_money() && self.currency.is_none() {
            self.currency = split_currency(column).map(|(_, code)| code);
        }
        self.columns.insert(field, column.to_owned());
    }
}

fn is_named(column: &str, name: &str, field: Field) -> bool {
    let wanted = plain(name);
    plain(column) == wanted
        || (field.is_money()
            && split_currency(column).is_some_and(|(rest, _)| plain(rest) == wanted))
}

/// `price (SAR)` and `price_gbp` are a price and a currency.
fn split_currency(column: &str) -> Option<(&str, String)> {
    let trimmed = column.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = trimmed.rfind(|c: char| !c.is_alphanumeric())?;
    let code = trimmed
        .get(start..)?
        .trim_start_matches(|c: char| !c.is_alphanumeric());
    Some((trimmed.get(..start)?, currency_code(code)?))
}

fn list(columns: &[String]) -> String {
    columns
        .iter()
        .map(|column| format!("\"{column}\""))
        .collect::<Vec<_>>()
        .join(", ")
}

fn field_names() -> String {
    SYNONYMS
        .iter()
        .map(|(field, _)| field.name())
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(columns: &[&str], overrides: &[(&str, &str)]) -> Result<Mapping, MappingError> {
        let columns: Vec<String> = columns.iter().map(|name| (*name).to_owned()).collect();
        let overrides: Vec<_> = overrides
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        Mapping::resolve(&columns, &overrides)
    }

    #[test]
    fn columns_are_known_by_many_names_in_any_spelling() {
        for (columns, field, column) in [
            (["Item_ID", "NAME", "x"], Field::Title, Some("NAME")),
            (
                ["g:id", "g:title", "g:image_link"],
                Field::Image,
                Some("g:image_link"),
            ),
            (
                ["sku", "title", "median_price_gbp"],
                Field::Price,
                Some("median_price_gbp"),
            ),
            (
                ["id", "title", "price (SAR)"],
                Field::Price,
                Some("price (SAR)"),
            ),
            (["id", "title", "price (net)"], Field::Price, None),
            (["sku", "id", "title"], Field::Id, Some("id")),
        ] {
            let mapping = resolve(&columns, &[]).unwrap_or_default();
            assert_eq!(mapping.column(field), column, "{columns:?}");
        }
    }

    #[test]
    fn a_price_column_can_name_the_currency() {
        let mapping = resolve(&["sku", "title", "price_gbp"], &[]).unwrap_or_default();
        assert_eq!(mapping.currency.as_deref(), Some("GBP"));
    }

    #[test]
    fn what_is_asked_for_goes_before_what_is_known() {
        let mapping = resolve(
            &["id", "name", "label", "price"],
            &[("title", "Label"), ("price", "")],
        )
        .unwrap_or_default();
        assert_eq!(mapping.column(Field::Title), Some("label"));
        assert_eq!(mapping.column(Field::Price), None);
        assert_eq!(mapping.column(Field::Badge), None);
    }

    #[test]
    fn a_mapping_that_cannot_be_says_why() {
        for (columns, overrides, message) in [
            (
                vec!["a", "title"],
                vec![],
                r#"no column is known to be the id; name it with --map id=COLUMN; the columns are "a", "title""#,
            ),
            (
                vec!["id", "title"],
                vec![("price", "cost")],
                r#"--map price=cost: the file has no such column; its columns are "id", "title""#,
            ),
        ] {
            assert_eq!(
                resolve(&columns, &overrides).map_err(|error| error.to_string()),
                Err(message.to_owned())
            );
        }
        let unknown =
            resolve(&["id", "title"], &[("colour", "id")]).map_err(|error| error.to_string());
        assert!(unknown.is_err_and(|text| text.contains("the fields are id, title, subtitle")));
    }
}
