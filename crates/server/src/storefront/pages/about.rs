//! What this shop really is.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde_json::json;

use crate::storefront::frame::{Page, show};
use crate::storefront::shop::Shop;
use crate::storefront::templates::PageError;
use crate::storefront::visit::Visit;

/// `GET /about`.
pub async fn about(State(shop): State<Arc<Shop>>, visit: Visit) -> Result<Response, PageError> {
    show(
        &shop,
        &visit,
        Page {
            template: "about.html",
            title: "About this shop",
            department: None,
            events: Vec::new(),
            content: json!({"products": shop.catalog.products.len()}),
        },
    )
}
