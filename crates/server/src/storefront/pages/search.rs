//! The search page.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use crate::catalog::Product;
use crate::storefront::frame::{Page, show};
use crate::storefront::listing::{Listing, Order};
use crate::storefront::shop::Shop;
use crate::storefront::templates::PageError;
use crate::storefront::track::Event;
use crate::storefront::visit::Visit;

/// The part of the address after the question mark.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    page: String,
}

/// `GET /search?q=…`.
pub async fn search(
    State(shop): State<Arc<Shop>>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    visit: Visit,
) -> Result<Response, PageError> {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    let query = wanted.q.trim();
    let found = shop.index.search(query);
    let products: Vec<&Product> = shop.at(&found).collect();
    let results = products.len();
    let listing = Listing::of(
        &shop,
        products,
        Order::named(&wanted.sort),
        wanted.page.parse().unwrap_or(1),
        "/search",
        &[("q", query)],
    );
    let searched = serde_json::json!({"query": query, "results": results});
    let events = match query {
        "" => Vec::new(),
        _ => vec![Event::new("Products Searched", searched)],
    };
    show(
        &shop,
        &visit,
        Page {
            template: "search.html",
            title: "Search",
            department: None,
            events,
            content: json!({"query": query, "results": results, "listing": listing}),
        },
    )
}
