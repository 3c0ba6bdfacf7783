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
        let mut all: Vec<u32> = vectors
            .iter()
            .flatten()
            .map(|feature| feature.hash)
            .collect();
        all.sort_unstable();
        for vector in &mut vectors {
            let mut square = 0.0;
            for feature in vector.iter_mut() {
                let from = all.partition_point(|hash| *hash < feature.hash);
                let to = all.partition_point(|hash| *hash <= feature.hash);
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
            let weight = feature.weight * times;
            match self
                .0
                .binary_search_by_key(&feature.hash, |known| known.hash)
            {
                Ok(found) => self.0[found].weight += weight,
                Err(place) => self.0.insert(place, Feature { weight, ..*feature }),
            }
        }
    }

    /// How well a vector fits: the dot product.
    pub(super) fn fit(&self, vector: &[Feature]) -> f32 {
        let share = |feature: &Feature| {
            let found = self
                .0
                .binary_search_by_key(&feature.hash, |known| known.hash)
                .ok()?;
            Some(self.0.get(found)?.weight * feature.weight)
        };
        vector.iter().filter_map(share).sum()
    }
}

fn features(item: &Item) -> Vec<Feature> {
    let mut features: Vec<Feature> = Vec::new();
    let mut add = |source, text: &str, weight| {
        let hash = hash(source, text);
        if !features.iter().any(|known| known.hash == hash) {
            features.push(Feature { hash, weight });
        }
    };
    let mut path = String::new();
    for (depth, part) in item.category.iter().enumerate() {
        path.push('>');
        path.push_str(part);
        // The innermost category says most: each step in counts one more.
        add(Source::Category, &path, 1.0 + depth as f32);
    }
    for tag in &item.tags {
        add(Source::Tag, tag, 1.5);
    }
    if let Some(brand) = &item.brand {
        add(Source::Brand, brand, 0.7);
    }
    for word in item
        .title
        .split(|character: char| !character.is_alphanumeric())
    {
        // Shorter ones are articles, sizes and units; scripts without spaces give one long word, which is harmless.
        if word.len() > 2 {
            add(Source::Title, word, 0.5);
        }
    }
    features
}

/// FNV-1a, 32 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>), over the lower-case text.
fn hash(source: Source, text: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let start = step(0x811c_9dc5, source as u8);
    text.bytes()
        .fold(start, |hash, byte| step(hash, byte.to_ascii_lowercase()))
}
