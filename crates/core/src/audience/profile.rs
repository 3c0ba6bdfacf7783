//! What the visitor viewed and bought here, learned from the events of the page.

use super::memory::{Memory, instant};
use super::{Trials, Visit};
use crate::catalog::ItemId;
use crate::event::names::{
    ORDER_COMPLETED, PRODUCT_ADDED, PRODUCT_CLICKED, PRODUCT_IMPRESSION, PRODUCT_VIEWED,
};
use crate::time::Instant;
use crate::value::{Value, object};

/// A product that was viewed, or put into the cart.
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
    /// What was viewed in the running visit, in its order.
    pub visit: Visit,
    /// Products put into the cart, the most recent first.
    pub added: Vec<View>,
    /// Orders placed, the most recent first.
    pub orders: Vec<Order>,
    /// How recommended items did.
    pub trials: Trials,
    /// What became of each campaign.
    pub memory: Memory,
}

impl Profile {
    /// At most this many products are remembered as viewed.
    pub const MOST_VIEWS: usize = 50;
    /// At most this many products are remembered as put into the cart.
    pub const MOST_ADDED: usize = 20;
    /// At most this many orders are remembered.
    pub const MOST_ORDERS: usize = 50;

    /// Learns from an event. Returns whether it changed anything.
    pub fn learn(&mut self, name: &str, properties: &Value, now: Instant) -> bool {
        if name == ORDER_COMPLETED {
            return self.ordered(properties, now);
        }
        let Some(item) = product(properties) else {
            return false;
        };
        // Only a panel's own events say which recommendation they belong to.
        let recommended = properties.get("recommendation_id").is_some();
        match name {
            PRODUCT_VIEWED => {
                self.visit.view(item.clone(), now);
                count(&mut self.views, item, now, Self::MOST_VIEWS);
            }
            PRODUCT_ADDED => count(&mut self.added, item, now, Self::MOST_ADDED),
            PRODUCT_IMPRESSION if recommended => self.trials.shown(item),
            PRODUCT_CLICKED if recommended => self.trials.chosen(item),
            _ => return false,
        }
        true
    }

    /// Whether that product was bought before.
    pub fn bought(&self, item: &ItemId) -> bool {
        self.orders.iter().any(|order| order.items.contains(item))
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
            ("views", views_value(&self.views)),
            ("visit", self.visit.to_value()),
            ("added", views_value(&self.added)),
            ("orders", Value::List(orders.collect())),
            ("trials", self.trials.to_value()),
            ("campaigns", self.memory.to_value()),
        ])
    }

    /// Reads what was stored; what is not as it should be is forgotten.
    pub fn from_value(value: &Value) -> Self {
        let list = |name: &str| value.get(name).and_then(Value::as_list).unwrap_or_default();
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
            views: read_views(list("views"), Self::MOST_VIEWS),
            visit: Visit::from_value(value.get("visit").unwrap_or(&Value::Null)),
            added: read_views(list("added"), Self::MOST_ADDED),
            orders: list("orders")
                .iter()
                .filter_map(order)
                .take(Self::MOST_ORDERS)
                .collect(),
            trials: Trials::from_value(value.get("trials").unwrap_or(&Value::Null)),
            memory: Memory::from_value(value.get("campaigns").unwrap_or(&Value::Null)),
        }
    }
}

/// Counts a product: it comes first, and at most so many stay.
fn count(views: &mut Vec<View>, item: ItemId, now: Instant, most: usize) {
    let before = views.iter().position(|view| view.item == item);
    let count = before.map_or(0, |position| views.remove(position).count);
    views.truncate(most - 1);
    let (at, count) = (now, count.saturating_add(1));
    views.insert(0, View { item, at, count });
}

fn views_value(views: &[View]) -> Value {
    let views = views.iter().map(|view| {
        object!([
            ("item", view.item.as_str().into()),
            ("at", (view.at.millis() as f64).into()),
            ("count", view.count.into()),
        ])
    });
    Value::List(views.collect())
}

fn read_views(views: &[Value], most: usize) -> Vec<View> {
    let read = |view: &Value| {
        let count = view.get("count").and_then(Value::as_number).unwrap_or(1.0) as u32;
        Some(View {
            item: ItemId::from_value(view.get("item")?)?,
            at: instant(view, "at")?,
            count,
        })
    };
    views.iter().filter_map(read).take(most).collect()
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
    fn carts_and_what_panels_showed_are_remembered() {
        let mut profile = Profile::default();
        let mut learn = |name: &str, json: &str| {
            profile.learn(
                name,
                &serde_json::from_str(json).unwrap(),
                Instant::default(),
            )
        };
        let of_panel = r#"{"product_id":"a","recommendation_id":"r"}"#;
        assert!(learn(PRODUCT_ADDED, r#"{"product_id":"a"}"#));
        assert!(learn(PRODUCT_IMPRESSION, of_panel));
        assert!(learn(PRODUCT_IMPRESSION, of_panel));
        assert!(learn(PRODUCT_CLICKED, of_panel));
        assert!(
            !learn(PRODUCT_CLICKED, r#"{"product_id":"a"}"#),
            "of the shop's own list"
        );
        assert_eq!(profile.trials.of(&ItemId::new("a")), (2, 1));
        assert_eq!(profile.added[0].item, ItemId::new("a"));
        assert!(profile.views.is_empty());
        assert_eq!(Profile::from_value(&profile.to_value()), profile);
    }

    #[test]
    fn a_profile_of_an_older_version_is_read() {
        let stored = r#"{"views":[{"item":"a","at":5,"count":2}],"orders":[],"campaigns":[]}"#;
        let profile = Profile::from_value(&serde_json::from_str(stored).unwrap());
        assert_eq!((profile.views.len(), profile.added.len()), (1, 0));
        assert!(profile.visit.at(Instant::from_millis(6)).is_empty());
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
