//! What the visitor viewed and bought here, learned from the events of the page.

use super::memory::{Memory, instant};
use crate::catalog::ItemId;
use crate::event::names::{ORDER_COMPLETED, PRODUCT_VIEWED};
use crate::time::Instant;
use crate::value::{Value, object};

/// A product that was viewed.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Which product.
    pub item: ItemId,
    /// When last.
    pub at: Instant,
    /// How often.
    pub count: u32,
}

/// An order that was placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The shop's number of it.
    pub id: String,
    /// When.
    pub at: Instant,
    /// What was bought.
    pub items: Vec<ItemId>,
}

/// What this device knows of the visitor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Products viewed, the most recent first.
    pub views: Vec<View>,
    /// Orders placed, the most recent first.
    pub orders: Vec<Order>,
    /// What became of each campaign.
    pub memory: Memory,
}

impl Profile {
    /// At most this many products are remembered as viewed.
    pub const MOST_VIEWS: usize = 50;
    /// At most this many orders are remembered.
    pub const MOST_ORDERS: usize = 50;

    /// Learns from an event. Returns whether it changed anything.
    pub fn learn(&mut self, name: &str, properties: &Value, now: Instant) -> bool {
        match name {
            PRODUCT_VIEWED => product(properties).is_some_and(|item| {
                self.viewed(item, now);
                true
            }),
            ORDER_COMPLETED => self.ordered(properties, now),
            _ => false,
        }
    }

    /// Whether that product was bought before.
    pub fn bought(&self, item: &ItemId) -> bool {
        self.orders.iter().any(|order| order.items.contains(item))
    }

    fn viewed(&mut self, item: ItemId, now: Instant) {
        let before = self.views.iter().position(|view| view.item == item);
        let count = before.map_or(0, |position| self.views.remove(position).count);
        self.views.insert(
            0,
            View {
                item,
                at: now,
                count: count.saturating_add(1),
            },
        );
        self.views.truncate(Self::MOST_VIEWS);
    }

    fn ordered(&mut self, properties: &Value, now: Instant) -> bool {
        let Some(id) = properties.get("order_id").and_then(ItemId::from_value) else {
            return false;
        };
        // A page that is loaded again tells of the same order.
        if self.orders.iter().any(|order| order.id == id.as_str()) {
            return false;
        }
        let products = properties
            .get("products")
            .and_then(Value::as_list)
            .unwrap_or_default();
        let items = products.iter().filter_map(product).collect();
        self.orders.insert(
            0,
            Order {
                id: id.as_str().to_owned(),
                at: now,
                items,
            },
        );
        self.orders.truncate(Self::MOST_ORDERS);
        true
    }

    /// As it is stored, and as `awning.visitor.export()` shows it.
    pub fn to_value(&self) -> Value {
        let views = self.views.iter().map(|view| {
            object!([
                ("item", view.item.as_str().into()),
                ("at", (view.at.millis() as f64).into()),
                ("count", view.count.into()),
            ])
        });
        let orders = self.orders.iter().map(|order| {
            let items: Vec<Value> = order
                .items
                .iter()
                .map(|item| item.as_str().into())
                .collect();
            object!([
                ("id", order.id.as_str().into()),
                ("at", (order.at.millis() as f64).into()),
                ("items", items.into()),
            ])
        });
        object!([
            ("views", Value::List(views.collect())),
            ("orders", Value::List(orders.collect())),
            ("campaigns", self.memory.to_value()),
        ])
    }

    /// Reads what was stored; what is not as it should be is forgotten.
    pub fn from_value(value: &Value) -> Self {
        let list = |name: &str| value.get(name).and_then(Value::as_list).unwrap_or_default();
        let view = |view: &Value| {
            let count = view.get("count").and_then(Value::as_number).unwrap_or(1.0) as u32;
            Some(View {
                item: ItemId::from_value(view.get("item")?)?,
                at: instant(view, "at")?,
                count,
            })
        };
        let order = |order: &Value| {
            let items = order
                .get("items")?
                .as_list()?
                .iter()
                .filter_map(ItemId::from_value)
                .collect();
            Some(Order {
                id: order.get("id")?.as_text()?.to_owned(),
                at: instant(order, "at")?,
                items,
            })
        };
        Self {
            views: list("views")
                .iter()
                .filter_map(view)
                .take(Self::MOST_VIEWS)
                .collect(),
            orders: list("orders")
                .iter()
                .filter_map(order)
                .take(Self::MOST_ORDERS)
                .collect(),
            memory: Memory::from_value(value.get("campaigns").unwrap_or(&Value::Null)),
        }
    }
}

/// The product of an event: `product_id`, as the Segment specification has it.
fn product(properties: &Value) -> Option<ItemId> {
    ItemId::from_value(properties.get("product_id")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(profile: &mut Profile, id: &str, at: i64) -> bool {
        profile.learn(
            PRODUCT_VIEWED,
            &object!([("product_id", id.into())]),
            Instant::from_millis(at),
        )
    }

    fn order(profile: &mut Profile, json: &str) -> bool {
        profile.learn(
            ORDER_COMPLETED,
            &serde_json::from_str(json).unwrap(),
            Instant::from_millis(9),
        )
    }

    #[test]
    fn the_product_viewed_last_comes_first() {
        let mut profile = Profile::default();
        for (at, id) in ["a", "b", "a", "c"].iter().enumerate() {
            assert!(view(&mut profile, id, at as i64));
        }
        let views: Vec<_> = profile
            .views
            .iter()
            .map(|view| (view.item.as_str(), view.count))
            .collect();
        assert_eq!(views, [("c", 1), ("a", 2), ("b", 1)]);
    }

    #[test]
    fn an_order_counts_once() {
        let mut profile = Profile::default();
        let placed = r#"{"order_id":"7","products":[{"product_id":"a"},{"product_id":12},{"name":"no id"}]}"#;
        assert!(order(&mut profile, placed));
        assert!(!order(&mut profile, placed));
        assert!(profile.bought(&ItemId::new("12")) && !profile.bought(&ItemId::new("b")));
    }

    #[test]
    fn other_events_and_events_without_ids_teach_nothing() {
        let mut profile = Profile::default();
        assert!(!profile.learn(
            "Product Shared",
            &object!([("product_id", "a".into())]),
            Instant::default()
        ));
        assert!(!profile.learn(PRODUCT_VIEWED, &Value::Null, Instant::default()));
        assert!(!order(&mut profile, r#"{"products":[{"product_id":"a"}]}"#));
        assert_eq!(profile, Profile::default());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut profile = Profile::default();
        for number in 0..2 * Profile::MOST_VIEWS {
            view(&mut profile, &number.to_string(), 0);
            order(&mut profile, &format!(r#"{{"order_id":{number}}}"#));
        }
        assert_eq!(
            (profile.views.len(), profile.orders.len()),
            (Profile::MOST_VIEWS, Profile::MOST_ORDERS)
        );
    }

    #[test]
    fn a_profile_survives_the_way_into_storage_and_back() {
        let mut profile = Profile::default();
        view(&mut profile, "a", 1_796_083_199_000);
        order(
            &mut profile,
            r#"{"order_id":"7","products":[{"product_id":"a"}]}"#,
        );
        profile
            .memory
            .update("nps", |nps| nps.completed = Some(Instant::from_millis(3)));
        assert_eq!(Profile::from_value(&profile.to_value()), profile);
        assert_eq!(
            Profile::from_value(&Value::from("nonsense")),
            Profile::default()
        );
    }
}
