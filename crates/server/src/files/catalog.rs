//! `/catalog.json`: the catalog as widgets read it.

use std::io::Write;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::document;
use crate::catalog::{Catalog, Product};

/// Brotli's quality: 9 of 11, near the best size at a tenth of its time.
const QUALITY: u32 = 9;

/// Brotli's window, as a power of two: the largest that every browser takes.
const WINDOW: u32 = 22;

/// The catalog's file, made once.
#[derive(Clone, Debug)]
pub struct CatalogFile(Arc<Forms>);

#[derive(Debug)]
struct Forms {
    plain: Bytes,
    plain_tag: String,
    brotli: Bytes,
    brotli_tag: String,
}

impl CatalogFile {
    /// Prints `{"items": […]}` and compresses it. What only pages show, the description and the address in the source, is
    /// left out: a third of the bytes that every visitor would fetch.
    pub fn of(catalog: &Catalog) -> std::io::Result<Self> {
        let slim = catalog.products.iter().map(|product| {
            let mut slim = Product {
                description: None,
                ..product.clone()
            };
            slim.more.remove("sourceUrl");
            slim
        });
        let plain = serde_json::to_vec(&json!({ "items": slim.collect::<Vec<_>>() }))?;
        let mut compressor = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, QUALITY, WINDOW);
        compressor.write_all(&plain)?;
        let brotli = compressor.into_inner();
        let (plain_tag, brotli_tag) = (document::etag(&plain), document::etag(&brotli));
        Ok(Self(Arc::new(Forms {
            plain: plain.into(),
            plain_tag,
            brotli: brotli.into(),
            brotli_tag,
        })))
    }
}

/// Answers the file in the form that the browser takes.
pub async fn catalog_json(
    State(CatalogFile(forms)): State<CatalogFile>,
    request: HeaderMap,
) -> Response {
    if document::takes(&request, "br") {
        document::json(
            &request,
            forms.brotli.clone(),
            &forms.brotli_tag,
            Some("br"),
        )
    } else {
        document::json(&request, forms.plain.clone(), &forms.plain_tag, None)
    }
}
