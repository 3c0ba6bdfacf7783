//! The JSON Schema of an item. It is said apart from what reads items, which keeps fields that it does not know.

use super::{Item, ItemId};
use crate::money::{Currency, Decimal};
use crate::read::Describe;
use crate::read::schema::documented;
use crate::value::{Value, object};

impl Describe for ItemId {
    fn schema() -> Value {
        let types: Vec<Value> = vec!["string".into(), "number".into()];
        object!([("type", types.into())])
    }
}

impl Describe for Item {
    fn schema() -> Value {
        let fields = [
            ("id", ItemId::schema(), "The shop's own identifier."),
            ("title", String::schema(), "The name on the card."),
            ("url", String::schema(), "Where its page is."),
            (
                "image",
                String::schema(),
                "Its picture; shown in a frame of 4:5.",
            ),
            ("price", Decimal::schema(), "What it costs."),
            (
                "compareAtPrice",
                Decimal::schema(),
                "What it cost before; shown if that is more.",
            ),
            (
                "currency",
                Currency::schema(),
                "The currency of both, if it is not the document's.",
            ),
            ("rating", f64::schema(), "Mean rating, 0 to 5."),
            (
                "ratingCount",
                u32::schema(),
                "How many ratings that is the mean of.",
            ),
            ("badge", String::schema(), "A word on the picture's corner."),
            (
                "available",
                bool::schema(),
                "Whether it can be bought now; true if not said.",
            ),
            (
                "category",
                String::schema(),
                "Its category as a path: Kitchen > Knives.",
            ),
            ("brand", String::schema(), "Its maker."),
            (
                "tags",
                Vec::<String>::schema(),
                "Words that say what it is like.",
            ),
            (
                "publishedAt",
                String::schema(),
                "Since when it is sold: a date, or a date and time (RFC 3339).",
            ),
        ];
        let properties =
            fields.map(|(name, schema, doc)| (name.to_owned(), documented(schema, doc)));
        let required: Vec<Value> = vec!["id".into(), "title".into(), "url".into()];
        object!([
            ("type", "object".into()),
            (
                "description",
                "An item of the catalog; other fields are kept.".into(),
            ),
            ("properties", Value::Object(properties.into())),
            ("required", required.into()),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::read::Reader;

    #[test]
    fn every_field_that_is_described_is_read() {
        let schema = Item::schema();
        let Some(Value::Object(properties)) = schema.get("properties") else {
            panic!("no properties")
        };
        for (name, _) in properties {
            let item = object!([
                ("id", "a".into()),
                ("title", "A".into()),
                ("url", "/a".into()),
                (name, "x".into()),
            ]);
            let item = Item::read(&item, Currency::EUR, &mut Reader::new("item"));
            assert!(
                item.is_none_or(|item| item.more.is_empty()),
                "{name} is kept as unknown"
            );
        }
    }
}
