//! The page for addresses that the shop does not have.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::storefront::frame::{Page, show_as};
use crate::storefront::shop::Shop;
use crate::storefront::templates::PageError;
use crate::storefront::visit::Visit;

/// Says that there is nothing here, with the shop around it.
pub fn not_found(shop: &Shop, visit: &Visit) -> Result<Response, PageError> {
    show_as(
        StatusCode::NOT_FOUND,
        shop,
        visit,
        Page {
            template: "not-found.html",
            title: "Not here",
            department: None,
            events: Vec::new(),
            content: json!({}),
        },
    )
}

/// Every address without a page.
pub async fn anywhere_else(
    State(shop): State<Arc<Shop>>,
    visit: Visit,
) -> Result<Response, PageError> {
    not_found(&shop, &visit)
}
