//! Checkout and thanks. Nothing is paid and nothing that is typed is kept: the order lives in a cookie, so that the next
//! page can show it.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::Cookie;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::not_found::not_found;
use crate::storefront::cart::{CART_COOKIE, Cart};
use crate::storefront::frame::{Page, show, show_as};
use crate::storefront::shop::Shop;
use crate::storefront::templates::PageError;
use crate::storefront::totals::{Coupon, add_up, coupon_of};
use crate::storefront::track;
use crate::storefront::view::CartView;
use crate::storefront::visit::{COUPON_COOKIE, Visit, spent_cookie, working_cookie};

const ORDER_COOKIE: &str = "order";
/// Set by the page's own code when it has reported an order.
const COUNTED_COOKIE: &str = "counted";

/// What a shopper fills in.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Address {
    name: String,
    email: String,
    street: String,
    postcode: String,
    city: String,
    country: String,
}

impl Address {
    /// What is missing or wrong, by field.
    fn problems(&self) -> BTreeMap<&'static str, &'static str> {
        let mut problems = BTreeMap::new();
        for (field, value, problem) in [
            ("name", &self.name, "Please tell us your name."),
            ("email", &self.email, "Please tell us your email address."),
            ("street", &self.street, "Please tell us street and number."),
            (
                "postcode",
                &self.postcode,
                "Please tell us the postal code.",
            ),
            ("city", &self.city, "Please tell us the city."),
            ("country", &self.country, "Please tell us the country."),
        ] {
            if value.trim().is_empty() {
                problems.insert(field, problem);
            }
        }
        let email = self.email.trim();
        let whole = email
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.len() > 2);
        if !email.is_empty() && !whole {
            problems.insert(
                "email",
                "An email address has an @ and a domain, as in name@example.com.",
            );
        }
        problems
    }
}

/// `GET /checkout`.
pub async fn checkout(State(shop): State<Arc<Shop>>, visit: Visit) -> Result<Response, PageError> {
    form(&shop, &visit, &Address::default(), &BTreeMap::new())
}

fn form(
    shop: &Shop,
    visit: &Visit,
    address: &Address,
    problems: &BTreeMap<&str, &str>,
) -> Result<Response, PageError> {
    let cart = shop.sellable(visit.cart.clone());
    if cart.lines().is_empty() {
        return Ok(Redirect::to("/cart").into_response());
    }
    let totals = add_up(shop.subtotal(&cart), shop.offer, visit.coupon);
    let code = visit.coupon.map(|coupon| coupon.code);
    let started = track::order(shop, "Checkout Started", None, &cart, totals, code);
    let (status, events) = if problems.is_empty() {
        (StatusCode::OK, vec![started])
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, Vec::new())
    };
    show_as(
        status,
        shop,
        visit,
        Page {
            template: "checkout.html",
            title: "Checkout",
            department: None,
            events,
            content: json!({"cart": CartView::of(shop, &cart, visit.coupon), "form": address, "problems": problems}),
        },
    )
}

/// `POST /checkout`.
pub async fn place_order(
    State(shop): State<Arc<Shop>>,
    visit: Visit,
    Form(address): Form<Address>,
) -> Result<Response, PageError> {
    let problems = address.problems();
    let cart = shop.sellable(visit.cart.clone());
    if cart.lines().is_empty() || !problems.is_empty() {
        return form(&shop, &visit, &address, &problems);
    }
    let order = Order {
        id: new_order_id(),
        cart,
        coupon: visit.coupon,
    };
    let cookies = visit
        .cookies
        .add(working_cookie(ORDER_COOKIE, order.write()))
        .add(spent_cookie(CART_COOKIE))
        .add(spent_cookie(COUPON_COOKIE));
    let thanks = format!("/thank-you?order={}", order.id);
    Ok((cookies, Redirect::to(&thanks)).into_response())
}

/// The part of the address after the question mark.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    order: String,
}

/// `GET /thank-you?order=…`.
pub async fn thank_you(
    State(shop): State<Arc<Shop>>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    visit: Visit,
) -> Result<Response, PageError> {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    let order = visit
        .cookies
        .get(ORDER_COOKIE)
        .and_then(|cookie| Order::parse(cookie.value()));
    let Some(mut order) = order.filter(|order| order.id == wanted.order) else {
        return not_found(&shop, &visit);
    };
    order.cart = shop.sellable(order.cart);
    let totals = add_up(shop.subtotal(&order.cart), shop.offer, order.coupon);
    let code = order.coupon.map(|coupon| coupon.code);
    let counted = visit.cookies.get(COUNTED_COOKIE).map(Cookie::value) == Some(order.id.as_str());
    let completed = track::order(
        &shop,
        "Order Completed",
        Some(&order.id),
        &order.cart,
        totals,
        code,
    );
    show(
        &shop,
        &visit,
        Page {
            template: "thank-you.html",
            title: "Thank you",
            department: None,
            events: if counted { Vec::new() } else { vec![completed] },
            content: json!({"order": order.id, "cart": CartView::of(&shop, &order.cart, order.coupon)}),
        },
    )
}

/// An order as its cookie keeps it: number, coupon, products.
#[derive(Debug, PartialEq)]
struct Order {
    id: String,
    cart: Cart,
    coupon: Option<Coupon>,
}

impl Order {
    fn write(&self) -> String {
        let coupon = self.coupon.map_or("", |coupon| coupon.code);
        format!("{}~{coupon}~{}", self.id, self.cart.write())
    }

    fn parse(cookie: &str) -> Option<Order> {
        let mut parts = cookie.splitn(3, '~');
        Some(Order {
            id: parts.next().filter(|id| !id.is_empty())?.to_owned(),
            coupon: coupon_of(parts.next()?),
            cart: Cart::parse(parts.next()?),
        })
    }
}

/// A number that no other order of this shop is likely to have, in letters that nobody confuses.
fn new_order_id() -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let random = RandomState::new().hash_one(std::time::SystemTime::now());
    let letter = |at: u64| char::from(LETTERS[((random >> (at * 5)) & 31) as usize]);
    (0..8).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_survives_its_cookie() {
        let order = Order {
            id: new_order_id(),
            cart: Cart::parse("a:1.b:2"),
            coupon: coupon_of("HELLO10"),
        };
        assert_eq!(Order::parse(&order.write()), Some(order));
        for cookie in ["", "~", "~~a:1", "x"] {
            assert_eq!(Order::parse(cookie), None, "{cookie}");
        }
    }

    #[test]
    fn every_missing_field_is_named() {
        assert_eq!(Address::default().problems().len(), 6);
        let address = Address {
            email: "somebody".into(),
            ..Address::default()
        };
        assert!(address.problems()["email"].contains('@'));
    }
}
