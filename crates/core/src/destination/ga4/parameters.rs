//! An event in Google's words, within its limits: at most 25 parameters, names of 40 characters, values of 100.

use crate::destination::facts::{
    Letters, amount, cut, flat, identifier, number, page, products, put, text,
};
use crate::destination::room::Notes;
use crate::destination::vocabulary::{Backend, Field, System, field_in, name_in, value_in};
use crate::destination::{Host, Moment};
use crate::event::Event;
use crate::event::names::PAGE_VIEWED;
use crate::value::Value;

/// Of 25, three are for the items, the session and its length.
const MOST_PARAMETERS: usize = 22;
const LONGEST_NAME: usize = 40;
const LONGEST_VALUE: usize = 100;
const MOST_ITEMS: usize = 200;
/// Properties of a user: how many, and how long.
pub(super) const MOST_USER_PROPERTIES: usize = 25;
const LONGEST_USER_NAME: usize = 24;
const LONGEST_USER_VALUE: usize = 36;

/// Names that Google keeps for itself.
const RESERVED: [&str; 12] = [
    "ad_click",
    "ad_impression",
    "app_update",
    "error",
    "first_open",
    "first_visit",
    "in_app_purchase",
    "notification_open",
    "os_update",
    "screen_view",
    "session_start",
    "user_engagement",
];

/// Beginnings of names that Google keeps for itself.
const RESERVED_STARTS: [&str; 5] = ["_", "firebase_", "ga_", "google_", "gtag_"];

/// What Google calls the event.
pub(super) fn name(event: &Event, notes: &mut Notes) -> String {
    match name_in(Backend::Ga4, &event.name) {
        Some(name) => name.to_owned(),
        None => own_name(&event.name, LONGEST_NAME, notes),
    }
}

fn own_name(name: &str, most: usize, notes: &mut Notes) -> String {
    let mut own = identifier(name, Letters::Any);
    let is_reserved = RESERVED.contains(&own.as_str())
        || RESERVED_STARTS.iter().any(|start| own.starts_with(start));
    if is_reserved {
        own.insert_str(0, "x_");
    }
    if cut(&own, most).len() < own.len() {
        own.truncate(cut(&own, most).len());
        notes.add("GA4 takes names of at most 40 characters, 24 for properties of users");
    }
    own
}

/// The event's parameters.
pub(super) fn parameters(
    event: &Event,
    moment: &Moment,
    notes: &mut Notes,
) -> Vec<(String, Value)> {
    let host = moment.host;
    let mut fields = Vec::new();
    let is_page = event.name == PAGE_VIEWED;
    let is_promotion = event.name.starts_with("Promotion ");
    let properties = super::super::facts::fields(&event.properties);
    let products = products(event);
    let is_itself = event.properties.get("products").is_none() && !products.is_empty();
    let items: Vec<Value> = products
        .iter()
        .take(MOST_ITEMS)
        .map(|product| Value::Object(item(product, is_itself, host, notes)))
        .collect();
    if products.len() > MOST_ITEMS {
        notes.add("GA4 takes at most 200 items of an event");
    }
    if let Some(value) = value(event, products) {
        put(&mut fields, "value", value);
    }
    put(
        &mut fields,
        "currency",
        text(&event.properties, "currency", host),
    );
    let of: &[Field] = match is_promotion {
        true => &[Field::Promotion],
        false => &[Field::Order, Field::List],
    };
    for (name, value) in properties {
        let known = of.iter().find_map(|of| field_in(System::Ga4, *of, name));
        // A product's own fields are its item's.
        let is_item_s = is_itself && field_in(System::Ga4, Field::Product, name).is_some();
        // The page's own have names of their own.
        let is_page_s = is_page && matches!(name.as_str(), "url" | "path" | "title" | "referrer");
        if name == "products" || is_page_s || (is_item_s && known.is_none()) {
            continue;
        }
        let own = match known {
            Some(own) => own.to_owned(),
            None => own_name(name, LONGEST_NAME, notes),
        };
        let value = match own.as_str() {
            "tax" | "shipping" => number(&event.properties, name).into(),
            "item_list_id" | "transaction_id" | "promotion_id" => short(
                &text(&event.properties, name, host).into(),
                LONGEST_VALUE,
                host,
                notes,
            ),
            _ => short(value, longest(&own), host, notes),
        };
        put(&mut fields, &own, value);
    }
    for (name, part) in [
        ("page_location", "url"),
        ("page_title", "title"),
        ("page_referrer", "referrer"),
    ] {
        put(
            &mut fields,
            name,
            short(&page(event, part).into(), longest(name), host, notes),
        );
    }
    if fields.len() > MOST_PARAMETERS {
        fields.truncate(MOST_PARAMETERS);
        notes.add("GA4 takes at most 25 parameters of an event");
    }
    if !items.is_empty() {
        put(&mut fields, "items", items);
    }
    fields
}

