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

/// A feature of an item, by its number, and its weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feature {
    pub(super) number: u32,
    weight: f32,
}

/// Where an item's features are: its categories first, outermost before innermost.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    start: u32,
    categories: u32,
    /// Its brand's number.
    brand: Option<u32>,
}

/// The features of every item, each vector of length 1.
#[derive(Debug, Default)]
pub(super) struct Vectors {
    features: Vec<Feature>,
    places: Vec<Place>,
    numbers: Numbers,
}

/// A weight for each feature: what a visitor or a page is interested in.
#[derive(Debug, Default)]
pub(super) struct Interest(Vec<f32>);

impl Vectors {
    /// A word that few items have says more than one that many have: its weight falls with the fourth root of their
    /// number, which needs no logarithm.
    pub(super) fn of(items: &[Item]) -> Self {
        let mut vectors = Self::default();
        for item in items {
            vectors.add(item);
        }
        let mut rarity = vec![0.0_f32; vectors.numbers.count];
        for feature in &vectors.features {
            if let Some(count) = rarity.get_mut(feature.number as usize) {
                *count += 1.0;
            }
        }
        for count in &mut rarity {
            *count = (1.0 / *count).sqrt().sqrt();
        }
        for position in 0..items.len() {
            let range = vectors.range(position);
            let vector = vectors.features.get_mut(range).unwrap_or_default();
            let mut square = 0.0;
            for feature in vector.iter_mut() {
                feature.weight *= at(&rarity, feature.number);
                square += feature.weight * feature.weight;
            }
            let length = square.sqrt();
            // What has a feature has a length: weights are above zero.
            for feature in vector {
                feature.weight /= length;
            }
        }
        vectors
    }

    /// Adds an item's features, none twice.
    fn add(&mut self, item: &Item) {
        let start = self.features.len();
        // The hash of a path goes on from that of the path around it.
        let mut path = step(FIRST, Source::Category as u8);
        for (depth, part) in item.category.iter().enumerate() {
            path = go_on(step(path, b'>'), part);
            // The innermost category says most: each step in counts one more.
            self.once(start, path, 1.0 + depth as f32);
        }
        let categories = self.features.len() - start;
        for tag in &item.tags {
            self.once(start, hash(Source::Tag, tag), 1.5);
        }
        let brand = item.brand.as_ref();
        let brand = brand.map(|brand| self.once(start, hash(Source::Brand, brand), 0.7));
        for word in item.title.split(separates) {
            // Shorter ones are articles, sizes and units; scripts without spaces give one long word, which is harmless.
            if word.len() > 2 {
                self.once(start, hash(Source::Title, word), 0.5);
            }
        }
        self.places.push(Place {
            start: start as u32,
            categories: categories as u32,
            brand,
        });
    }

    /// Adds a feature, unless the item whose features begin there has it. Returns its number.
    fn once(&mut self, start: usize, hash: u32, weight: f32) -> u32 {
        let number = self.numbers.of(hash);
        let known = self.features.get(start..).unwrap_or_default();
        if !known.iter().any(|feature| feature.number == number) {
            self.features.push(Feature { number, weight });
        }
        number
    }

    /// The vector of the item at that position in the catalog.
    pub(super) fn at(&self, position: usize) -> &[Feature] {
        self.features.get(self.range(position)).unwrap_or_default()
    }

    /// The categories of the item at that position, outermost first.
    pub(super) fn path(&self, position: usize) -> &[Feature] {
        let place = self.places.get(position).copied().unwrap_or_default();
        let end = place.start + place.categories;
        let path = self.features.get(place.start as usize..end as usize);
        path.unwrap_or_default()
    }

    /// Its brand.
    pub(super) fn brand(&self, position: usize) -> Option<u32> {
        self.places.get(position)?.brand
    }

    /// No interest.
    pub(super) fn interest(&self) -> Interest {
        Interest(vec![0.0; self.numbers.count])
    }

    fn range(&self, position: usize) -> Range<usize> {
        let start = |position: usize| {
            let place = self.places.get(position);
            place.map_or(self.features.len(), |place| place.start as usize)
        };
        start(position)..start(position + 1)
    }
}

