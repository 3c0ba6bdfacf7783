//! A list of recommended items, as events tell of it.

use std::sync::Arc;

use awning_core::catalog::{Catalog, Item, ItemId};
use awning_core::recommend::{Pick, Reason, Strategy};
use awning_core::text::{concat, join};
use awning_core::value::{Value, object};

use crate::browser::clock;
use crate::browser::new_id;

/// What a panel shows at one time.
pub struct List {
    /// Names it in impressions and selections.
    id: String,
    /// What was asked for.
    strategy: Strategy,
    /// Where the items are.
    catalog: Arc<Catalog>,
    /// What is shown, each with the strategy that chose it.
    picks: Vec<Pick>,
    /// What has been counted as seen.
    seen: Vec<ItemId>,
}

impl List {
    /// A new list.
    pub fn new(strategy: Strategy, catalog: Arc<Catalog>, picks: Vec<Pick>) -> Self {
        Self {
            id: new_id(clock::now()),
            strategy,
            catalog,
            picks,
            seen: Vec::new(),
        }
    }

    /// What is shown, each item with how it was chosen.
    pub fn items(&self) -> impl Iterator<Item = (&Item, &Pick)> {
        let items = self.catalog.items();
        self.picks
            .iter()
            .filter_map(|pick| Some((items.get(pick.position)?, pick)))
    }

    /// The ids of what is shown.
    pub fn ids(&self) -> impl Iterator<Item = &ItemId> {
        self.items().map(|(item, _)| &item.id)
    }

    /// Whether nobody has seen any of it.
    pub fn is_unseen(&self) -> bool {
        self.seen.is_empty()
    }

    /// Counts an item as seen. Returns whether it had not been, and whether it is the first of the list.
    pub fn see(&mut self, id: &ItemId) -> (bool, bool) {
        if self.seen.contains(id) {
            return (false, false);
        }
        self.seen.push(id.clone());
        (true, self.seen.len() == 1)
    }

    /// The detail of a DOM event about an item: the item, and its place.
    pub fn detail(&self, id: &ItemId) -> Option<Value> {
        let (position, item, pick) = self.place(id)?;
        Some(object!([
            ("item", item.to_value()),
            ("quantity", 1.0.into()),
            ("position", position.into()),
            ("strategy", pick.strategy.name().into()),
            ("reason", pick.reason.map(Reason::name).into()),
            ("listId", self.list_id().into()),
            ("recommendationId", self.id.as_str().into()),
        ]))
    }

    /// The properties of a tracked event about an item, by the names of the Segment specification.
    pub fn properties(&self, id: &ItemId) -> Option<Value> {
        let (position, item, pick) = self.place(id)?;
        let price = item.price;
        Some(object!([
            ("product_id", item.id.as_str().into()),
            ("name", item.title.as_str().into()),
            ("price", price.map(|price| price.as_number()).into()),
            (
                "currency",
                price.map(|price| price.currency.code().to_owned()).into(),
            ),
            ("category", join(&item.category, " > ").into()),
            ("brand", item.brand.as_deref().into()),
            ("position", position.into()),
            ("strategy", pick.strategy.name().into()),
            ("reason", pick.reason.map(Reason::name).into()),
            ("list_id", self.list_id().into()),
            ("recommendation_id", self.id.as_str().into()),
        ]))
    }

    /// The properties of the event that the whole list is: what was asked for, and which strategies were used.
    pub fn viewed(&self) -> Value {
        let mut products: Vec<Value> = Vec::new();
        let mut used: Vec<Value> = Vec::new();
        for (item, pick) in self.items() {
            let strategy = Value::from(pick.strategy.name());
            products.push(object!([
                ("product_id", item.id.as_str().into()),
                ("position", (products.len() as u32 + 1).into()),
                ("strategy", strategy.clone()),
            ]));
            if !used.contains(&strategy) {
                used.push(strategy);
            }
        }
        object!([
            ("list_id", self.list_id().into()),
            ("recommendation_id", self.id.as_str().into()),
            ("strategy", self.strategy.name().into()),
            ("strategies_used", used.into()),
            ("products", products.into()),
        ])
    }

    fn list_id(&self) -> String {
        concat(&["awning-", self.strategy.name()])
    }

    fn place(&self, id: &ItemId) -> Option<(u32, &Item, &Pick)> {
        let numbered = self.items().zip(1..);
        let mut found = numbered.filter(|((item, _), _)| item.id == *id);
        let ((item, pick), place) = found.next()?;
        Some((place, item, pick))
    }
}
