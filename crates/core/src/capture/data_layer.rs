//! E-commerce events that a page pushes for Google Analytics 4
//! (<https://developers.google.com/analytics/devguides/collection/ga4/reference/events>), in the vocabulary's words: the table
//! that destinations go by, read the other way.

use super::Captured;
use super::product::{CAPTURED_FROM, amount, currency, id, put_text};
use super::text::{number, put};
use crate::destination::vocabulary::{Backend, EVENTS, FIELDS, Field, System};
use crate::money::Currency;
use crate::value::Value;

/// Names that are no e-commerce: page views are tracked anyway, and what is shared may be anything.
const OTHERS: [&str; 2] = ["page_view", "share"];

/// At most so many products of a list or an order.
const MOST_PRODUCTS: usize = 200;

/// At most so many events of one push that has several products.
const MOST_EVENTS: usize = 20;

/// Google's names of the events that are captured.
pub(super) fn names() -> Vec<Value> {
    let mut names: Vec<&str> = Vec::new();
    for row in EVENTS {
        let name = row[Backend::Ga4 as usize];
        if !name.is_empty() && !OTHERS.contains(&name) && !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(Value::from).collect()
}

/// What Google calls so in the vocabulary.
fn vocabulary(name: &str) -> Option<&'static str> {
    let row = EVENTS.iter().find(|row| {
        row[Backend::Ga4 as usize] == name && !name.is_empty() && !OTHERS.contains(&name)
    })?;
    Some(row[0])
}

/// The events of a push: one for each product or promotion where the vocabulary has one of each. `layer` is the array's name.
pub(super) fn events(name: &str, parameters: &Value, layer: &str) -> Vec<Captured> {
    let Some(name) = vocabulary(name).filter(|_| matches!(parameters, Value::Object(_))) else {
        return Vec::new();
    };
    let code = currency(parameters.get("currency"));
    let items = parameters.get("items").and_then(Value::as_list);
    let items = items.unwrap_or_default();
    let mut shared = Vec::new();
    let of_each: Vec<Vec<(String, Value)>> = match name {
        "Product Viewed"
        | "Product Clicked"
        | "Product Added"
        | "Product Removed"
        | "Product Added to Wishlist" => {
            put(&mut shared, "currency", code.as_ref().map(Currency::code));
            renamed(parameters, Field::List, code, &mut shared);
            items
                .iter()
                .take(MOST_EVENTS)
                .filter_map(|item| product(item, code))
                .collect()
        }
        "Promotion Viewed" | "Promotion Clicked" => promotions(parameters, items),
        _ => {
            let mut fields = Vec::new();
            renamed(parameters, Field::Order, code, &mut fields);
            renamed(parameters, Field::List, code, &mut fields);
            let value = match name {
                "Order Completed" => "revenue",
                "Order Refunded" => "total",
                _ => "value",
            };
            let worth = parameters
                .get("value")
                .and_then(|value| amount(value, code));
            put(&mut fields, value, worth);
            let mut products = Vec::new();
            for item in items.iter().take(MOST_PRODUCTS) {
                products.extend(product(item, code).map(Value::Object));
            }
            if !products.is_empty() {
                put(&mut fields, "products", products);
            }
            vec![fields]
        }
    };
    let whole = |mut fields: Vec<(String, Value)>| {
        for (name, value) in &shared {
            if !fields.iter().any(|(known, _)| known == name) {
                fields.push((name.clone(), value.clone()));
            }
        }
        put(&mut fields, CAPTURED_FROM, layer);
        Captured {
            name,
            properties: Value::Object(fields),
        }
    };
    of_each.into_iter().map(whole).collect()
}

/// Adds the fields of that kind, by the vocabulary's names.
fn renamed(from: &Value, of: Field, code: Option<Currency>, to: &mut Vec<(String, Value)>) {
    for (field, row) in FIELDS {
        let (name, own) = (row[0], row[System::Ga4 as usize]);
        // How something was shared belongs to what is not captured.
        if *field != of || own.is_empty() || own == "method" {
            continue;
        }
        match own {
            "price" | "discount" | "tax" | "shipping" => {
                let value = from.get(own).and_then(|value| amount(value, code));
                put(to, name, value);
            }
            "quantity" | "index" => {
                let written = from.get(own).and_then(|value| amount(value, None));
                put(to, name, number(from, own).or(written));
            }
            "currency" => put(to, name, code.as_ref().map(Currency::code)),
            "item_category" => put(to, name, category(from)),
            _ => put_text(to, name, from, own),
        }
    }
}