impl Interest {
    /// Adds a vector, so many times.
    pub(super) fn add(&mut self, vector: &[Feature], times: f32) {
        for feature in vector {
            self.add_one(feature.number, feature.weight * times);
        }
    }

    /// Adds to the weight of a feature.
    pub(super) fn add_one(&mut self, number: u32, weight: f32) {
        if let Some(known) = self.0.get_mut(number as usize) {
            *known += weight;
        }
    }

    /// The weight of a feature.
    pub(super) fn weight(&self, number: u32) -> f32 {
        at(&self.0, number)
    }

    /// How well a vector fits: the dot product.
    pub(super) fn fit(&self, vector: &[Feature]) -> f32 {
        let mut fit = 0.0;
        for feature in vector {
            fit += self.weight(feature.number) * feature.weight;
        }
        fit
    }
}

fn at(weights: &[f32], number: u32) -> f32 {
    weights.get(number as usize).copied().unwrap_or_default()
}

/// The dot product of two items' vectors: the cosine of the angle between them.
pub(super) fn likeness(a: &[Feature], b: &[Feature]) -> f32 {
    let mut sum = 0.0;
    for one in a {
        for other in b {
            if one.number == other.number {
                sum += one.weight * other.weight;
            }
        }
    }
    sum
}

/// The features' numbers: 0 for the first that was met, and so on.
#[derive(Debug, Default)]
struct Numbers {
    count: usize,
    /// Each hash with one more than its number, at the place that it names or the next one that was free, which has 0.
    /// The length is a power of two, and at least half of it is free.
    table: Vec<(u32, u32)>,
}

impl Numbers {
    fn of(&mut self, hash: u32) -> u32 {
        if self.count * 2 >= self.table.len() {
            let before = core::mem::take(&mut self.table);
            self.table = vec![(0, 0); (before.len() * 4).max(256)];
            for known in before {
                if known.1 > 0 {
                    *self.place(known.0) = known;
                }
            }
        }
        let next = self.count as u32 + 1;
        let place = self.place(hash);
        if place.1 > 0 {
            return place.1 - 1;
        }
        *place = (hash, next);
        self.count += 1;
        next - 1
    }

    /// Where that hash is, or has its place: there is one that is free. The mask keeps it within the table.
    fn place(&mut self, hash: u32) -> &mut (u32, u32) {
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        while self.table[place].1 > 0 && self.table[place].0 != hash {
            place = (place + 1) & mask;
        }
        &mut self.table[place]
    }
}

/// Whether a character stands between words. Of what is not ASCII, what punctuation is made of: Unicode's tables of
/// letters are more bytes than all of this file.
fn separates(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => !character.is_ascii_alphanumeric(),
        _ => matches!(character,
            '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}'),
    }
}

/// FNV-1a, 32 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>), over the lower-case text.
fn hash(source: Source, text: &str) -> u32 {
    go_on(step(FIRST, source as u8), text)
}

const FIRST: u32 = 0x811c_9dc5;

fn go_on(mut state: u32, text: &str) -> u32 {
    for byte in text.bytes() {
        state = step(state, byte.to_ascii_lowercase());
    }
    state
}

fn step(state: u32, byte: u8) -> u32 {
    (state ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_punctuation_of_any_script() {
        let table: [(&str, &[&str]); 6] = [
            ("Mug, blue/white", &["Mug", "blue", "white"]),
            ("Mug—blue “white”", &["Mug", "blue", "white"]),
            ("Crème brûlée", &["Crème", "brûlée"]),
            ("Tisch 80×120cm", &["Tisch", "80", "120cm"]),
            ("マグ、青（白）", &["マグ", "青", "白"]),
            ("«Кружка» № 5", &["Кружка", "№", "5"]),
        ];
        for (title, expected) in table {
            let words = title.split(separates).filter(|word| !word.is_empty());
            assert_eq!(words.collect::<Vec<_>>(), expected, "{title}");
        }
    }
}
