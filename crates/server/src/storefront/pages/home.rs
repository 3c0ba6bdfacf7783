//! The front page.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde_json::json;

use crate::catalog::Product;
use crate::storefront::department::Department;
use crate::storefront::frame::{Link, Page, department_link, show};
use crate::storefront::shop::{Shop, picture_address};
use crate::storefront::templates::PageError;
use crate::storefront::view::Card;
use crate::storefront::visit::Visit;

/// `GET /`.
pub async fn home(State(shop): State<Arc<Shop>>, visit: Visit) -> Result<Response, PageError> {
    let mut departments: Vec<&Department> = shop.departments.iter().collect();
    departments.sort_by_key(|department| std::cmp::Reverse(department.products.len()));
    let window = faces(&shop, &departments);
    let starters: Vec<Card> = starters(&shop, &departments, &window)
        .map(|product| Card::of(&shop, product))
        .collect();
    let window: Vec<Card> = window.into_iter().map(|p| Card::of(&shop, p)).collect();
    let tiles: Vec<(Link, String)> = departments
        .into_iter()
        .take(8)
        .filter_map(|department| {
            let face = best(shop.at(&department.products))?;
            Some((department_link(department, None), picture_address(face)))
        })
        .collect();
    let lower: Vec<Card> = shop
        .catalog
        .products
        .iter()
        .filter(|product| shop.sells(product) && shop.former_price_of(product).is_some())
        // Spread over the assortment, which is ordered by department.
        .step_by(7)
        .take(4)
        .map(|product| Card::of(&shop, product))
        .collect();
    show(
        &shop,
        &visit,
        Page {
            template: "home.html",
            title: "",
            department: None,
            events: Vec::new(),
            content: json!({"tiles": tiles, "window": window, "starters": starters, "lower": lower}),
        },
    )
}

/// The product that stands for a list: the best rated one that can be bought.
fn best<'a>(products: impl Iterator<Item = &'a Product>) -> Option<&'a Product> {
    products
        .enumerate()
        .max_by_key(|(index, product)| {
            let hundredths = (product.rating.unwrap_or(0.0) * 100.0).round() as i64;
            (product.available, hundredths, std::cmp::Reverse(*index))
        })
        .map(|(_, product)| product)
}

/// What the front page shows in the place of recommendations while nothing is known of the visitor and nothing of what
/// others like: a product of each of the largest departments, other than those in the shop window.
fn starters<'a>(
    shop: &'a Shop,
    largest: &'a [&Department],
    window: &'a [&Product],
) -> impl Iterator<Item = &'a Product> {
    let other = |product: &&Product| {
        shop.sells(product) && window.iter().all(|known| known.id != product.id)
    };
    largest
        .iter()
        .filter_map(move |department| shop.at(&department.products).find(other))
        .take(6)
}

/// Three products for the shop window, of the largest departments where there are any.
fn faces<'a>(shop: &'a Shop, largest: &[&'a Department]) -> Vec<&'a Product> {
    let named = ["hollow-lounge-chair", "bell-pendant-lamp", "swell-vase"];
    let own: Vec<&Product> = named.iter().filter_map(|id| shop.product(id)).collect();
    if shop.is_own() && own.len() == named.len() {
        return own;
    }
    let mut chosen: Vec<&Product> = largest
        .iter()
        .filter_map(|department| best(shop.at(&department.products)))
        .take(3)
        .collect();
    for product in &shop.catalog.products {
        if chosen.len() < 3 && chosen.iter().all(|known| known.id != product.id) {
            chosen.push(product);
        }
    }
    chosen
}
