//! What the visitor likes: categories, brands and price levels, from what they viewed, put into the cart and bought.

use super::Context;
use super::content::Content;
use super::features::Interest;
use crate::catalog::{Catalog, ItemId};
use crate::time::{DAY, Instant};

/// What the visitor likes.
pub(super) struct Affinity<'a> {
    content: &'a Content,
    tastes: Interest,
    /// The weight of all events, of those with a brand, and of those with a price level.
    all: f32,
    branded: f32,
    priced: f32,
    /// The mean price level.
    level: f32,
}

impl<'a> Affinity<'a> {
    /// A view or an addition to the cart counts half after so many days.
    const VIEW_DAYS: i64 = 14;
    /// An order counts half after so many days.
    const ORDER_DAYS: i64 = 60;

    /// Learns from the profile: an addition to the cart counts as three views, an order as four.
    pub(super) fn of(context: &Context, catalog: &Catalog, content: &'a Content) -> Self {
        let mut affinity = Self {
            content,
            tastes: content.vectors.interest(),
            all: 0.0,
            branded: 0.0,
            priced: 0.0,
            level: 0.0,
        };
        let profile = context.profile;
        let mut learn = |id: &ItemId, at: Instant, days: i64, times: f32| {
            if let Some(position) = catalog.position(id) {
                let age = context.now.since(at).max(0) as f32 / (days * DAY) as f32;
                affinity.add(position, times / (1.0 + age));
            }
        };
        for view in &profile.views {
            let times = (view.count.min(4) as f32).sqrt();
            learn(&view.item, view.at, Self::VIEW_DAYS, times);
        }
        for added in &profile.added {
            learn(&added.item, added.at, Self::VIEW_DAYS, 3.0);
        }
        for order in &profile.orders {
            for item in &order.items {
                learn(item, order.at, Self::ORDER_DAYS, 4.0);
            }
        }
        affinity
    }

    fn add(&mut self, position: usize, weight: f32) {
        self.all += weight;
        for category in self.content.vectors.path(position) {
            self.tastes.add_one(category.number, weight);
        }
        if let Some(brand) = self.content.vectors.brand(position) {
            self.branded += weight;
            self.tastes.add_one(brand, weight);
        }
        if let Some(level) = self.content.level(position) {
            self.priced += weight;
            self.level += (level - self.level) * weight / self.priced;
        }
    }

    /// Whether the visitor is known to like anything.
    pub(super) fn is_known(&self) -> bool {
        self.all > 0.0
    }

    /// How well the item at that position fits, 0 to 1: seven tenths by category, three by brand; up to half of that is
    /// taken away from what is much cheaper or dearer for its kind than what the visitor looks at.
    pub(super) fn fit(&self, position: usize) -> f32 {
        let (mut fit, mut depths) = (0.0, 0.0_f32);
        for (depth, category) in self.content.vectors.path(position).iter().enumerate() {
            let depth = 1.0 + depth as f32;
            fit += depth * self.tastes.weight(category.number) / self.all;
            depths += depth;
        }
        fit *= 0.7 / depths.max(1.0);
        if let Some(brand) = self.content.vectors.brand(position)
            && self.branded > 0.0
        {
            fit += 0.3 * (self.tastes.weight(brand) / self.branded);
        }
        let price = match self.content.level(position).filter(|_| self.priced > 0.0) {
            Some(level) => 1.0 - 0.5 * (level - self.level).abs(),
            None => 0.75,
        };
        fit * price
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::Profile;
    use crate::event::names::{ORDER_COMPLETED, PRODUCT_ADDED, PRODUCT_VIEWED};
    use crate::money::Currency;
    use crate::read::Reader;

    const SHOP: &str = r#"[
        {"id":"k1","title":"K","url":"/","category":"Kitchen > Knives","brand":"Nord","price":20},
        {"id":"k2","title":"K","url":"/","category":"Kitchen > Knives","brand":"Sud","price":25},
        {"id":"k3","title":"K","url":"/","category":"Kitchen > Knives","brand":"Sud","price":200},
        {"id":"b1","title":"B","url":"/","category":"Kitchen > Boards","brand":"Sud","price":30},
        {"id":"l1","title":"L","url":"/","category":"Lighting","brand":"Nord","price":90},
        {"id":"l2","title":"L","url":"/","category":"Lighting","brand":"Sud","price":95}]"#;

    const NOW: Instant = Instant::from_millis(1_796_083_199_000);

    fn fits(events: &[(&str, &str, i64)]) -> Vec<(String, f32)> {
        let value = serde_json::from_str(SHOP).unwrap();
        let catalog = Catalog::read(&value, Currency::EUR, &mut Reader::new("catalog"));
        let mut profile = Profile::default();
        for (name, json, days) in events {
            let properties = serde_json::from_str(json).unwrap();
            profile.learn(name, &properties, NOW.plus(-days * DAY));
        }
        let context = Context {
            item: None,
            cart: None,
            profile: &profile,
            now: NOW,
        };
        let content = Content::of(&catalog);
        let affinity = Affinity::of(&context, &catalog, &content);
        let mut fits = Vec::new();
        for (position, item) in catalog.items().iter().enumerate() {
            if affinity.is_known() {
                fits.push((item.id.as_str().to_owned(), affinity.fit(position)));
            }
        }
        fits
    }

    fn of(fits: &[(String, f32)], id: &str) -> f32 {
        fits.iter().find(|(known, _)| known == id).unwrap().1
    }

    #[test]
    fn the_nearer_an_item_is_to_what_was_viewed_the_better_it_fits() {
        let fits = fits(&[(PRODUCT_VIEWED, r#"{"product_id":"k1"}"#, 0)]);
        let order = ["k1", "k2", "b1", "l2"];
        for pair in order.windows(2) {
            assert!(
                of(&fits, pair[0]) > of(&fits, pair[1]),
                "{pair:?}: {fits:?}"
            );
        }
        assert!(of(&fits, "k2") > of(&fits, "k3"), "a tenth of the price");
        assert!(of(&fits, "l1") > of(&fits, "l2"), "the same brand");
        assert!(fits.iter().all(|(_, fit)| (0.0..=1.0).contains(fit)));
    }

    #[test]
    fn interests_fade_and_orders_outlast_views() {
        let knife = (PRODUCT_VIEWED, r#"{"product_id":"k2"}"#);
        let lamp = r#"{"product_id":"l2"}"#;
        let ordered = r#"{"order_id":"1","products":[{"product_id":"l2"}]}"#;
        let table = [
            (PRODUCT_VIEWED, lamp, 0, 60, true),
            (PRODUCT_VIEWED, lamp, 60, 0, false),
            (PRODUCT_ADDED, lamp, 10, 10, true),
            (ORDER_COMPLETED, ordered, 60, 20, true),
        ];
        for (name, json, lamp_days, knife_days, lamp_wins) in table {
            let fits = fits(&[(knife.0, knife.1, knife_days), (name, json, lamp_days)]);
            let wins = of(&fits, "l1") > of(&fits, "k1");
            assert_eq!(wins, lamp_wins, "{name} {lamp_days} {knife_days}: {fits:?}");
        }
    }

    #[test]
    fn who_is_new_likes_nothing_in_particular() {
        assert!(fits(&[]).is_empty());
    }
}
