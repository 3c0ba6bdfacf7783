//! A file to a catalog and a report.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::Value;
use thiserror::Error;

use super::amount::{DecimalMark, parse_amount};
use super::field::Field;
use super::format::Format;
use super::mapping::{Mapping, MappingError};
use super::product::{Draft, RowReader};
use super::report::{Report, Tally};
use super::rows::Rows;
use super::title::complete_titles;
use super::{delimited, json, merchant, shopify, text, value};
use crate::catalog::{Catalog, Product, currency_code, decimals};

/// The largest file, in bytes, that is read: it is held in memory as a whole.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// The currency where neither the file nor its owner names one.
const FALLBACK_CURRENCY: &str = "EUR";

/// What the owner of a file says about it.
#[derive(Clone, Debug)]
pub struct ImportSettings {
    /// Columns for fields, before those that are known; an empty column leaves the field out.
    pub columns: Vec<(String, String)>,
    /// ISO 4217 code of amounts that name none.
    pub currency: Option<String>,
    /// What the shop is called.
    pub shop: Option<String>,
    /// The time by which sale prices hold or not.
    pub now: Timestamp,
}

/// What an import gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The products.
    pub catalog: Catalog,
    /// What became of each row.
    pub report: Report,
}

/// Why a file could not be read at all.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file system refused.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// The file is larger than can be held.
    #[error("{path}: the file has {bytes} bytes; at most {MAX_FILE} are read", path = path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// The content is none of the formats.
    #[error(
        "{0}: neither delimited text, JSON, JSON Lines, a Google Merchant feed nor Shopify's products.json; expected a \
         first line that names columns, or a \"[\", \"{{\" or \"<\""
    )]
    UnknownFormat(String),
    /// The content begins as JSON and is not.
    #[error("{file}: not JSON: {source}")]
    Json {
        /// The file.
        file: String,
        /// Where and why.
        source: serde_json::Error,
    },
    /// Columns could not be mapped.
    #[error("{file}: {source}")]
    Mapping {
        /// The file.
        file: String,
        /// Which, and what there is.
        source: MappingError,
    },
    /// `--currency` is not a code.
    #[error("--currency {0}: expected a code of ISO 4217, such as EUR")]
    Currency(String),
}

/// Reads the file at `path`; see [`import`].
pub fn import_file(path: &Path, settings: &ImportSettings) -> Result<Import, ImportError> {
    let refused = |source| ImportError::File {
        path: path.to_owned(),
        source,
    };
    let bytes = std::fs::metadata(path).map_err(refused)?.len();
    if bytes > MAX_FILE {
        return Err(ImportError::TooLarge {
            path: path.to_owned(),
            bytes,
        });
    }
    let content = std::fs::read(path).map_err(refused)?;
    import(&content, &path.display().to_string(), settings)
}

/// Reads a product list. `file` is its name, for messages, and a hint at its format.
///
/// Rows that cannot be a product are skipped and counted by reason in the report; so are rows with the id of an earlier
/// one. Each product's `url` becomes `/product/<id>`, the source's own is kept as `sourceUrl`, and a product without a
/// picture gets `/images/<id>.svg`.
pub fn import(bytes: &[u8], file: &str, settings: &ImportSettings) -> Result<Import, ImportError> {
    let (text, encoding) = text::decode(bytes);
    let format =
        Format::detect(&text, file).ok_or_else(|| ImportError::UnknownFormat(file.to_owned()))?;
    let rows = read_rows(&text, format).map_err(|source| ImportError::Json {
        file: file.to_owned(),
        source,
    })?;
    let mapping = Mapping::resolve(&rows.columns, &settings.columns).map_err(|source| {
        ImportError::Mapping {
            file: file.to_owned(),
            source,
        }
    })?;
    let (currency, currency_source) = decide_currency(&rows, &mapping, settings)?;
    let marks = decide_marks(&rows, &mapping, &currency);
    let decimal_comma = marks.get(&Field::Price) == Some(&DecimalMark::Comma);

    let mut skipped: BTreeMap<String, Tally> = BTreeMap::new();
    for bad in &rows.bad {
        skipped
            .entry(bad.reason.clone())
            .or_default()
            .add(bad.place, None);
    }
    let reader = RowReader {
        mapping: &mapping,
        marks,
        currency: &currency,
        now: settings.now,
    };
    let mut drafts: Vec<Draft> = Vec::with_capacity(rows.rows.len());
    let mut seen = HashSet::new();
    for row in &rows.rows {
        match reader.read(row) {
            Ok(draft) if seen.insert(draft.product.id.clone()) => drafts.push(draft),
            Ok(draft) => {
                let tally = skipped
                    .entry("the id was there before; the first row counts".to_owned())
                    .or_default();
                tally.add(draft.place, Some(&draft.product.id));
            }
            Err(why) => {
                skipped
                    .entry(why.what.to_owned())
                    .or_default()
                    .add(row.place, why.sample.as_deref());
            }
        }
    }
    let titles_completed = complete_titles(&mut drafts);
    let mut remarks: BTreeMap<String, Tally> = BTreeMap::new();
    for (draft, remark) in drafts
        .iter()
        .flat_map(|draft| draft.remarks.iter().map(move |remark| (draft, remark)))
    {
        remarks
            .entry(remark.what.to_owned())
            .or_default()
            .add(draft.place, remark.sample.as_deref());
    }
    let products: Vec<Product> = drafts.into_iter().map(|draft| draft.product).collect();
    let kept = rows
        .columns
        .iter()
        .filter(|column| !mapping.is_claimed(column))
        .cloned()
        .collect();
    let shop = settings
        .shop
        .clone()
        .or(rows.shop)
        .unwrap_or_else(|| shop_of(file));
    let report = Report {
        file: file.to_owned(),
        format,
        encoding,
        columns: mapping.columns,
        kept,
        titles_completed,
        decimal_comma,
        currency: currency.clone(),
        currency_source,
        rows: rows.rows.len() + rows.bad.len(),
        products: products.len(),
        skipped,
        remarks,
        notes: rows.remarks,
    };
    Ok(Import {
        catalog: Catalog {
            shop,
            currency,
            products,
        },
        report,
    })
}

