//! The items that a shop has.

use std::collections::HashSet;
use std::path::Path;

use awning_server::import::{ImportError, ImportSettings, Report, import_file};
use jiff::Timestamp;

/// The ids of a catalog's products, and what became of its rows.
///
/// # Errors
/// If the catalog cannot be read.
pub fn ids(
    path: &Path,
    columns: &[(String, String)],
) -> Result<(HashSet<String>, Report), ImportError> {
    let settings = ImportSettings {
        columns: columns.to_vec(),
        currency: None,
        shop: None,
        // It decides only prices, which are not asked for.
        now: Timestamp::UNIX_EPOCH,
    };
    let import = import_file(path, &settings)?;
    let products = import.catalog.products.into_iter();
    Ok((products.map(|product| product.id).collect(), import.report))
}
