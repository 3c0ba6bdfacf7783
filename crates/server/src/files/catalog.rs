//! `/catalog.json`: the catalog as widgets read it.

use serde_json::json;

use crate::catalog::{Catalog, Product};

/// Prints `{"items": […]}`. What only pages show, the description and the address in the source, is left out: a third of
/// the bytes that every visitor would fetch.
///
/// # Errors
/// What the printer says.
pub fn catalog_json(catalog: &Catalog) -> serde_json::Result<Vec<u8>> {
    let slim = catalog.products.iter().map(|product| {
        let mut slim = Product {
            description: None,
            ..product.clone()
        };
        slim.more.remove("sourceUrl");
        slim
    });
    serde_json::to_vec(&json!({ "items": slim.collect::<Vec<_>>() }))
}
