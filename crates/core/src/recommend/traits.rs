//! What interests are compared with: of each item its category, its brand, and how expensive it is for its kind.

use super::features::{brand, categories};
use crate::catalog::Catalog;

/// The traits of every item, by its position in the catalog. What many items share is there once.
#[derive(Debug, Default)]
pub(super) struct Traits {
    /// The hash of each category and of those around it, outermost first.
    paths: Vec<Vec<u32>>,
    /// The hash of each brand.
    brands: Vec<u32>,
    items: Vec<Trait>,
}

/// The traits of an item.
#[derive(Clone, Copy, Debug, Default)]
struct Trait {
    /// Its place among the categories, and among the brands.
    category: Option<u32>,
    brand: Option<u32>,
    level: Option<f32>,
}

impl Traits {
    /// A category of fewer prices has no levels.
    const FEWEST: usize = 3;

    /// The traits of a catalog's items.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let items = catalog.items();
        let mut leaves = Vec::with_capacity(items.len());
        let mut brands = Vec::with_capacity(items.len());
        for item in items {
            leaves.push(categories(item).last());
            brands.push(item.brand.as_deref().map(brand));
        }
        let (known_leaves, known_brands) = (distinct(&leaves), distinct(&brands));
        let mut traits = Self {
            paths: vec![Vec::new(); known_leaves.len()],
            brands: known_brands.iter().map(|hash| *hash as u32).collect(),
            items: Vec::with_capacity(items.len()),
        };
        // The category's place above the price, of every item that has both.
        let mut keys = Vec::new();
        for ((item, leaf), brand) in items.iter().zip(leaves).zip(brands) {
            let category = place(&known_leaves, leaf);
            let path = category.and_then(|place| traits.paths.get_mut(place as usize));
            if let Some(path) = path.filter(|path| path.is_empty()) {
                path.extend(categories(item));
            }
            let key = key(category, item.price.map(|price| price.minor));
            keys.extend(key);
            traits.items.push(Trait {
                category,
                brand: place(&known_brands, brand),
                level: None,
            });
        }
        keys.sort_unstable();
        for (item, known) in items.iter().zip(&mut traits.items) {
            let key = key(known.category, item.price.map(|price| price.minor));
            known.level = key.and_then(|key| level(&keys, key));
        }
        traits
    }

    /// The hashes of the category of the item at that position and of those around it, outermost first.
    pub(super) fn path(&self, position: usize) -> &[u32] {
        let category = self.items.get(position).and_then(|item| item.category);
        let path = category.and_then(|place| self.paths.get(place as usize));
        path.map(Vec::as_slice).unwrap_or_default()
    }

    /// The hash of its brand.
    pub(super) fn brand(&self, position: usize) -> Option<u32> {
        let brand = self.items.get(position)?.brand?;
        self.brands.get(brand as usize).copied()
    }

    /// The share of its category that is cheaper, half of what costs the same counted in: 0 to 1.
    pub(super) fn level(&self, position: usize) -> Option<f32> {
        self.items.get(position)?.level
    }

    /// What each item makes of what is computed once for each category and for each brand, and of its price level.
    pub(super) fn each(
        &self,
        of_path: impl Fn(&[u32]) -> f32,
        of_brand: impl Fn(u32) -> f32,
        whole: impl Fn(f32, f32, Option<f32>) -> f32,
    ) -> Vec<f32> {
        let paths: Vec<f32> = self.paths.iter().map(|path| of_path(path)).collect();
        let brands: Vec<f32> = self.brands.iter().map(|hash| of_brand(*hash)).collect();
        let at = |list: &[f32], place: Option<u32>| {
            place
                .and_then(|place| list.get(place as usize))
                .copied()
                .unwrap_or_default()
        };
        let items = self.items.iter();
        items
            .map(|item| {
                whole(
                    at(&paths, item.category),
                    at(&brands, item.brand),
                    item.level,
                )
            })
            .collect()
    }
}

/// Each hash once, sorted; as wide as the other numbers that are sorted here: one sort in the wasm.
fn distinct(hashes: &[Option<u32>]) -> Vec<u64> {
    let mut distinct: Vec<u64> = hashes
        .iter()
        .flatten()
        .map(|hash| u64::from(*hash))
        .collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

fn place(distinct: &[u64], hash: Option<u32>) -> Option<u32> {
    let found = distinct.binary_search(&hash?.into()).ok()?;
    Some(found as u32)
}

fn key(category: Option<u32>, price: Option<i64>) -> Option<u64> {
    let price = u32::try_from(price?).ok()?;
    Some(u64::from(category?) << 32 | u64::from(price))
}

fn level(keys: &[u64], key: u64) -> Option<f32> {
    const PRICE: u64 = 0xffff_ffff;
    let before = |limit: u64| keys.partition_point(|known| *known < limit);
    let (from, to) = (
        before(key & !PRICE),
        before((key | PRICE).saturating_add(1)),
    );
    let (cheaper, not_dearer) = (before(key), before(key + 1));
    let count = to - from;
    let level = (cheaper + not_dearer - 2 * from) as f32 / (2 * count.max(1)) as f32;
    (count >= Traits::FEWEST).then_some(level)
}
