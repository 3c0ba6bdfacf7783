//! The events that pages report, by the Segment e-commerce specification v2. The server knows the products, so it
//! writes the events; the page's own code only hands them over.

use serde_json::{Map, Value, json};

use super::cart::{Cart, Line};
use super::price::{Minor, write_amount};
use super::shop::{Shop, picture_address, product_address};
use super::totals::Totals;
use crate::catalog::Product;

/// An event: its name and its properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// As the specification spells it.
    pub name: &'static str,
    /// As the specification names them.
    pub properties: Map<String, Value>,
}

impl Event {
    /// An event with the properties of a JSON object.
    pub fn new(name: &'static str, properties: Value) -> Event {
        let properties = match properties {
            Value::Object(properties) => properties,
            _ => Map::new(),
        };
        Event { name, properties }
    }

    /// In the form that `awning.push(["track", …])` takes the rest of.
    pub fn to_json(&self) -> Value {
        json!([self.name, self.properties])
    }
}

/// An amount as a JSON number, which is what the specification asks for.
fn number(minor: Minor, currency: &str) -> Value {
    // A decimal string is always a JSON number, and keeps "24.90" exact to the cent.
    serde_json::from_str(&write_amount(minor, currency)).unwrap_or(Value::Null)
}

/// The properties of a product.
pub fn product_properties(shop: &Shop, product: &Product) -> Map<String, Value> {
    let currency = shop.currency_of(product);
    let price = shop.price_of(product).map(|minor| number(minor, currency));
    let text = |value: &Option<String>| value.clone().map(Value::String);
    [
        ("product_id", Some(Value::String(product.id.clone()))),
        ("name", Some(Value::String(product.title.clone()))),
        ("price", price),
        ("currency", Some(Value::String(currency.to_owned()))),
        ("category", text(&product.category)),
        ("brand", text(&product.brand)),
        ("url", Some(Value::String(product_address(product)))),
        ("image_url", Some(Value::String(picture_address(product)))),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name.to_owned(), value?)))
    .collect()
}

/// Some of a product.
pub fn quantity_of(shop: &Shop, product: &Product, quantity: u32) -> Map<String, Value> {
    let mut properties = product_properties(shop, product);
    properties.insert("quantity".to_owned(), quantity.into());
    properties
}

/// A list of products that was shown, with positions that begin at `first`.
pub fn list_viewed<'a>(
    shop: &Shop,
    list_id: &str,
    category: &str,
    products: impl Iterator<Item = &'a Product>,
    first: usize,
) -> Event {
    let listed = |(index, product): (usize, &Product)| {
        let mut properties = product_properties(shop, product);
        properties.insert("position".to_owned(), (first + index).into());
        Value::Object(properties)
    };
    let products: Vec<Value> = products.enumerate().map(listed).collect();
    Event::new(
        "Product List Viewed",
        json!({"list_id": list_id, "category": category, "products": products}),
    )
}

fn lines_of(shop: &Shop, cart: &Cart) -> Vec<Value> {
    let line = |(index, line): (usize, &Line)| {
        let product = shop.product(&line.id)?;
        let mut properties = quantity_of(shop, product, line.quantity);
        properties.insert("position".to_owned(), (index + 1).into());
        Some(Value::Object(properties))
    };
    cart.lines().iter().enumerate().filter_map(line).collect()
}

/// A cart that was looked at.
pub fn cart_viewed(shop: &Shop, cart: &Cart) -> Event {
    Event::new(
        "Cart Viewed",
        json!({"currency": shop.catalog.currency, "products": lines_of(shop, cart)}),
    )
}

/// A checkout that was begun, or an order that was placed; what it cost is told by `totals`.
pub fn order(
    shop: &Shop,
    name: &'static str,
    order_id: Option<&str>,
    cart: &Cart,
    totals: Totals,
    coupon: Option<&str>,
) -> Event {
    let currency = &shop.catalog.currency;
    let mut event = Event::new(
        name,
        json!({
            "currency": currency,
            "value": number(totals.total, currency),
            "total": number(totals.total, currency),
            "revenue": number(totals.subtotal - totals.discount, currency),
            "shipping": number(totals.shipping, currency),
            "discount": number(totals.discount, currency),
            "products": lines_of(shop, cart),
        }),
    );
    for (key, value) in [("order_id", order_id), ("coupon", coupon)] {
        if let Some(value) = value {
            event.properties.insert(key.to_owned(), value.into());
        }
    }
    event
}
