//! By what an item's score is multiplied.

use super::{Action, removed::holds};
use crate::catalog::Item;
use crate::recommend::{Settings, Strategy};
use crate::value::{Value, field};

/// However many rules hold, a score is multiplied by no more than this, and by no less than one part of it.
const MOST: f64 = 20.0;

/// By what the rules together multiply an item's score.
pub(in crate::recommend) fn boost(item: &Item, strategy: Strategy, settings: &Settings) -> f32 {
    let mut product = 1.0;
    for place in 0..settings.rules.len() {
        product *= boost_of(place, item, strategy, settings).unwrap_or(1.0);
    }
    product.clamp(1.0 / MOST, MOST) as f32
}

/// By what one rule multiplies it; `None` if the rule does not.
pub(in crate::recommend) fn boost_of(
    place: usize,
    item: &Item,
    strategy: Strategy,
    settings: &Settings,
) -> Option<f64> {
    let rule = settings.rules.get(place)?;
    let Action::Boost {
        weight,
        field: name,
    } = &rule.action
    else {
        return None;
    };
    if !holds(rule, strategy) || !rule.which.includes(item) {
        return None;
    }
    let share = match name {
        Some(name) => field(&item.more, name)
            .and_then(Value::as_number)
            .unwrap_or_default()
            .clamp(0.0, 1.0),
        None => 1.0,
    };
    Some(1.0 + (weight - 1.0) * share)
}