fn read_rows(text: &str, format: Format) -> Result<Rows, serde_json::Error> {
    Ok(match format {
        Format::Delimited(separator) => delimited::read(text, separator),
        Format::MerchantText => delimited::read(text, b'\t'),
        Format::MerchantXml => merchant::read(text),
        Format::JsonArray | Format::JsonItems => json::read_document(text)?,
        Format::JsonLines => json::read_lines(text),
        Format::Shopify => shopify::read(text)?,
    })
}

/// The currency of amounts that name none, and how it is known: what the owner says, what the file says of all its
/// prices, what most of its prices say, what the column's name says.
fn decide_currency(
    rows: &Rows,
    mapping: &Mapping,
    settings: &ImportSettings,
) -> Result<(String, &'static str), ImportError> {
    if let Some(named) = &settings.currency {
        let code = currency_code(named).ok_or_else(|| ImportError::Currency(named.clone()))?;
        return Ok((code, "as configured"));
    }
    if let Some(code) = rows.currency.as_deref().and_then(currency_code) {
        return Ok((code, "named by the file"));
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in &rows.rows {
        let cell = |field| {
            mapping
                .column(field)
                .and_then(|column| row.values.get(column))
        };
        let own = cell(Field::Currency)
            .and_then(value::text)
            .and_then(|text| currency_code(&text));
        if let Some(code) = own.or_else(|| currency_in(cell(Field::Price)?)) {
            *counts.entry(code).or_default() += 1;
        }
    }
    if let Some((code, _)) = counts.into_iter().max_by_key(|(_, count)| *count) {
        return Ok((code, "named by most prices"));
    }
    Ok(match &mapping.currency {
        Some(code) => (code.clone(), "named by the price column"),
        None => (
            FALLBACK_CURRENCY.to_owned(),
            "assumed, for the file names none; say --currency CODE",
        ),
    })
}

fn currency_in(price: &Value) -> Option<String> {
    if let Value::Object(object) = price {
        let code = ["currency", "currencyCode", "currency_code"]
            .iter()
            .find_map(|name| object.get(*name));
        return code.and_then(Value::as_str).and_then(currency_code);
    }
    let text = value::text(price)?;
    let read = |mark| parse_amount(&text, mark).ok();
    read(DecimalMark::Point)
        .or_else(|| read(DecimalMark::Comma))?
        .currency
}

fn decide_marks(rows: &Rows, mapping: &Mapping, currency: &str) -> HashMap<Field, DecimalMark> {
    let three = decimals(currency) == 3;
    let money = mapping.columns.iter().filter(|(field, _)| field.is_money());
    money
        .map(|(field, column)| {
            let texts = rows
                .rows
                .iter()
                .filter_map(|row| row.values.get(column)?.as_str());
            (*field, DecimalMark::of_column(texts, three))
        })
        .collect()
}

/// A shop that nobody named is called after the file.
fn shop_of(file: &str) -> String {
    let stem = Path::new(file)
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or("Shop");
    let mut letters = stem.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
