//! Shopify's standard storefront events (<https://shopify.dev/docs/api/storefront-events-and-actions/events>), in the
//! vocabulary's words. Their payloads have the Storefront API's shapes.

use super::Captured;
use super::product::{CAPTURED_FROM, LONGEST, amount, currency, id, put_text};
use super::text::{label, number, put};
use crate::audience::product_number;
use crate::catalog::ItemId;
use crate::event::names::{
    CART_VIEWED, PRODUCT_ADDED, PRODUCT_LIST_VIEWED, PRODUCT_REMOVED, PRODUCT_VIEWED,
    PRODUCTS_SEARCHED,
};
use crate::money::Currency;
use crate::value::Value;

/// At most so many lines of a cart.
const MOST_LINES: usize = 200;

/// What is known of a Shopify page.
#[derive(Debug, Default)]
pub(super) struct Shopify {
    /// The lines of the cart, as it was told of last.
    lines: Vec<Value>,
    /// What was searched for last.
    query: Option<String>,
}

impl Shopify {
    /// Takes an event: its name without `shopify:`, its fields, and what its promise has come to.
    pub fn take(&mut self, name: &str, event: &Value, result: &Value) -> Vec<Captured> {
        let fields = match name {
            "product:view" => view(event).map(|fields| (PRODUCT_VIEWED, fields)),
            "collection:view" => collection(event).map(|fields| (PRODUCT_LIST_VIEWED, fields)),
            "search:update" => self.search(event).map(|fields| (PRODUCTS_SEARCHED, fields)),
            "cart:view" => self.cart(event).map(|fields| (CART_VIEWED, fields)),
            "cart:lines-update" => return self.update(event, result),
            _ => None,
        };
        fields.into_iter().map(captured).collect()
    }

    fn search(&mut self, event: &Value) -> Option<Vec<(String, Value)>> {
        let query = label(event.get("search")?, "query", LONGEST)?;
        // Other filters are no other search.
        if self.query.as_deref() == Some(&query) {
            return None;
        }
        let mut fields = Vec::new();
        put(&mut fields, "query", query.as_str());
        self.query = Some(query);
        Some(fields)
    }

    fn cart(&mut self, event: &Value) -> Option<Vec<(String, Value)>> {
        let cart = event.get("cart")?;
        let lines = lines(cart)?;
        self.lines = lines.to_vec();
        // Not the cart's id: whoever knows it can read the cart.
        let mut fields = Vec::new();
        let cost = cart.get("cost");
        let total = cost.and_then(|cost| {
            cost.get("subtotalAmount")
                .or_else(|| cost.get("totalAmount"))
        });
        put_money(&mut fields, "value", total);
        let mut products = Vec::new();
        for line in lines {
            products.extend(product_of(line).map(Value::Object));
        }
        put(&mut fields, "products", products);
        Some(fields)
    }

    /// What was added and removed, once the cart says that it has.
    fn update(&mut self, event: &Value, result: &Value) -> Vec<Captured> {
        let errors = result.get("userErrors").and_then(Value::as_list);
        let Some(after) = result.get("cart").and_then(lines) else {
            return Vec::new();
        };
        let before = std::mem::replace(&mut self.lines, after.to_vec());
        if errors.is_some_and(|errors| !errors.is_empty()) {
            return Vec::new();
        }
        let action = event.get("action").and_then(Value::as_text);
        let changed = event.get("lines").and_then(Value::as_list);
        let mut captured_events = Vec::new();
        for line in changed.unwrap_or_default().iter().take(MOST_LINES) {
            let asked = number(line, "quantity").unwrap_or(1.0).max(0.0);
            let (known, change) = if action == Some("add") {
                let merchandise = line.get("merchandiseId");
                let is_it = |known: &&Value| {
                    let own = known.get("merchandise").and_then(|own| own.get("id"));
                    number_of(own).is_some() && number_of(own) == number_of(merchandise)
                };
                (after.iter().find(is_it), asked)
            } else {
                let own = number_of(line.get("id"));
                let is_it = |known: &&Value| own.is_some() && number_of(known.get("id")) == own;
                let known = before.iter().find(is_it);
                // Of a line that was never told of, nothing is known.
                let was = known
                    .and_then(|known| number(known, "quantity"))
                    .unwrap_or_default();
                let is = if action == Some("remove") { 0.0 } else { asked };
                (known, is - was)
            };
            let Some(mut fields) = known.and_then(product_of).filter(|_| change != 0.0) else {
                continue;
            };
            fields.retain(|(name, _)| name != "quantity");
            put(&mut fields, "quantity", change.abs());
            let name = if change > 0.0 {
                PRODUCT_ADDED
            } else {
                PRODUCT_REMOVED
            };
            captured_events.push(captured((name, fields)));
        }
        captured_events
    }
}

