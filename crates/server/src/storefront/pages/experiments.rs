//! What real experiments found, as a marketer reads it.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde_json::json;

use crate::storefront::frame::{Page, show};
use crate::storefront::shop::Shop;
use crate::storefront::templates::PageError;
use crate::storefront::visit::Visit;

/// `GET /experiments`.
pub async fn experiments(
    State(shop): State<Arc<Shop>>,
    visit: Visit,
) -> Result<Response, PageError> {
    show(
        &shop,
        &visit,
        Page {
            template: "experiments.html",
            title: "Results of real tests",
            department: None,
            events: Vec::new(),
            content: json!({}),
        },
    )
}
