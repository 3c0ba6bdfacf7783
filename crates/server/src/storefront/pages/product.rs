//! A product's page and its picture.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::not_found::not_found;
use crate::storefront::department::path_of;
use crate::storefront::draw::draw;
use crate::storefront::frame::{Page, department_link, show};
use crate::storefront::shop::Shop;
use crate::storefront::templates::PageError;
use crate::storefront::track::{Event, product_properties};
use crate::storefront::view::Detail;
use crate::storefront::visit::Visit;

/// `GET /product/{id}`.
pub async fn product(
    State(shop): State<Arc<Shop>>,
    Path(id): Path<String>,
    visit: Visit,
) -> Result<Response, PageError> {
    let Some(product) = shop.product(&id) else {
        return not_found(&shop, &visit);
    };
    let department = shop.department_of(product);
    let section = path_of(product).nth(1).and_then(|name| {
        let section = department?.sections.iter().find(|own| own.name == name)?;
        Some((
            section.name.as_str(),
            format!("/category/{}?sub={}", department?.slug, section.slug),
        ))
    });
    let viewed = Event {
        name: "Product Viewed",
        properties: product_properties(&shop, product),
    };
    show(
        &shop,
        &visit,
        Page {
            template: "product.html",
            title: &product.title,
            department: department.map(|department| department.slug.as_str()),
            events: vec![viewed],
            content: json!({"product": Detail::of(&shop, product), "department": department.map(|own| department_link(own, None)), "section": section}),
        },
    )
}

/// `GET /images/{id}.svg`: the picture that is drawn for a product. It changes with the product or with the drawing, so
/// it is kept for an hour and then asked for again by its tag.
pub async fn picture(
    State(shop): State<Arc<Shop>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    let product = file.strip_suffix(".svg").and_then(|id| shop.product(id));
    let Some(product) = product else {
        return (StatusCode::NOT_FOUND, "There is no such picture.").into_response();
    };
    let svg = draw(product);
    let tag = format!("\"{:016x}\"", fingerprint(&svg));
    let caching = [
        (header::CACHE_CONTROL, "public, max-age=3600".to_owned()),
        (header::ETAG, tag.clone()),
    ];
    let known = headers.get(header::IF_NONE_MATCH);
    if known
        .and_then(|tags| tags.to_str().ok())
        .is_some_and(|tags| tags.contains(&tag))
    {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    (caching, [(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response()
}

/// FNV-1a, which is the same in every release.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
