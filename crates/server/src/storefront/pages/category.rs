//! Lists of products: a department, one of its sections, or everything.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use super::not_found::not_found;
use crate::catalog::Product;
use crate::storefront::department::EVERYTHING;
use crate::storefront::frame::{Link, Page, show};
use crate::storefront::listing::{Listing, Order};
use crate::storefront::shop::{Shop, with_query};
use crate::storefront::templates::PageError;
use crate::storefront::track::list_viewed;
use crate::storefront::visit::Visit;

/// The part of the address after the question mark; what is not understood there counts as not said.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    sub: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    page: String,
}

/// `GET /category/{slug}`.
pub async fn category(
    State(shop): State<Arc<Shop>>,
    Path(slug): Path<String>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    visit: Visit,
) -> Result<Response, PageError> {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    let department = shop.departments.iter().find(|known| known.slug == slug);
    if department.is_none() && slug != EVERYTHING {
        return not_found(&shop, &visit);
    }
    let name = department.map_or("Everything", |department| department.name.as_str());
    let sections = department.map_or(&[][..], |department| &department.sections);
    let section = sections.iter().find(|section| section.slug == wanted.sub);
    if section.is_none() && !wanted.sub.is_empty() {
        return not_found(&shop, &visit);
    }
    let products: Vec<&Product> = match (section, department) {
        (Some(section), _) => shop.at(&section.products).collect(),
        (None, Some(department)) => shop.at(&department.products).collect(),
        (None, None) => shop.catalog.products.iter().collect(),
    };
    let path = format!("/category/{slug}");
    let query: Vec<(&str, &str)> = section
        .map(|section| ("sub", section.slug.as_str()))
        .into_iter()
        .collect();
    let listing = Listing::of(
        &shop,
        products,
        Order::named(&wanted.sort),
        wanted.page.parse().unwrap_or(1),
        &path,
        &query,
    );
    let filters: Vec<Link> = sections
        .iter()
        .map(|own| Link {
            name: own.name.clone(),
            address: with_query(&path, &[("sub", &own.slug)]),
            count: own.products.len(),
            current: own.slug == wanted.sub,
        })
        .collect();
    let list_id = match section {
        Some(section) => format!("category/{slug}/{}", section.slug),
        None => format!("category/{slug}"),
    };
    let shown = listing.shown.iter().filter_map(|id| shop.product(id));
    let viewed = list_viewed(&shop, &list_id, name, shown, listing.first());
    let title = section.map_or(name, |section| section.name.as_str());
    show(
        &shop,
        &visit,
        Page {
            template: "category.html",
            title,
            department: Some(&slug),
            events: vec![viewed],
            content: json!({"name": name, "path": path, "section": section.map(|section| section.name.as_str()), "filters": filters, "listing": listing}),
        },
    )
}
