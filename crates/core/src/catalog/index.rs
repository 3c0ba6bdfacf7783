//! All items, in the catalog's order, found by id.

use super::{Item, ItemId};
use crate::money::Currency;
use crate::read::Reader;
use crate::text::concat;
use crate::value::Value;

/// The items of a shop. Each id stands for one item: of repeated ids the first counts.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    items: Vec<Item>,
    /// Positions in `items`, in the order of their ids.
    by_id: Vec<u32>,
}

impl Catalog {
    /// Reads a whole catalog: an array of items, or an object with an array `items`.
    pub fn read(value: &Value, currency: Currency, at: &mut Reader) -> Self {
        let mut catalog = Self::default();
        for (index, row) in rows(value, at).iter().enumerate() {
            catalog.add(index, row, currency, at);
        }
        catalog.finish(at);
        catalog
    }

    /// Adds the row of that index; [`finish`](Self::finish) when all are in. Long catalogs are read in slices.
    pub fn add(&mut self, index: usize, row: &Value, currency: Currency, at: &mut Reader) {
        let mark = at.enter_index(index);
        self.items.extend(Item::read(row, currency, at));
        at.leave(mark);
    }

    /// Makes the items findable; repeated ids are noted and left out.
    pub fn finish(&mut self, at: &mut Reader) {
        let items = &self.items;
        let mut order: Vec<u32> = (0..items.len() as u32).collect();
        // Of equal ids the first comes first.
        order.sort_unstable_by(|a, b| {
            let (first, second) = (&items[*a as usize].id, &items[*b as usize].id);
            first.cmp(second).then(a.cmp(b))
        });
        let before = order.len();
        order.dedup_by(|later, first| items[*later as usize].id == items[*first as usize].id);
        if order.len() < before {
            at.note(
                concat(&[
                    &(before - order.len()).to_string(),
                    " items with an id that was there already",
                ]),
                "unique ids",
            );
        }
        self.by_id = order;
    }

    /// The item of that id.
    pub fn find(&self, id: &ItemId) -> Option<&Item> {
        self.position(id)
            .and_then(|position| self.items.get(position))
    }

    /// Where in [`items`](Self::items) the item of that id is.
    pub fn position(&self, id: &ItemId) -> Option<usize> {
        let found = self
            .by_id
            .binary_search_by(|position| self.items[*position as usize].id.cmp(id))
            .ok()?;
        self.by_id.get(found).map(|position| *position as usize)
    }

    /// The positions of the items, in the order of their ids, which are sorted by bytes.
    pub fn by_id(&self) -> &[u32] {
        &self.by_id
    }

    /// The items, in the catalog's order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }
}

/// The rows of a catalog in either of its forms.
pub fn rows<'v>(value: &'v Value, at: &mut Reader) -> &'v [Value] {
    match value.as_list().or_else(|| value.get("items")?.as_list()) {
        Some(rows) => rows,
        None => {
            at.note(
                value.describe(),
                "an array of items, or an object with an array \"items\"",
            );
            &[]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;

    fn read(json: &str) -> (Catalog, Vec<String>) {
        let mut at = Reader::new("catalog");
        let value: Value = serde_json::from_str(json).unwrap();
        let catalog = Catalog::read(&value, Currency::EUR, &mut at);
        (
            catalog,
            at.into_problems()
                .iter()
                .map(|problem| problem.message())
                .collect(),
        )
    }

    #[test]
    fn an_item_is_read_with_all_it_has() {
        let (catalog, problems) = read(
            r#"{"items":[{"id":7,"title":"Mug","url":"/mug","image":"/mug.svg","price":"12.50","compareAtPrice":20,
            "rating":4.5,"ratingCount":12,"badge":"New","category":"Kitchen > Mugs","brand":"Nord","tags":["blue"],
            "publishedAt":"2026-05-01","margin":0.4}]}"#,
        );
        assert_eq!(problems, Vec::<String>::new());
        let mug = catalog.find(&ItemId::new("7")).unwrap();
        assert_eq!(
            mug.price,
            Some(Money {
                minor: 1250,
                currency: Currency::EUR
            })
        );
        assert_eq!(mug.discount_percent(), Some(37));
        assert_eq!(mug.category, ["Kitchen", "Mugs"]);
        assert!(mug.available);
        assert_eq!(mug.more, [("margin".to_owned(), Value::Number(0.4))]);
    }

    #[test]
    fn what_is_wrong_is_left_out_and_said() {
        let (catalog, problems) = read(
            r#"[{"id":"a","title":"A","url":"/a","price":"cheap","rating":9,"available":"yes"},
                {"id":"b","title":"B"}, 5,
                {"id":"c","title":"C","url":"javascript:alert(1)"},
                {"id":"a","title":"A again","url":"/a2"}]"#,
        );
        assert_eq!(catalog.items().len(), 2);
        let first = catalog.find(&ItemId::new("a")).unwrap();
        assert_eq!(
            (
                first.title.as_str(),
                first.price,
                first.rating,
                first.available
            ),
            ("A", None, None, true)
        );
        assert_eq!(
            problems,
            [
                "catalog[0].price: found \"cheap\", expected an amount such as \"24.90\"",
                "catalog[0].rating: found 9, expected a number from 0 to 5",
                "catalog[0].available: found \"yes\", expected true or false",
                "catalog[1]: found an item without a usable id, title or url, expected all three",
                "catalog[2]: found 5, expected an object",
                "catalog[3].url: found \"javascript:alert(1)\", expected a relative, http, https, mailto or tel URL",
                "catalog[3]: found an item without a usable id, title or url, expected all three",
                "catalog: found 1 items with an id that was there already, expected unique ids",
            ]
        );
    }

    #[test]
    fn a_former_price_that_is_not_higher_is_no_former_price() {
        let (catalog, _) =
            read(r#"[{"id":"a","title":"A","url":"/a","price":10,"compareAtPrice":10}]"#);
        assert_eq!(catalog.items()[0].compare_at_price, None);
    }

    #[test]
    fn what_is_no_catalog_is_an_empty_one() {
        let (catalog, problems) = read(r#"{"products":[]}"#);
        assert!(catalog.items().is_empty());
        assert_eq!(
            problems,
            [
                "catalog: found an object, expected an array of items, or an object with an array \"items\""
            ]
        );
    }

    #[test]
    fn every_item_is_found_by_its_id() {
        let rows: Vec<String> = (0..500)
            .map(|n| format!(r#"{{"id":{},"title":"T","url":"/"}}"#, (n * 7919) % 500))
            .collect();
        let (catalog, _) = read(&format!("[{}]", rows.join(",")));
        for n in 0..500 {
            let id = ItemId::new(n.to_string());
            assert_eq!(catalog.find(&id).unwrap().id, id);
        }
    }
}
