//! The cart's page, and the forms that change it: answered with a redirect, or with data for the page's own code.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Redirect, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::storefront::cart::{CART_COOKIE, Cart};
use crate::storefront::frame::{Page, show};
use crate::storefront::shop::Shop;
use crate::storefront::templates::PageError;
use crate::storefront::totals::coupon_of;
use crate::storefront::track::{Event, cart_viewed, quantity_of};
use crate::storefront::view::{CartData, CartView};
use crate::storefront::visit::{COUPON_COOKIE, Visit, local_address, spent_cookie, working_cookie};

/// `GET /cart`: the page, or the cart as data where a page restored from the browser's memory asks what it missed.
pub async fn cart(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    visit: Visit,
) -> Result<Response, PageError> {
    let cart = shop.sellable(visit.cart.clone());
    if wants_data(&headers) {
        let data = with_events(CartData::of(&shop, &cart, visit.coupon), &[]);
        return Ok(([(header::CACHE_CONTROL, "no-store")], Json(data)).into_response());
    }
    let first = cart.lines().first().map(|line| line.id.clone());
    show(
        &shop,
        &visit,
        Page {
            template: "cart.html",
            title: "Your cart",
            department: None,
            events: vec![cart_viewed(&shop, &cart)],
            content: json!({"cart": CartView::of(&shop, &cart, visit.coupon), "first": first, "refused": visit.address.ends_with("?coupon=unknown")}),
        },
    )
}

/// What a form of the cart says.
#[derive(Debug, Deserialize)]
pub struct Change {
    #[serde(default)]
    id: String,
    #[serde(default)]
    quantity: String,
    #[serde(default)]
    back: String,
}

/// `POST /cart/add`: some more of a product.
pub async fn add(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    visit: Visit,
    Form(change): Form<Change>,
) -> Response {
    let quantity = change.quantity.trim().parse::<u32>().unwrap_or(1).max(1);
    let before = visit.cart.quantity(&change.id);
    apply(
        &shop,
        &headers,
        visit,
        &change,
        before.saturating_add(quantity),
    )
}

/// `POST /cart/update`: exactly so many of a product; 0 takes it out.
pub async fn update(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    visit: Visit,
    Form(change): Form<Change>,
) -> Response {
    let before = visit.cart.quantity(&change.id);
    let quantity = change.quantity.trim().parse().unwrap_or(before);
    apply(&shop, &headers, visit, &change, quantity)
}

fn apply(shop: &Shop, headers: &HeaderMap, visit: Visit, change: &Change, wanted: u32) -> Response {
    let Some(product) = shop.product(&change.id) else {
        return refuse(
            headers,
            StatusCode::NOT_FOUND,
            "The shop has no such product.",
        );
    };
    let mut cart = shop.sellable(visit.cart);
    let before = cart.quantity(&change.id);
    if wanted > before && !shop.sells(product) {
        return refuse(
            headers,
            StatusCode::CONFLICT,
            "This product cannot be bought now.",
        );
    }
    let after = cart.set(&change.id, wanted);
    if before == 0 && after == 0 && wanted > 0 {
        return refuse(headers, StatusCode::CONFLICT, "The cart is full.");
    }
    let event = |name, quantity| Event {
        name,
        properties: quantity_of(shop, product, quantity),
    };
    let events = match after.cmp(&before) {
        std::cmp::Ordering::Greater => vec![event("Product Added", after - before)],
        std::cmp::Ordering::Less => vec![event("Product Removed", before - after)],
        std::cmp::Ordering::Equal => Vec::new(),
    };
    let cookies = visit.cookies.add(working_cookie(CART_COOKIE, cart.write()));
    if wants_data(headers) {
        let data = with_events(CartData::of(shop, &cart, visit.coupon), &events);
        return (cookies, Json(data)).into_response();
    }
    (cookies, Redirect::to(&local_address(&change.back, "/cart"))).into_response()
}

/// What the coupon's form says.
#[derive(Debug, Deserialize)]
pub struct Entered {
    #[serde(default)]
    code: String,
}

/// `POST /cart/coupon`: takes a code, or forgets the one there was when it is empty.
pub async fn coupon(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    visit: Visit,
    Form(entered): Form<Entered>,
) -> Response {
    let code = entered.code.trim();
    let coupon = coupon_of(code);
    let told = json!({"coupon_id": code});
    let events = match (code, coupon) {
        ("", _) => match visit.coupon {
            Some(old) => vec![Event::new("Coupon Removed", json!({"coupon_id": old.code}))],
            None => Vec::new(),
        },
        (_, Some(_)) => vec![
            Event::new("Coupon Entered", told.clone()),
            Event::new("Coupon Applied", told),
        ],
        (_, None) => vec![
            Event::new("Coupon Entered", told.clone()),
            Event::new("Coupon Denied", told),
        ],
    };
    let cart: Cart = shop.sellable(visit.cart);
    let cookies = match coupon {
        Some(coupon) => visit
            .cookies
            .add(working_cookie(COUPON_COOKIE, coupon.code.to_owned())),
        None => visit.cookies.add(spent_cookie(COUPON_COOKIE)),
    };
    if wants_data(&headers) {
        let mut data = with_events(CartData::of(&shop, &cart, coupon), &events);
        if let Value::Object(data) = &mut data {
            data.insert("coupon".to_owned(), json!(coupon.map(|coupon| coupon.code)));
        }
        return (cookies, Json(data)).into_response();
    }
    let refused = coupon.is_none() && !code.is_empty();
    let back = if refused {
        "/cart?coupon=unknown"
    } else {
        "/cart"
    };
    (cookies, Redirect::to(back)).into_response()
}

fn with_events(cart: CartData, events: &[Event]) -> Value {
    let mut data = json!(cart);
    if let Value::Object(data) = &mut data {
        let events: Vec<Value> = events.iter().map(Event::to_json).collect();
        data.insert("events".to_owned(), Value::Array(events));
    }
    data
}

fn wants_data(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT);
    accept
        .and_then(|types| types.to_str().ok())
        .is_some_and(|types| types.contains("application/json"))
}

fn refuse(headers: &HeaderMap, status: StatusCode, reason: &'static str) -> Response {
    if wants_data(headers) {
        (status, Json(json!({ "error": reason }))).into_response()
    } else {
        (status, reason).into_response()
    }
}