/// The user's properties as `set` takes them.
pub(super) fn user_properties(
    event: &Event,
    host: &dyn Host,
    notes: &mut Notes,
) -> Vec<(String, Value)> {
    let mut fields = Vec::new();
    for (name, value) in super::super::facts::fields(&event.properties) {
        let name = own_name(name, LONGEST_USER_NAME, notes);
        put(
            &mut fields,
            &name,
            short(value, LONGEST_USER_VALUE, host, notes),
        );
    }
    if fields.len() > MOST_USER_PROPERTIES {
        fields.truncate(MOST_USER_PROPERTIES);
        notes.add("GA4 takes at most 25 properties of a user");
    }
    fields
}

/// What the event is worth: what it says, or what its products cost together.
fn value(event: &Event, products: &[Value]) -> Option<f64> {
    let costs = || {
        let costs = products.iter().map(|product| {
            let quantity = number(product, "quantity").unwrap_or(1.0);
            amount(product, &["price"]).map(|price| price * quantity)
        });
        let sum: f64 = costs.collect::<Option<Vec<f64>>>()?.iter().sum();
        // Cents as they were, not as floats add up.
        (!products.is_empty()).then_some((sum * 1e4).round() / 1e4)
    };
    let is_list = matches!(
        event.name.as_str(),
        "Product List Viewed" | "Product Clicked" | "Product Impression" | "Product List Filtered"
    );
    value_in("GA4", &event.properties).or_else(|| costs().filter(|_| !is_list))
}

fn item(
    product: &Value,
    is_event: bool,
    host: &dyn Host,
    notes: &mut Notes,
) -> Vec<(String, Value)> {
    let mut fields = Vec::new();
    for (name, value) in super::super::facts::fields(product) {
        let known = field_in(System::Ga4, Field::Product, name);
        // Other fields of an event with one product are the event's.
        let own = match known {
            Some(own) => own.to_owned(),
            None if is_event || name == "currency" => continue,
            None => own_name(name, LONGEST_NAME, notes),
        };
        let value = match own.as_str() {
            "price" | "quantity" | "index" | "discount" => number(product, name).into(),
            "item_id" => short(
                &text(product, name, host).into(),
                LONGEST_VALUE,
                host,
                notes,
            ),
            _ => short(value, LONGEST_VALUE, host, notes),
        };
        put(&mut fields, &own, value);
    }
    fields
}

fn longest(name: &str) -> usize {
    match name {
        "page_location" => 1000,
        "page_referrer" => 420,
        "page_title" => 300,
        _ => LONGEST_VALUE,
    }
}

fn short(value: &Value, most: usize, host: &dyn Host, notes: &mut Notes) -> Value {
    let value = flat(value, host);
    match value.as_text() {
        Some(text) if cut(text, most).len() < text.len() => {
            notes.add("GA4 takes values of at most 100 characters, and of other lengths for a page's address, title and referrer and for properties of users");
            cut(text, most).into()
        }
        _ => value,
    }
}
