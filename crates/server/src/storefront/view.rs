//! What templates show of products and carts.

use serde::Serialize;

use super::cart::Cart;
use super::department::path_of;
use super::price::{display_amount, write_amount};
use super::shop::{Shop, picture_address, product_address};
use super::totals::{Coupon, add_up};
use crate::catalog::Product;

/// A product on a card.
#[derive(Debug, Serialize)]
pub struct Card {
    id: String,
    title: String,
    address: String,
    picture: String,
    brand: Option<String>,
    price: Option<String>,
    former_price: Option<String>,
    rating: Option<Rating>,
    badge: Option<String>,
    available: bool,
    sold: bool,
}

#[derive(Debug, Serialize)]
struct Rating {
    /// One decimal.
    text: String,
    /// Share of five stars, in percent.
    share: u32,
    count: Option<u32>,
}

impl Card {
    /// What is shown of a product.
    pub fn of(shop: &Shop, product: &Product) -> Card {
        let currency = shop.currency_of(product);
        let shown = |minor| display_amount(minor, currency);
        let former_price = shop.former_price_of(product).map(shown);
        let sale = former_price.as_ref().map(|_| "Lower price".to_owned());
        Card {
            id: product.id.clone(),
            title: product.title.clone(),
            address: product_address(product),
            picture: picture_address(product),
            brand: product.brand.clone(),
            price: shop.price_of(product).map(shown),
            former_price,
            rating: rating_of(product),
            badge: product.badge.clone().or(sale),
            available: product.available,
            sold: shop.sells(product),
        }
    }
}

fn rating_of(product: &Product) -> Option<Rating> {
    let value = product.rating.filter(|value| (0.1..=5.0).contains(value))?;
    Some(Rating {
        text: format!("{value:.1}"),
        share: (value * 20.0).round() as u32,
        count: product.rating_count.filter(|count| *count > 0),
    })
}

/// A product's own page.
#[derive(Debug, Serialize)]
pub struct Detail {
    #[serde(flatten)]
    card: Card,
    description: Option<String>,
    saving: Option<String>,
    facts: Vec<(&'static str, String)>,
}

impl Detail {
    /// All that is known of a product.
    pub fn of(shop: &Shop, product: &Product) -> Detail {
        let saving = shop
            .former_price_of(product)
            .zip(shop.price_of(product))
            .map(|(former, price)| display_amount(former - price, shop.currency_of(product)));
        let category = path_of(product).collect::<Vec<_>>().join(", ");
        let facts = [
            ("Maker", product.brand.clone().unwrap_or_default()),
            ("Kind", category),
            ("In short", product.tags.join(", ")),
            ("Article", product.id.clone()),
        ];
        Detail {
            card: Card::of(shop, product),
            description: product.description.clone(),
            saving,
            facts: facts
                .into_iter()
                .filter(|(_, fact)| !fact.is_empty())
                .collect(),
        }
    }
}

/// A cart with its lines and what it costs.
#[derive(Debug, Serialize)]
pub struct CartView {
    lines: Vec<LineView>,
    count: u32,
    subtotal: String,
    discount: Option<String>,
    coupon: Option<&'static str>,
    shipping: Option<String>,
    total: String,
}

#[derive(Debug, Serialize)]
struct LineView {
    #[serde(flatten)]
    card: Card,
    quantity: u32,
    line_total: String,
}

impl CartView {
    /// A cart whose lines can all be sold.
    pub fn of(shop: &Shop, cart: &Cart, coupon: Option<Coupon>) -> CartView {
        let currency = &shop.catalog.currency;
        let totals = add_up(shop.subtotal(cart), shop.offer, coupon);
        let shown = |minor| display_amount(minor, currency);
        let line = |line: &super::cart::Line| {
            let product = shop.product(&line.id)?;
            let price = shop.price_of(product)?;
            Some(LineView {
                card: Card::of(shop, product),
                quantity: line.quantity,
                line_total: shown(price.saturating_mul(line.quantity.into())),
            })
        };
        CartView {
            lines: cart.lines().iter().filter_map(line).collect(),
            count: cart.count(),
            subtotal: shown(totals.subtotal),
            discount: (totals.discount > 0).then(|| shown(totals.discount)),
            coupon: coupon.map(|coupon| coupon.code),
            shipping: (totals.shipping > 0).then(|| shown(totals.shipping)),
            total: shown(totals.total),
        }
    }
}

/// A cart as data, for the page's own code: prices and totals are decimal strings in `currency`.
#[derive(Debug, Serialize)]
pub struct CartData {
    lines: Vec<LineData>,
    currency: String,
    subtotal: String,
    discount: String,
    shipping: String,
    total: String,
}

#[derive(Debug, Serialize)]
struct LineData {
    id: String,
    quantity: u32,
    price: String,
    title: String,
}

impl CartData {
    /// A cart whose lines can all be sold.
    pub fn of(shop: &Shop, cart: &Cart, coupon: Option<Coupon>) -> CartData {
        let currency = &shop.catalog.currency;
        let totals = add_up(shop.subtotal(cart), shop.offer, coupon);
        let line = |line: &super::cart::Line| {
            let product = shop.product(&line.id)?;
            Some(LineData {
                id: line.id.clone(),
                quantity: line.quantity,
                price: write_amount(shop.price_of(product)?, currency),
                title: product.title.clone(),
            })
        };
        CartData {
            lines: cart.lines().iter().filter_map(line).collect(),
            currency: currency.clone(),
            subtotal: write_amount(totals.subtotal, currency),
            discount: write_amount(totals.discount, currency),
            shipping: write_amount(totals.shipping, currency),
            total: write_amount(totals.total, currency),
        }
    }
}
