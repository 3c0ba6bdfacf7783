//! The storefront's addresses.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use super::pages::source::{Sources, source};
use super::pages::{
    about, cart, category, checkout, experiments, home, not_found, product, search,
};
use super::settings::Storefront;
use super::shop::Shop;
use crate::catalog::Catalog;

/// All pages of a storefront on a catalog, and the pictures that are drawn for its products. Addresses that it does not
/// know get its own page for that, with status 404.
pub fn router(catalog: Arc<Catalog>, settings: Storefront) -> Router {
    let shop = Arc::new(Shop::open(catalog, &settings));
    let pages = Router::new()
        .route("/", get(home::home))
        .route("/category/{slug}", get(category::category))
        .route("/product/{id}", get(product::product))
        .route("/images/{file}", get(product::picture))
        .route("/search", get(search::search))
        .route("/cart", get(cart::cart))
        .route("/cart/add", post(cart::add))
        .route("/cart/update", post(cart::update))
        .route("/cart/coupon", post(cart::coupon))
        .route(
            "/checkout",
            get(checkout::checkout).post(checkout::place_order),
        )
        .route("/thank-you", get(checkout::thank_you))
        .route("/about", get(about::about))
        .route("/experiments", get(experiments::experiments))
        .fallback(not_found::anywhere_else)
        .with_state(shop.clone());
    let sources = Sources {
        shop,
        pages: pages.clone(),
    };
    pages.route("/source", get(source).with_state(sources))
}
