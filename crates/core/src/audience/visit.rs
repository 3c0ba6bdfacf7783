//! The running visit: which products were viewed, in their order.

use super::memory::instant;
use crate::catalog::ItemId;
use crate::event::Session;
use crate::time::Instant;
use crate::value::{Value, object};

/// The products viewed in a visit, oldest first; one that was viewed again after another stands again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    items: Vec<ItemId>,
    last: Instant,
}

impl Visit {
    /// At most this many views are remembered; of more, the oldest are forgotten.
    pub const MOST: usize = 30;

    /// Takes a view. After a [pause](Session::PAUSE) a new visit begins.
    pub fn view(&mut self, item: ItemId, now: Instant) {
        if self.at(now).is_empty() {
            self.items.clear();
        }
        // A page that is loaded again is no second view.
        if self.items.last() != Some(&item) {
            if self.items.len() >= Self::MOST {
                self.items.remove(0);
            }
            self.items.push(item);
        }
        self.last = now;
    }

    /// The views of the visit that runs at `now`; none if the last one is over.
    pub fn at(&self, now: Instant) -> &[ItemId] {
        let running = (-Session::PAUSE + 1..Session::PAUSE).contains(&now.since(self.last));
        if running { &self.items } else { &[] }
    }

    /// As it is stored.
    pub(super) fn to_value(&self) -> Value {
        let items: Vec<Value> = self.items.iter().map(|item| item.as_str().into()).collect();
        object!([
            ("items", items.into()),
            ("at", (self.last.millis() as f64).into()),
        ])
    }

    /// Reads what was stored; what is not as it should be is forgotten.
    pub(super) fn from_value(value: &Value) -> Self {
        let items = value.get("items").and_then(Value::as_list);
        let items = items.unwrap_or_default().iter();
        Self {
            items: items
                .filter_map(ItemId::from_value)
                .take(Self::MOST)
                .collect(),
            last: instant(value, "at").unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MINUTE;

    fn at(minute: i64) -> Instant {
        Instant::from_millis(1_796_083_199_000 + minute * MINUTE)
    }

    fn visit(views: &[(&str, i64)]) -> Visit {
        let mut visit = Visit::default();
        for (id, minute) in views {
            visit.view(ItemId::new(*id), at(*minute));
        }
        visit
    }

    #[test]
    fn views_stand_in_their_order_until_a_pause() {
        type Case<'a> = (&'a [(&'a str, i64)], i64, &'a [&'a str]);
        let table: [Case; 6] = [
            (&[("a", 0), ("b", 1), ("a", 2)], 3, &["a", "b", "a"]),
            (&[("a", 0), ("a", 1), ("a", 2)], 3, &["a"]),
            (&[("a", 0), ("b", 29)], 58, &["a", "b"]),
            (&[("a", 0), ("b", 30)], 31, &["b"]),
            (&[("a", 0)], 30, &[]),
            (&[("a", 90)], 0, &[]),
        ];
        for (views, now, expected) in table {
            let visit = visit(views);
            let ids: Vec<&str> = visit.at(at(now)).iter().map(ItemId::as_str).collect();
            assert_eq!(ids, expected, "{views:?} at {now}");
            assert_eq!(Visit::from_value(&visit.to_value()), visit);
        }
    }

    #[test]
    fn a_long_visit_is_remembered_by_its_end() {
        let mut visit = Visit::default();
        for number in 0..2 * Visit::MOST {
            visit.view(ItemId::new(number.to_string()), at(0));
        }
        assert_eq!(visit.at(at(0)).len(), Visit::MOST);
        assert_eq!(visit.at(at(0)).last(), Some(&ItemId::new("59")));
    }

    #[test]
    fn hostile_storage_is_forgotten() {
        for json in ["null", "5", r#"{"items":5}"#, r#"{"items":[{},null]}"#] {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(Visit::from_value(&value), Visit::default(), "{json}");
        }
    }
}
