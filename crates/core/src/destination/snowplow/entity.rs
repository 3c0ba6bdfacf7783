//! Snowplow's e-commerce entities, as its schemas have them (`com.snowplowanalytics.snowplow.ecommerce` in Iglu
//! Central): each field with its type, the others left out, because they allow no more.

use crate::destination::facts::{as_number, cut, fields, put, text};
use crate::destination::room::Notes;
use crate::destination::vocabulary::{Field, System, field_in, value_in};
use crate::destination::{Host, facts};
use crate::money::Currency;
use crate::text::concat;
use crate::value::Value;

/// What a field may be.
#[derive(Clone, Copy)]
enum Kind {
    /// Text of at most so many characters.
    Text(usize),
    /// An amount in hundredths, from 0 to 9,999,999.
    Amount,
    /// A whole number from the first to the second.
    Count(f64, f64),
    /// Three letters.
    Currency,
}

/// An entity's schema.
pub(super) struct Schema {
    /// Its name in Iglu Central.
    pub name: &'static str,
    of: Field,
    fields: &'static [(&'static str, Kind)],
    required: &'static [&'static str],
}

const LARGEST: f64 = 9_999_999.0;

pub(super) const PRODUCT: Schema = Schema {
    name: "product",
    of: Field::Product,
    fields: &[
        ("id", Kind::Text(4096)),
        ("name", Kind::Text(4096)),
        ("category", Kind::Text(4096)),
        ("price", Kind::Amount),
        ("list_price", Kind::Amount),
        ("quantity", Kind::Count(0.0, LARGEST)),
        ("size", Kind::Text(256)),
        ("variant", Kind::Text(256)),
        ("brand", Kind::Text(256)),
        ("position", Kind::Count(0.0, LARGEST)),
        ("currency", Kind::Currency),
    ],
    required: &["id", "category", "price", "currency"],
};

pub(super) const TRANSACTION: Schema = Schema {
    name: "transaction",
    of: Field::Order,
    fields: &[
        ("transaction_id", Kind::Text(4096)),
        ("revenue", Kind::Amount),
        ("currency", Kind::Currency),
        ("payment_method", Kind::Text(128)),
        ("total_quantity", Kind::Count(0.0, LARGEST)),
        ("tax", Kind::Amount),
        ("shipping", Kind::Amount),
        ("discount_code", Kind::Text(99)),
        ("discount_amount", Kind::Amount),
    ],
    required: &[
        "transaction_id",
        "revenue",
        "payment_method",
        "currency",
        "total_quantity",
    ],
};

pub(super) const REFUND: Schema = Schema {
    name: "refund",
    of: Field::Order,
    fields: &[
        ("transaction_id", Kind::Text(4096)),
        ("currency", Kind::Currency),
        ("refund_amount", Kind::Amount),
        ("refund_reason", Kind::Text(4096)),
    ],
    required: &["transaction_id", "currency", "refund_amount"],
};

pub(super) const CHECKOUT_STEP: Schema = Schema {
    name: "checkout_step",
    of: Field::Order,
    fields: &[
        ("step", Kind::Count(1.0, 90.0)),
        ("delivery_method", Kind::Text(128)),
        ("payment_method", Kind::Text(128)),
    ],
    required: &["step"],
};

pub(super) const CART: Schema = Schema {
    name: "cart",
    of: Field::Order,
    fields: &[("total_value", Kind::Amount), ("currency", Kind::Currency)],
    required: &["total_value", "currency"],
};

pub(super) const PROMOTION: Schema = Schema {
    name: "promotion",
    of: Field::Promotion,
    fields: &[
        ("id", Kind::Text(4096)),
        ("name", Kind::Text(256)),
        ("creative_id", Kind::Text(4096)),
        ("slot", Kind::Text(256)),
    ],
    required: &["id"],
};

impl Schema {
    /// The entity of these properties; `None` if they lack what its schema requires.
    pub(super) fn entity(
        &self,
        properties: &Value,
        currency: Currency,
        host: &dyn Host,
        notes: &mut Notes,
    ) -> Option<Value> {
        let mut entity = Vec::new();
        for (name, value) in fields(properties) {
            if let Some(own) = field_in(System::Snowplow, self.of, name) {
                self.put(&mut entity, own, value, host, notes);
            }
        }
        for (own, value) in self.assumed(properties, currency) {
            self.put(&mut entity, own, &value, host, notes);
        }
        let has = |name: &&str| entity.iter().any(|(known, _)| known == *name);
        let complete = self.required.iter().all(has);
        complete.then_some(Value::Object(entity))
    }

    /// What stands where the properties do not say it.
    fn assumed(&self, properties: &Value, currency: Currency) -> Vec<(&'static str, Value)> {
        let value = || Value::from(value_in("Snowplow", properties));
        vec![
            ("currency", currency.code().into()),
            ("category", "unknown".into()),
            ("payment_method", "unknown".into()),
            ("revenue", value()),
            ("refund_amount", value()),
            ("total_value", value()),
            ("total_quantity", quantity(properties).into()),
        ]
    }

    fn put(
        &self,
        entity: &mut Vec<(String, Value)>,
        own: &str,
        value: &Value,
        host: &dyn Host,
        notes: &mut Notes,
    ) {
        let Some((_, kind)) = self.fields.iter().find(|(name, _)| *name == own) else {
            return;
        };
        // What is only assumed says nothing of a checkout's step.
        if self.name == CHECKOUT_STEP.name && value.as_text() == Some("unknown") {
            return;
        }
        let value = match *kind {
            Kind::Text(most) => {
                let Some(text) = text(
                    &Value::Object(vec![(String::new(), value.clone())]),
                    "",
                    host,
                ) else {
                    return;
                };
                let short = cut(&text, most);
                if short.len() < text.len() {
                    notes.add(&concat(&[
                        "Snowplow takes less text in a ",
                        self.name,
                        "'s ",
                        own,
                    ]));
                }
                Value::from(short)
            }
            Kind::Amount => as_number(value)
                .filter(|amount| (0.0..=LARGEST).contains(amount))
                .map(|amount| (amount * 100.0).round() / 100.0)
                .into(),
            Kind::Count(least, most) => as_number(value)
                .filter(|count| (least..=most).contains(count) && count.fract() == 0.0)
                .into(),
            Kind::Currency => match value.as_text().and_then(Currency::parse) {
                Some(currency) => currency.code().into(),
                None => Value::Null,
            },
        };
        put(entity, own, value);
    }
}

/// How many pieces were bought: one of each product that does not say.
fn quantity(properties: &Value) -> f64 {
    let products = properties.get("products").and_then(Value::as_list);
    let quantities = products.unwrap_or_default().iter();
    quantities
        .map(|product| facts::number(product, "quantity").unwrap_or(1.0))
        .sum()
}
