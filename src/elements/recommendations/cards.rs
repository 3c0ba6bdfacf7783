//! From items to what cards show.

use awning_core::catalog::Item;
use awning_core::recommend::Strategy;
use awning_core::text::{
    BOUGHT_TOGETHER, FOR_YOU, Key, NEW_ARRIVALS, RATED, RECENTLY_VIEWED, SIMILAR, TRENDING,
};

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

/// The card of an item, in the page's language.
pub fn card(item: &Item, runtime: &Runtime) -> Card {
    let formats = &runtime.formats;
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
        rating: rating(item, runtime),
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