fn captured((name, mut fields): (&'static str, Vec<(String, Value)>)) -> Captured {
    put(&mut fields, CAPTURED_FROM, "shopify");
    Captured {
        name,
        properties: Value::Object(fields),
    }
}

/// A product whose page, or dialog, was opened. One that was seen as a card in a list was not.
fn view(event: &Value) -> Option<Vec<(String, Value)>> {
    let context = event.get("context").and_then(Value::as_text);
    if !matches!(context, None | Some("page" | "dialog")) {
        return None;
    }
    let product = event.get("product")?;
    let mut fields = product_fields(product)?;
    let variant = product.get("selectedVariant").unwrap_or(&Value::Null);
    put(&mut fields, "variant", label(variant, "title", LONGEST));
    put_text(&mut fields, "sku", variant, "sku");
    let range = product
        .get("priceRange")
        .and_then(|range| range.get("minVariantPrice"));
    put_money(&mut fields, "price", variant.get("price").or(range));
    Some(fields)
}

fn collection(event: &Value) -> Option<Vec<(String, Value)>> {
    let collection = event.get("collection")?;
    let mut fields = Vec::new();
    let handle = label(collection, "handle", LONGEST);
    let own = number_of(collection.get("id"));
    let list_id = own
        .map(|own| own.as_str().to_owned())
        .or_else(|| handle.clone())?;
    put(&mut fields, "list_id", list_id);
    put(
        &mut fields,
        "list",
        label(collection, "title", LONGEST).or(handle),
    );
    put(
        &mut fields,
        "products_count",
        number(collection, "productsCount"),
    );
    Some(fields)
}

/// The lines of a cart.
fn lines(cart: &Value) -> Option<&[Value]> {
    let lines = cart.get("lines")?;
    let lines = lines.as_list().or_else(|| lines.get("nodes")?.as_list())?;
    lines.get(..lines.len().min(MOST_LINES))
}

/// The product of a line.
fn product_of(line: &Value) -> Option<Vec<(String, Value)>> {
    let merchandise = line.get("merchandise")?;
    let mut fields = product_fields(merchandise.get("product").unwrap_or(merchandise))?;
    put(&mut fields, "variant", label(merchandise, "title", LONGEST));
    put_text(&mut fields, "sku", merchandise, "sku");
    let each = line
        .get("cost")
        .and_then(|cost| cost.get("amountPerQuantity"));
    put_money(&mut fields, "price", each.or(merchandise.get("price")));
    put(&mut fields, "quantity", number(line, "quantity"));
    Some(fields)
}

fn product_fields(product: &Value) -> Option<Vec<(String, Value)>> {
    let mut fields = Vec::new();
    put(
        &mut fields,
        "product_id",
        number_of(product.get("id"))?.as_str(),
    );
    put(&mut fields, "name", label(product, "title", LONGEST));
    put(&mut fields, "brand", label(product, "vendor", LONGEST));
    put(
        &mut fields,
        "category",
        label(product, "productType", LONGEST),
    );
    Some(fields)
}

/// `gid://shopify/Product/42` is 42 everywhere else in a shop.
fn number_of(value: Option<&Value>) -> Option<ItemId> {
    id(value).map(product_number)
}

/// Adds a Storefront API `MoneyV2`, and its currency.
fn put_money(fields: &mut Vec<(String, Value)>, name: &str, money: Option<&Value>) {
    let Some(money) = money else { return };
    let code = currency(money.get("currencyCode"));
    if let Some(amount) = money.get("amount").and_then(|value| amount(value, code)) {
        put(fields, name, amount);
        put(fields, "currency", code.as_ref().map(Currency::code));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    fn take(shopify: &mut Shopify, name: &str, event: &str, result: &str) -> Vec<String> {
        let captured = shopify.take(name, &json(event), &json(result));
        let text = |event: &Captured| {
            format!(
                "{} {}",
                event.name,
                serde_json::to_string(&event.properties).unwrap()
            )
        };
        captured.iter().map(text).collect()
    }

    #[test]
    fn views_and_searches_are_told_in_the_vocabulary_s_words() {
        let viewed = r#"Product Viewed {"product_id":"42","name":"Lamp 7","brand":"Lumen","variant":"Brass","sku":"L7-B","price":24.9,"currency":"EUR","captured_from":"shopify"}"#;
        let product = r#"{"id":"gid://shopify/Product/42","title":"Lamp 7","vendor":"Lumen","selectedVariant":{"id":"gid://shopify/ProductVariant/5","title":"Brass","sku":"L7-B","price":{"amount":"24.90","currencyCode":"EUR"}}}"#;
        let cases = [
            ("product:view", format!(r#"{{"context":"page","product":{product}}}"#), Some(viewed)),
            ("product:view", format!(r#"{{"context":"dialog","product":{product}}}"#), Some(viewed)),
            ("product:view", format!(r#"{{"context":"collection","product":{product}}}"#), None),
            (
                "product:view",
                r#"{"context":"page","product":{"id":42,"selectedVariant":null}}"#.into(),
                Some(r#"Product Viewed {"product_id":"42","captured_from":"shopify"}"#),
            ),
            ("product:view", r#"{"context":"page","product":{"title":"no id"}}"#.into(), None),
            (
                "collection:view",
                r#"{"collection":{"id":"gid://shopify/Collection/9","handle":"lamps","productsCount":12}}"#.into(),
                Some(r#"Product List Viewed {"list_id":"9","list":"lamps","products_count":12.0,"captured_from":"shopify"}"#),
            ),
            (
                "collection:view",
                r#"{"collection":{"id":null,"handle":"all","productsCount":120}}"#.into(),
                Some(r#"Product List Viewed {"list_id":"all","list":"all","products_count":120.0,"captured_from":"shopify"}"#),
            ),
            (
                "search:update",
                r#"{"search":{"query":"brass  lamp","sortKey":"RELEVANCE"}}"#.into(),
                Some(r#"Products Searched {"query":"brass lamp","captured_from":"shopify"}"#),
            ),
            ("search:update", r#"{"search":{"query":""}}"#.into(), None),
            ("page:view", "{}".into(), None),
            ("cart:view", r#"{"cart":null}"#.into(), None),
            (
                "cart:view",
                r#"{"cart":{"id":"gid://shopify/Cart/secret?key=1","cost":{"subtotalAmount":{"amount":"42.50","currencyCode":"CAD"}},"lines":{"nodes":[]}}}"#.into(),
                Some(r#"Cart Viewed {"value":42.5,"currency":"CAD","products":[],"captured_from":"shopify"}"#),
            ),
        ];
        for (name, event, expected) in cases {
            let found = take(&mut Shopify::default(), name, &event, "null");
            assert_eq!(
                found,
                expected.map(str::to_owned).into_iter().collect::<Vec<_>>(),
                "{name} {event}"
            );
        }
    }

    #[test]
    fn other_filters_are_no_other_search() {
        let mut shopify = Shopify::default();
        let mut searched = |query: &str| {
            let event = format!(r#"{{"search":{{"query":"{query}"}}}}"#);
            take(&mut shopify, "search:update", &event, "null").len()
        };
        assert_eq!(
            [
                searched("lamp"),
                searched("lamp"),
                searched("bulb"),
                searched("lamp")
            ],
            [1, 0, 1, 1]
        );
    }

    fn cart(lines: &[(u32, u32, u32)]) -> String {
        let nodes: Vec<String> = lines
            .iter()
            .map(|(line, product, quantity)| {
                format!(
                    r#"{{"id":"gid://shopify/CartLine/{line}","quantity":{quantity},"cost":{{"amountPerQuantity":{{"amount":"10.00","currencyCode":"EUR"}}}},
                    "merchandise":{{"id":"gid://shopify/ProductVariant/{product}0","title":"Brass","product":{{"id":"gid://shopify/Product/{product}","title":"Lamp"}}}}}}"#
                )
            })
            .collect();
        format!(
            r#"{{"cart":{{"lines":{{"nodes":[{}]}}}}}}"#,
            nodes.join(",")
        )
    }

    #[test]
    fn what_is_added_and_removed_is_what_the_cart_says() {
        let told = |name: &str, product: u32, quantity: u32| {
            format!(
                r#"{name} {{"product_id":"{product}","name":"Lamp","variant":"Brass","price":10.0,"currency":"EUR","quantity":{quantity}.0,"captured_from":"shopify"}}"#
            )
        };
        let mut shopify = Shopify::default();
        let mut update =
            |event: &str, result: &str| take(&mut shopify, "cart:lines-update", event, result);
        let line = r#""lines":[{"id":"gid://shopify/CartLine/1""#;
        assert_eq!(
            update(
                r#"{"action":"add","lines":[{"merchandiseId":"gid://shopify/ProductVariant/40","quantity":2}]}"#,
                &cart(&[(1, 4, 2)])
            ),
            [told("Product Added", 4, 2)]
        );
        assert_eq!(
            update(
                &format!(r#"{{"action":"update",{line},"quantity":5}}]}}"#),
                &cart(&[(1, 4, 5)])
            ),
            [told("Product Added", 4, 3)]
        );
        // Declined: the cart is as it was.
        let declined = cart(&[(1, 4, 5)]).replace(
            r#"{"cart""#,
            r#"{"userErrors":[{"code":"MAXIMUM_EXCEEDED"}],"cart""#,
        );
        assert_eq!(
            update(
                &format!(r#"{{"action":"update",{line},"quantity":99}}]}}"#),
                &declined
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            update(
                &format!(r#"{{"action":"update",{line},"quantity":4}}]}}"#),
                &cart(&[(1, 4, 4)])
            ),
            [told("Product Removed", 4, 1)]
        );
        assert_eq!(
            update(&format!(r#"{{"action":"remove",{line}}}]}}"#), &cart(&[])),
            [told("Product Removed", 4, 4)]
        );
        // Nothing is known of it any more.
        assert_eq!(
            update(&format!(r#"{{"action":"remove",{line}}}]}}"#), &cart(&[])),
            Vec::<String>::new()
        );
        assert_eq!(
            update(
                r#"{"action":"add","lines":[{"merchandiseId":"x"}]}"#,
                "null"
            ),
            Vec::<String>::new()
        );
    }
}