/// A product; `None` of what has no id.
fn product(item: &Value, code: Option<Currency>) -> Option<Vec<(String, Value)>> {
    let own = currency(item.get("currency")).or(code);
    let product_id = id(item.get("item_id"))?;
    let mut fields = Vec::new();
    renamed(item, Field::Product, own, &mut fields);
    fields.retain(|(name, _)| name != "product_id");
    fields.insert(0, ("product_id".into(), product_id.as_str().into()));
    renamed(item, Field::List, own, &mut fields);
    Some(fields)
}

/// `item_category` to `item_category5`, as one path.
fn category(item: &Value) -> Option<String> {
    const LEVELS: [&str; 5] = [
        "item_category",
        "item_category2",
        "item_category3",
        "item_category4",
        "item_category5",
    ];
    let mut levels = Vec::new();
    for level in LEVELS {
        let mut read = Vec::new();
        put_text(&mut read, level, item, level);
        levels.extend(read.pop().and_then(|(_, value)| match value {
            Value::Text(text) => Some(text),
            _ => None,
        }));
    }
    (!levels.is_empty()).then(|| crate::text::join(&levels, " > "))
}

/// The promotions that an event is about: its own, or each that one of its items names.
fn promotions(parameters: &Value, items: &[Value]) -> Vec<Vec<(String, Value)>> {
    let mut found: Vec<Vec<(String, Value)>> = Vec::new();
    for of in std::iter::once(parameters).chain(items.iter().take(MOST_PRODUCTS)) {
        let mut fields = Vec::new();
        renamed(of, Field::Promotion, None, &mut fields);
        let is_one = fields
            .iter()
            .any(|(name, _)| name == "promotion_id" || name == "name");
        if is_one && !found.contains(&fields) && found.len() < MOST_EVENTS {
            found.push(fields);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAMP: &str = r#"{"item_id":"lamp-7","item_name":"Lamp 7","item_brand":"Lumen","item_category":"Home","item_category2":"Lamps","item_variant":"brass","price":24.9,"quantity":2,"index":3}"#;
    const BULB: &str = r#"{"item_id":42,"item_name":"Bulb","price":"3.50"}"#;
    const LAMP_7: &str = r#""product_id":"lamp-7","name":"Lamp 7","category":"Home > Lamps","price":24.9,"quantity":2,"brand":"Lumen","variant":"brass","position":3"#;

    fn captured(name: &str, parameters: &str) -> Vec<String> {
        let parameters = parameters.replace("LAMP", LAMP).replace("BULB", BULB);
        let events = events(
            name,
            &serde_json::from_str(&parameters).unwrap(),
            "dataLayer",
        );
        let text = |event: &Captured| {
            let properties = serde_json::to_string(&event.properties).unwrap();
            whole(&[event.name, " ", &properties].concat())
        };
        events.iter().map(text).collect()
    }

    /// With whole numbers written without a point.
    fn whole(text: &str) -> String {
        let text = text.replace(".0,", ",");
        text.replace(".0}", "}")
    }

    #[test]
    fn google_s_events_become_the_vocabulary_s() {
        let from = r#""captured_from":"dataLayer""#;
        let cases: [(&str, &str, Vec<String>); 12] = [
            (
                "view_item",
                r#"{"currency":"EUR","value":24.9,"items":[LAMP]}"#,
                vec![format!(
                    r#"Product Viewed {{{LAMP_7},"currency":"EUR",{from}}}"#
                )],
            ),
            (
                "add_to_cart",
                r#"{"currency":"JPY","items":[BULB,{"item_name":"no id"},{"item_id":"b","price":1200.4}]}"#,
                vec![
                    format!(
                        r#"Product Added {{"product_id":"42","name":"Bulb","price":4.0,"currency":"JPY",{from}}}"#
                    ),
                    format!(
                        r#"Product Added {{"product_id":"b","price":1200.0,"currency":"JPY",{from}}}"#
                    ),
                ],
            ),
            (
                "remove_from_cart",
                r#"{"items":[{"item_id":"b"}]}"#,
                vec![format!(r#"Product Removed {{"product_id":"b",{from}}}"#)],
            ),
            (
                "select_item",
                r#"{"item_list_id":"related","item_list_name":"Related","items":[{"item_id":"b"}]}"#,
                vec![format!(
                    r#"Product Clicked {{"product_id":"b","list_id":"related","list":"Related",{from}}}"#
                )],
            ),
            (
                "view_item_list",
                r#"{"item_list_id":"lamps","items":[{"item_id":"a","index":0},{"item_id":"b","index":1}]}"#,
                vec![format!(
                    r#"Product List Viewed {{"list_id":"lamps","products":[{{"product_id":"a","position":0.0}},{{"product_id":"b","position":1.0}}],{from}}}"#
                )],
            ),
            (
                "view_cart",
                r#"{"currency":"EUR","value":"31.90","items":[{"item_id":"a"}]}"#,
                vec![format!(
                    r#"Cart Viewed {{"currency":"EUR","value":31.9,"products":[{{"product_id":"a"}}],{from}}}"#
                )],
            ),
            (
                "purchase",
                r#"{"transaction_id":"A-1","value":31.9,"tax":"2.47","shipping":4,"currency":"EUR","coupon":"AUTUMN","email":"anna@shop.example","items":[{"item_id":"a"}]}"#,
                vec![format!(
                    r#"Order Completed {{"order_id":"A-1","tax":2.47,"shipping":4.0,"coupon":"AUTUMN","currency":"EUR","revenue":31.9,"products":[{{"product_id":"a"}}],{from}}}"#
                )],
            ),
            (
                "refund",
                r#"{"transaction_id":7,"value":5,"currency":"EUR"}"#,
                vec![format!(
                    r#"Order Refunded {{"order_id":"7","currency":"EUR","total":5.0,{from}}}"#
                )],
            ),
            (
                "search",
                r#"{"search_term":"brass lamp"}"#,
                vec![format!(
                    r#"Products Searched {{"query":"brass lamp",{from}}}"#
                )],
            ),
            (
                "view_promotion",
                r#"{"promotion_id":"p","creative_slot":"top","items":[{"item_id":"a","promotion_id":"q","promotion_name":"Q"},{"item_id":"b","promotion_id":"q","promotion_name":"Q"}]}"#,
                vec![
                    format!(r#"Promotion Viewed {{"promotion_id":"p","position":"top",{from}}}"#),
                    format!(r#"Promotion Viewed {{"promotion_id":"q","name":"Q",{from}}}"#),
                ],
            ),
            (
                "add_payment_info",
                r#"{"payment_type":"card","currency":"EUR","value":3}"#,
                vec![format!(
                    r#"Payment Info Entered {{"currency":"EUR","payment_method":"card","value":3.0,{from}}}"#
                )],
            ),
            (
                "begin_checkout",
                r#"{}"#,
                vec![format!("Checkout Started {{{from}}}")],
            ),
        ];
        for (name, parameters, expected) in cases {
            let expected: Vec<String> = expected.iter().map(|text| whole(text)).collect();
            assert_eq!(captured(name, parameters), expected, "{name}");
        }
    }

    #[test]
    fn what_is_no_e_commerce_is_nobody_s_business() {
        for (name, parameters) in [
            ("page_view", "{}"),
            ("share", r#"{"method":"email"}"#),
            ("gtm.js", "{}"),
            ("login", r#"{"method":"email"}"#),
            ("", "{}"),
            ("view_item", "null"),
            ("view_item", r#"{"items":"lamp"}"#),
            ("view_item", r#"{"items":[null,[],{"item_id":{}}]}"#),
            ("view_promotion", "{}"),
        ] {
            assert_eq!(captured(name, parameters), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn a_push_without_end_is_cut() {
        let items = vec![r#"{"item_id":"a"}"#; 5000].join(",");
        assert_eq!(
            captured("add_to_cart", &format!(r#"{{"items":[{items}]}}"#)).len(),
            20
        );
        let listed = captured("view_item_list", &format!(r#"{{"items":[{items}]}}"#));
        assert_eq!(listed[0].matches("product_id").count(), 200);
    }

    #[test]
    fn each_of_the_names_is_captured() {
        let names = names();
        assert!(names.len() > 12, "{names:?}");
        for name in names {
            assert!(vocabulary(name.as_text().unwrap()).is_some(), "{name:?}");
        }
    }
}
