//! How expensive each item is for its kind.

use super::features::Vectors;
use super::order::{Key, sort};
use crate::catalog::Item;

/// A category of fewer prices has no levels.
const FEWEST: usize = 3;

/// For each item the share of its category that is cheaper, half of what costs the same counted in: 0 to 1.
pub(super) fn levels(items: &[Item], vectors: &Vectors) -> Vec<Option<f32>> {
    let mut levels = vec![None; items.len()];
    // The category above the price, of every item that has both.
    let mut keys: Vec<Key> = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let price = item.price.and_then(|price| u32::try_from(price.minor).ok());
        if let (Some(category), Some(price)) = (vectors.path(position).last(), price) {
            let key = u64::from(category.number) << 32 | u64::from(price);
            keys.push((key, position as u32));
        }
    }
    sort(&mut keys);
    let mut rest = keys.as_slice();
    while let Some((first, _)) = rest.first() {
        let (of_category, others) = begin(rest, |key| key >> 32 == first >> 32);
        rest = others;
        let mut dearer = of_category;
        while let Some((price, _)) = dearer.first() {
            let cheaper = of_category.len() - dearer.len();
            let (same, others) = begin(dearer, |key| key == *price);
            dearer = others;
            let level = (2 * cheaper + same.len()) as f32 / (2 * of_category.len()) as f32;
            for (_, position) in same {
                if let Some(known) = levels.get_mut(*position as usize)
                    && of_category.len() >= FEWEST
                {
                    *known = Some(level);
                }
            }
        }
    }
    levels
}

/// The keys that a list begins with as long as that holds, and the others.
fn begin(keys: &[Key], holds: impl Fn(u64) -> bool) -> (&[Key], &[Key]) {
    let mut count = 0;
    while keys.get(count).is_some_and(|(key, _)| holds(*key)) {
        count += 1;
    }
    keys.split_at_checked(count).unwrap_or_default()
}
