//! From items to what cards show.

use awning_core::catalog::{Catalog, Item};
use awning_core::recommend::{Pick, Strategy};
use awning_core::text::{
    BOUGHT_TOGETHER, FOR_YOU, Key, NEW_ARRIVALS, RATED, RECENTLY_VIEWED, SIMILAR, TRENDING,
};

use super::list::List;
use crate::runtime::Runtime;
use crate::widgets::recommendations::{Card, Rating};

/// The heading of a panel that names none.
pub fn heading(strategy: Strategy) -> &'static Key {
    match strategy {
        Strategy::ForYou => FOR_YOU,
        Strategy::Similar => SIMILAR,
        Strategy::BoughtTogether => BOUGHT_TOGETHER,
        Strategy::Trending => TRENDING,
        Strategy::RecentlyViewed => RECENTLY_VIEWED,
        Strategy::NewArrivals => NEW_ARRIVALS,
    }
}

/// How cards are made.
pub struct Cards<'a> {
    pub runtime: &'a Runtime,
    /// Where reasons find the items that they name.
    pub catalog: &'a Catalog,
    /// Whether cards say why they are shown.
    pub reasons: bool,
}

impl Cards<'_> {
    /// The cards of a list, in the page's language.
    pub fn of(&self, list: &List) -> Vec<Card> {
        let mut cards = Vec::new();
        for (item, pick) in list.items() {
            cards.push(self.card(item, pick));
        }
        cards
    }

    fn card(&self, item: &Item, pick: &Pick) -> Card {
        let formats = &self.runtime.formats;
        let reason = pick.reason.filter(|_| self.reasons);
        Card {
            id: item.id.as_str().to_owned(),
            title: item.title.clone(),
            url: item.url.clone(),
            image: item.image.clone(),
            price: item.price.map(|price| formats.money(price)),
            former_price: item.compare_at_price.map(|price| formats.money(price)),
            discount: item
                .discount_percent()
                .map(|percent| formats.percent(-f64::from(percent))),
            badge: item.badge.clone(),
            rating: rating(item, self.runtime),
            reason: reason.map(|reason| reason.text(item, self.catalog, &self.runtime.texts())),
        }
    }
}

fn rating(item: &Item, runtime: &Runtime) -> Option<Rating> {
    let stars = item.rating.filter(|_| item.rating_count > 0)?;
    let tenths = (stars * 10.0).round();
    let count = runtime.formats.number(item.rating_count.into());
    let rating = runtime.formats.number(tenths / 10.0);
    let name = runtime
        .texts()
        .filled(RATED, &[("rating", &rating), ("count", &count)]);
    Some(Rating {
        tenths: tenths as u32,
        count,
        name,
    })
}
