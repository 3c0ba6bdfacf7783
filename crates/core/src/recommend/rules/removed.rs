//! Why an item may not be shown.

use super::{Action, PriceBand, Rule};
use crate::catalog::Item;
use crate::money::{Decimal, Money};
use crate::recommend::{Request, Strategy};

/// Why an item may not be shown. Rules are named by their place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// It cannot be bought now.
    Unavailable,
    /// It is the page's own item.
    PageItem,
    /// The page excludes it, or another panel shows it.
    Excluded,
    /// It is in the cart.
    InCart,
    /// It was bought, and is not bought again and again.
    Bought,
    /// That rule hides it.
    Hidden(usize),
    /// Its price is outside of what that rule says, or not known.
    Price(usize),
}

impl Removed {
    /// Its name in explanations, and the rule that it names.
    pub fn name(self) -> (&'static str, Option<usize>) {
        match self {
            Self::Unavailable => ("unavailable", None),
            Self::PageItem => ("page-item", None),
            Self::Excluded => ("excluded", None),
            Self::InCart => ("in-cart", None),
            Self::Bought => ("bought", None),
            Self::Hidden(rule) => ("hidden", Some(rule)),
            Self::Price(rule) => ("price", Some(rule)),
        }
    }
}

/// Why an item may not be shown in the panel that a request is for; `None` if it may.
pub(in crate::recommend) fn removed(
    item: &Item,
    page_item: Option<&Item>,
    request: &Request,
) -> Option<Removed> {
    let context = &request.context;
    if !item.available {
        return Some(Removed::Unavailable);
    }
    if context.item == Some(&item.id) {
        return Some(Removed::PageItem);
    }
    if request.excluded.contains(&item.id) {
        return Some(Removed::Excluded);
    }
    if context.cart.is_some_and(|cart| cart.contains(&item.id)) {
        return Some(Removed::InCart);
    }
    let mut consumable = request.strategy == Strategy::RecentlyViewed;
    for (place, rule) in request.settings.rules.iter().enumerate() {
        if !holds(rule, request.strategy) || !rule.which.includes(item) {
            continue;
        }
        match &rule.action {
            Action::Hide => return Some(Removed::Hidden(place)),
            Action::Price(band) if !is_within(band, item, page_item) => {
                return Some(Removed::Price(place));
            }
            Action::Consumable => consumable = true,
            _ => (),
        }
    }
    (!consumable && context.profile.bought(&item.id)).then_some(Removed::Bought)
}

/// Whether a rule holds for a panel: what was viewed is shown as it was viewed, unless a rule says that it means that.
pub(in crate::recommend) fn holds(rule: &Rule, strategy: Strategy) -> bool {
    let moves = matches!(rule.action, Action::Pin(_) | Action::Boost { .. });
    rule.holds_for(strategy)
        && !(moves && rule.strategies.is_empty() && strategy == Strategy::RecentlyViewed)
}

fn is_within(band: &PriceBand, item: &Item, page_item: Option<&Item>) -> bool {
    let Some(price) = item.price else {
        return false;
    };
    let amount =
        |limit: Option<Decimal>| limit.map(|limit| limit.in_currency(price.currency).minor as f64);
    let anchor = page_item.and_then(|item| item.price);
    let share = |share: Option<f64>| Some(share? * anchor?.minor as f64);
    // Of prices in two currencies neither is known to be a share of the other.
    let comparable = |anchor: Money| anchor.currency == price.currency;
    if (band.from_share.is_some() || band.to_share.is_some()) && !anchor.is_none_or(comparable) {
        return false;
    }
    let minor = price.minor as f64;
    let least = [amount(band.from), share(band.from_share)];
    let most = [amount(band.to), share(band.to_share)];
    least.into_iter().flatten().all(|least| minor >= least)
        && most.into_iter().flatten().all(|most| minor <= most)
}
