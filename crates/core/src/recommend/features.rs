//! What an item's words weigh: category, tags, brand and title as one sparse vector of length 1.

use core::ops::Range;

use crate::catalog::Item;

/// What a feature is made of; part of its hash, so that the brand "Oak" is not the tag "oak".
#[derive(Clone, Copy)]
enum Source {
    Category = 1,
    Brand = 2,
    Tag = 3,
    Title = 4,
}

/// A feature and its weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feature {
    hash: u32,
    pub(super) weight: f32,
}

/// The features of every item, each vector of length 1 and sorted by hash; and for each feature the items that have it.
#[derive(Debug, Default)]
pub(super) struct Vectors {
    features: Vec<Feature>,
    /// Where each item's features end.
    ends: Vec<u32>,
    /// The features that any item has, sorted, each with where its items end.
    lists: Vec<List>,
    /// The items of each feature, one feature after the other, each with the feature's weight.
    items: Vec<(u32, f32)>,
}

/// A feature, and where the items that have it end.
#[derive(Clone, Copy, Debug)]
struct List {
    hash: u32,
    end: u32,
}

/// A sum of vectors: what a visitor or a page is interested in.
#[derive(Debug, Default)]
pub(super) struct Interest(Vec<Feature>);

impl Vectors {
    /// A word that few items have says more than one that many have: its weight falls with the fourth root of their
    /// number, which needs no logarithm.
    pub(super) fn of(items: &[Item]) -> Self {
        let mut vectors = Self::default();
        let mut keys: Vec<u64> = Vec::new();
        let mut vector = Vec::new();
        for (position, item) in items.iter().enumerate() {
            vector.clear();
            features(item, &mut vector);
            for feature in &vector {
                keys.push(u64::from(feature.hash) << 32 | position as u64);
            }
            vectors.features.extend(&vector);
            vectors.ends.push(vectors.features.len() as u32);
        }
        keys.sort_unstable();
        // How many of each item's features were met: they come in the order of hashes, as its vector has them.
        let mut met = vec![0_u32; items.len()];
        for list in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
            let rarity = (1.0 / list.len() as f32).sqrt().sqrt();
            for key in list {
                let position = *key as u32;
                let place = vectors.range(position as usize).start;
                if let Some(met) = met.get_mut(position as usize) {
                    if let Some(feature) = vectors.features.get_mut(place + *met as usize) {
                        feature.weight *= rarity;
                    }
                    *met += 1;
                }
                vectors.items.push((position, 0.0));
            }
            vectors.lists.push(List {
                hash: list.first().map_or(0, |key| (key >> 32) as u32),
                end: vectors.items.len() as u32,
            });
        }
        for position in 0..items.len() {
            let range = vectors.range(position);
            let vector = vectors.features.get_mut(range).unwrap_or_default();
            let mut square = 0.0;
            for feature in vector.iter() {
                square += feature.weight * feature.weight;
            }
            let length = square.sqrt();
            if length > 0.0 {
                vector
                    .iter_mut()
                    .for_each(|feature| feature.weight /= length);
            }
        }
        met.fill(0);
        for (position, weight) in &mut vectors.items {
            let place = range(&vectors.ends, *position as usize).start;
            if let Some(met) = met.get_mut(*position as usize) {
                let feature = vectors.features.get(place + *met as usize);
                *weight = feature.map_or(0.0, |feature| feature.weight);
                *met += 1;
            }
        }
        vectors
    }

    /// The vector of the item at that position in the catalog.
    pub(super) fn at(&self, position: usize) -> &[Feature] {
        self.features.get(self.range(position)).unwrap_or_default()
    }

    /// How well each item's vector fits an interest: the dot product.
    pub(super) fn fits(&self, interest: &Interest) -> Vec<f32> {
        let mut fits = vec![0.0; self.ends.len()];
        for feature in &interest.0 {
            let found = self
                .lists
                .binary_search_by_key(&feature.hash, |list| list.hash);
            let Ok(found) = found else {
                continue;
            };
            let end = |place: usize| self.lists.get(place).map_or(0, |list| list.end as usize);
            let start = found.checked_sub(1).map_or(0, end);
            for (position, weight) in self.items.get(start..end(found)).unwrap_or_default() {
                if let Some(fit) = fits.get_mut(*position as usize) {
                    *fit += feature.weight * weight;
                }
            }
        }
        fits
    }

    fn range(&self, position: usize) -> Range<usize> {
        range(&self.ends, position)
    }
}

