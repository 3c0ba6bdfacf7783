//! What a Shopify shop answers at `/products.json`: products with variants.
//!
//! Source of the shape: Shopify's storefront answer to `GET /products.json`, which has no reference of its own; its
//! fields are those of the Admin REST resource `Product`. Prices are decimal strings in the shop's currency, which the
//! answer does not name.

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::rows::Rows;

/// What a product's variants and pictures are read into; the rest of the product is kept as it is.
const CONSUMED: [&str; 3] = ["variants", "images", "image"];

/// Reads the products, each with the price of its cheapest variant.
pub(super) fn read(text: &str) -> Result<Rows, serde_json::Error> {
    let mut whole: Value = serde_json::from_str(text)?;
    let products = whole
        .get_mut("products")
        .and_then(Value::as_array_mut)
        .map(std::mem::take)
        .unwrap_or_default();
    Ok(Rows::from_values(
        (1..).zip(products.into_iter().map(flatten)),
    ))
}

fn flatten(product: Value) -> Value {
    let Value::Object(product) = product else {
        return product;
    };
    let mut flat: Map<String, Value> = Map::new();
    if let Some(handle) = product.get("handle").and_then(Value::as_str) {
        flat.insert(
            "url".to_owned(),
            Value::String(format!("/products/{handle}")),
        );
    }
    if let Some(source) = picture(&product) {
        flat.insert("image".to_owned(), source.clone());
    }
    let variants = product
        .get("variants")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    if let Some(cheapest) = cheapest(variants) {
        for (name, from) in [
            ("price", "price"),
            ("compareAtPrice", "compare_at_price"),
            ("sku", "sku"),
        ] {
            if let Some(value) = cheapest.get(from) {
                flat.insert(name.to_owned(), value.clone());
            }
        }
        // A variant that does not say is for sale.
        let for_sale = |variant: &Value| {
            variant
                .get("available")
                .and_then(Value::as_bool)
                .unwrap_or(true)
        };
        flat.insert(
            "available".to_owned(),
            Value::Bool(variants.iter().any(for_sale)),
        );
        flat.insert("variantCount".to_owned(), Value::from(variants.len()));
    }
    for (name, value) in product {
        if !CONSUMED.contains(&name.as_str()) {
            flat.entry(name).or_insert(value);
        }
    }
    Value::Object(flat)
}

fn picture(product: &Map<String, Value>) -> Option<&Value> {
    let first = product
        .get("images")
        .and_then(|images| images.get(0))
        .or_else(|| product.get("image"))?;
    first
        .get("src")
        .or(Some(first))
        .filter(|source| source.is_string())
}

/// The variant of the lowest readable price, else the first one.
fn cheapest(variants: &[Value]) -> Option<&Value> {
    let price = |variant: &Value| match variant.get("price") {
        Some(Value::String(text)) => Decimal::from_str_exact(text.trim()).ok(),
        Some(Value::Number(number)) => Decimal::from_str_exact(&number.to_string()).ok(),
        _ => None,
    };
    let priced = variants
        .iter()
        .filter_map(|variant| price(variant).map(|price| (price, variant)));
    priced
        .min_by_key(|(price, _)| *price)
        .map(|(_, variant)| variant)
        .or_else(|| variants.first())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_product_takes_the_price_of_its_cheapest_variant_and_is_for_sale_if_any_variant_is() {
        let flat = flatten(json!({
            "id": 7, "title": "Pan", "handle": "pan", "vendor": "Ore", "body_html": "<p>Iron</p>", "tags": ["cast"],
            "images": [{"src": "https://cdn.example/pan.jpg"}],
            "variants": [
                {"sku": "L", "price": "40.00", "available": true},
                {"sku": "S", "price": "9.50", "compare_at_price": "12.00", "available": false}
            ]
        }));
        assert_eq!(
            flat,
            json!({
                "url": "/products/pan", "image": "https://cdn.example/pan.jpg", "price": "9.50", "compareAtPrice": "12.00",
                "sku": "S", "available": true, "variantCount": 2, "id": 7, "title": "Pan", "handle": "pan", "vendor": "Ore",
                "body_html": "<p>Iron</p>", "tags": ["cast"]
            })
        );
    }

    #[test]
    fn a_product_without_variants_or_pictures_is_kept() {
        assert_eq!(
            flatten(json!({"id": 7, "variants": [], "images": []})),
            json!({"id": 7})
        );
    }
}
