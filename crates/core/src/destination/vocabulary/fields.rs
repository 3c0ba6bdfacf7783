//! Names of fields: those of the vocabulary, and what backends with fields of their own call them.

use crate::value::Value;

use super::super::facts;

/// The backends with fields of their own; the others take the properties as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Google Analytics 4: parameters of events and of items.
    Ga4 = 1,
    /// Snowplow: its e-commerce entities.
    Snowplow,
    /// Matomo: parameters of tracking requests.
    Matomo,
    /// Baidu Tongji: `_trackOrder`.
    Baidu,
}

/// Their names, in the order of the columns.
pub const SYSTEMS: [(System, &str); 4] = [
    (System::Ga4, "GA4"),
    (System::Snowplow, "Snowplow"),
    (System::Matomo, "Matomo"),
    (System::Baidu, "Baidu Tongji"),
];

/// What a field is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A product.
    Product,
    /// An order, a cart or a checkout.
    Order,
    /// A list of products, or a search.
    List,
    /// A promotion.
    Promotion,
}

impl Field {
    /// In the tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Order => "order",
            Self::List => "list",
            Self::Promotion => "promotion",
        }
    }
}

macro_rules! table {
    ($($of:ident | $name:literal | $ga4:literal | $snowplow:literal | $matomo:literal | $baidu:literal;)*) => {
        /// The fields: of what, the name in the vocabulary, then a column each. Empty: there is no such field.
        pub const FIELDS: &[(Field, [&str; 5])] =
            &[$((Field::$of, [$name, $ga4, $snowplow, $matomo, $baidu]),)*];
    };
}

table! {
    // of     | vocabulary        | GA4              | Snowplow          | Matomo        | Baidu
    Product   | "product_id"      | "item_id"        | "id"              | "_pks"        | "skuId";
    Product   | "name"            | "item_name"      | "name"            | "_pkn"        | "skuName";
    Product   | "category"        | "item_category"  | "category"        | "_pkc"        | "category";
    Product   | "price"           | "price"          | "price"           | "_pkp"        | "Price";
    Product   | "quantity"        | "quantity"       | "quantity"        | ""            | "Quantity";
    Product   | "brand"           | "item_brand"     | "brand"           | ""            | "";
    Product   | "variant"         | "item_variant"   | "variant"         | ""            | "";
    Product   | "position"        | "index"          | "position"        | ""            | "";
    Product   | "coupon"          | "coupon"         | ""                | ""            | "";
    Product   | "discount"        | "discount"       | ""                | ""            | "";
    Product   | "list_price"      | ""               | "list_price"      | ""            | "";
    Product   | "size"            | ""               | "size"            | ""            | "";
    Product   | "currency"        | ""               | "currency"        | ""            | "";
    Order     | "order_id"        | "transaction_id" | "transaction_id"  | "ec_id"       | "orderId";
    Order     | "subtotal"        | ""               | ""                | "ec_st"       | "";
    Order     | "tax"             | "tax"            | "tax"             | "ec_tx"       | "";
    Order     | "shipping"        | "shipping"       | "shipping"        | "ec_sh"       | "";
    Order     | "discount"        | ""               | "discount_amount" | "ec_dt"       | "";
    Order     | "coupon"          | "coupon"         | "discount_code"   | ""            | "";
    Order     | "currency"        | "currency"       | "currency"        | ""            | "";
    Order     | "payment_method"  | "payment_type"   | "payment_method"  | ""            | "";
    Order     | "shipping_method" | "shipping_tier"  | "delivery_method" | ""            | "";
    Order     | "step"            | ""               | "step"            | ""            | "";
    Order     | "reason"          | ""               | "refund_reason"   | ""            | "";
    List      | "query"           | "search_term"    | ""                | "search"      | "";
    List      | "list_id"         | "item_list_id"   | ""                | ""            | "";
    List      | "list"            | "item_list_name" | "name"            | ""            | "";
    List      | "share_via"       | "method"         | ""                | ""            | "";
    Promotion | "promotion_id"    | "promotion_id"   | "id"              | "c_n"         | "";
    Promotion | "name"            | "promotion_name" | "name"            | ""            | "";
    Promotion | "creative"        | "creative_name"  | "creative_id"     | "c_p"         | "";
    Promotion | "position"        | "creative_slot"  | "slot"            | ""            | "";
}

/// Which property is an order's value: the first of these that the event has. The vocabulary has `total` with tax and
/// shipping, `revenue` without.
pub const VALUES: &[(&str, &str, [&str; 3])] = &[
    ("GA4", "value", ["revenue", "total", "value"]),
    ("Amplitude", "revenue", ["revenue", "total", "value"]),
    ("Snowplow", "revenue", ["total", "revenue", "value"]),
    ("Matomo", "revenue", ["total", "revenue", "value"]),
    ("Plausible", "revenue", ["total", "revenue", "value"]),
    ("Baidu Tongji", "orderTotal", ["total", "revenue", "value"]),
];

/// What a backend calls a field.
pub fn field_in(system: System, of: Field, name: &str) -> Option<&'static str> {
    let mut rows = FIELDS.iter();
    let (_, row) = rows.find(|(field, row)| *field == of && row.first() == Some(&name))?;
    let own = row.get(system as usize).copied().unwrap_or_default();
    (!own.is_empty()).then_some(own)
}

/// An order's value as that backend counts it; see [`VALUES`].
pub fn value_in(backend: &str, properties: &Value) -> Option<f64> {
    let (_, _, names) = VALUES.iter().find(|(known, ..)| *known == backend)?;
    facts::amount(properties, names)
}