/// Where an item's features are.
fn range(ends: &[u32], position: usize) -> Range<usize> {
    let end = |position: usize| ends.get(position).map_or(0, |end| *end as usize);
    position.checked_sub(1).map_or(0, end)..end(position)
}

impl Interest {
    /// Adds a vector, so many times.
    pub(super) fn add(&mut self, vector: &[Feature], times: f32) {
        for feature in vector {
            self.add_one(feature.hash, feature.weight * times);
        }
    }

    /// Adds to the weight of a feature.
    pub(super) fn add_one(&mut self, hash: u32, weight: f32) {
        add(&mut self.0, hash, weight);
    }

    /// The weight of a feature.
    pub(super) fn weight(&self, hash: u32) -> f32 {
        weight(&self.0, hash)
    }
}

/// The dot product of two vectors sorted by hash; of two items, the cosine of the angle between them.
pub(super) fn likeness(a: &[Feature], b: &[Feature]) -> f32 {
    let mut sum = 0.0;
    for feature in b {
        sum += weight(a, feature.hash) * feature.weight;
    }
    sum
}

fn find(vector: &[Feature], hash: u32) -> Result<usize, usize> {
    vector.binary_search_by_key(&hash, |known| known.hash)
}

fn weight(vector: &[Feature], hash: u32) -> f32 {
    let found = find(vector, hash).ok().and_then(|place| vector.get(place));
    found.map_or(0.0, |feature| feature.weight)
}

fn add(vector: &mut Vec<Feature>, hash: u32, weight: f32) {
    match find(vector, hash) {
        Ok(found) => {
            if let Some(feature) = vector.get_mut(found) {
                feature.weight += weight;
            }
        }
        Err(place) => vector.insert(place, Feature { hash, weight }),
    }
}

/// The hashes of an item's category and of those around it, outermost first.
pub(super) fn categories(item: &Item) -> impl Iterator<Item = u32> {
    // The hash of a path goes on from that of the path around it.
    item.category
        .iter()
        .scan(start(Source::Category), |state, part| {
            *state = go_on(go_on(*state, ">"), part);
            Some(*state)
        })
}

/// The hash of a brand.
pub(super) fn brand(brand: &str) -> u32 {
    hash(Source::Brand, brand)
}

/// Adds an item's features to an empty vector, sorted by hash.
fn features(item: &Item, features: &mut Vec<Feature>) {
    let mut once = |hash, weight| {
        if find(features, hash).is_err() {
            add(features, hash, weight);
        }
    };
    for (depth, hash) in categories(item).enumerate() {
        // The innermost category says most: each step in counts one more.
        once(hash, 1.0 + depth as f32);
    }
    for tag in &item.tags {
        once(hash(Source::Tag, tag), 1.5);
    }
    if let Some(name) = &item.brand {
        once(brand(name), 0.7);
    }
    for word in item
        .title
        .split(|character: char| !character.is_alphanumeric())
    {
        // Shorter ones are articles, sizes and units; scripts without spaces give one long word, which is harmless.
        if word.len() > 2 {
            once(hash(Source::Title, word), 0.5);
        }
    }
}

/// FNV-1a, 32 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>), over the lower-case text.
fn hash(source: Source, text: &str) -> u32 {
    go_on(start(source), text)
}

fn start(source: Source) -> u32 {
    step(0x811c_9dc5, source as u8)
}

fn go_on(mut state: u32, text: &str) -> u32 {
    for byte in text.bytes() {
        state = step(state, byte.to_ascii_lowercase());
    }
    state
}

fn step(state: u32, byte: u8) -> u32 {
    (state ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}
