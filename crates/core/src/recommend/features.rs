//! What an item's words weigh: category, tags, brand and title as one sparse vector of length 1.

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

/// The features of every item, each vector of length 1 and sorted by hash.
#[derive(Debug, Default)]
pub(super) struct Vectors(Vec<Vec<Feature>>);

/// A sum of vectors: what a visitor or a page is interested in.
#[derive(Debug, Default)]
pub(super) struct Interest(Vec<Feature>);

impl Vectors {
    /// A word that few items have says more than one that many have: its weight falls with the fourth root of their
    /// number, which needs no logarithm.
    pub(super) fn of(items: &[Item]) -> Self {
        let mut vectors: Vec<Vec<Feature>> = items.iter().map(features).collect();
        // As wide as the other numbers that are sorted here: one sort in the wasm.
        let mut all: Vec<u64> = vectors
            .iter()
            .flatten()
            .map(|feature| u64::from(feature.hash))
            .collect();
        all.sort_unstable();
        for vector in &mut vectors {
            let mut square = 0.0;
            for feature in vector.iter_mut() {
                let hash = u64::from(feature.hash);
                let from = all.partition_point(|known| *known < hash);
                let to = all.partition_point(|known| *known <= hash);
                feature.weight *= (1.0 / (to - from).max(1) as f32).sqrt().sqrt();
                square += feature.weight * feature.weight;
            }
            let length = square.sqrt();
            if length > 0.0 {
                vector
                    .iter_mut()
                    .for_each(|feature| feature.weight /= length);
            }
        }
        Self(vectors)
    }

    /// The vector of the item at that position in the catalog.
    pub(super) fn at(&self, position: usize) -> &[Feature] {
        self.0.get(position).map(Vec::as_slice).unwrap_or_default()
    }
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

    /// How well a vector fits: the dot product.
    pub(super) fn fit(&self, vector: &[Feature]) -> f32 {
        likeness(&self.0, vector)
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

fn features(item: &Item) -> Vec<Feature> {
    let mut features: Vec<Feature> = Vec::new();
    let mut once = |hash, weight| {
        if find(&features, hash).is_err() {
            add(&mut features, hash, weight);
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
    features
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
