//! One product, in the shape that `catalog.json` documents for pages and widgets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A product as a page, a widget and `catalog.json` see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// The shop's own identifier; unique in a catalog.
    pub id: String,
    /// The name on the card.
    pub title: String,
    /// Where the product's page is, absolute or relative to the shop.
    pub url: String,
    /// A picture, absolute or relative to the shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// A decimal number in `currency`, such as `"24.90"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// The former price, of the same form; only where it is above `price`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare_at_price: Option<String>,
    /// ISO 4217 code, such as `"EUR"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Mean rating, 0 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<f64>,
    /// How many ratings there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating_count: Option<u32>,
    /// A word on the picture's corner, such as "New".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<String>,
    /// Whether it can be bought now; true unless said otherwise.
    #[serde(default = "yes")]
    pub available: bool,
    /// A path, such as `"Kitchen > Knives"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The maker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Free words that say what it is like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// RFC 3339 date or date and time since which it is sold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
    /// A sentence or two for the product's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What else the source said; kept, and usable in conditions.
    #[serde(flatten)]
    pub more: BTreeMap<String, Value>,
}

fn yes() -> bool {
    true
}

/// The products of a shop, in the order of their source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// What the shop calls itself.
    pub shop: String,
    /// ISO 4217 code of every price that names none.
    pub currency: String,
    /// The products; ids are unique.
    pub products: Vec<Product>,
}
