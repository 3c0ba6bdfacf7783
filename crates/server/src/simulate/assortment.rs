//! What there is to look at, and what goes with what.

use std::collections::BTreeMap;

use fastrand::Rng;

use crate::catalog::{Catalog, Product};

/// A word that fewer products share says nothing of a visitor's taste.
const FEWEST_OF_A_WORD: usize = 3;
/// Nor does one that more than this share of all have.
const MOST_OF_A_WORD: usize = 4;
/// How many sections go with a section.
const COMPANIONS: usize = 3;
/// How many products go with a product.
const PARTNERS: usize = 4;

/// The products of a shop as visitors choose among them.
pub(super) struct Assortment {
    pub things: Vec<Thing>,
    /// All of them.
    pub all: Pool,
    pub departments: Vec<Pool>,
    pub sections: Vec<Pool>,
    /// The products that share a word.
    pub words: Vec<Pool>,
    /// The sections that go with each section.
    pub companions: Vec<Vec<usize>>,
}

/// A product as visitors see it.
pub(super) struct Thing {
    pub department: usize,
    pub section: usize,
    /// Its tags, its brand and the name of its series, as far as others share them; sorted.
    pub words: Vec<usize>,
    /// Its place among the prices of its section: 0 is the cheapest, 1 the dearest.
    pub band: f64,
    /// How much more than others it is looked at.
    pub appeal: f64,
    /// When it is looked at most: 0 is the first of the simulated days, 1 the last.
    pub moment: f64,
    /// Whether it can be bought.
    pub available: bool,
}

/// Products to draw from, by their appeal.
#[derive(Default)]
pub(super) struct Pool {
    members: Vec<usize>,
    /// The appeal of each and all before it.
    sums: Vec<f64>,
}

impl Pool {
    fn of(members: Vec<usize>, things: &[Thing]) -> Self {
        let mut sum = 0.0;
        let sums = members.iter().map(|member| {
            sum += things.get(*member).map_or(0.0, |thing| thing.appeal);
            sum
        });
        Self {
            sums: sums.collect(),
            members,
        }
    }

    /// A product, the more likely the more it appeals.
    pub fn draw(&self, random: &mut Rng) -> Option<usize> {
        let at = random.f64() * self.sums.last()?;
        let place = self.sums.partition_point(|sum| *sum <= at);
        self.members.get(place).copied()
    }
}

impl Assortment {
    pub fn of(catalog: &Catalog) -> Self {
        let products = &catalog.products;
        let mut departments = Groups::default();
        let mut sections = Groups::default();
        let mut words = Groups::default();
        for (index, product) in products.iter().enumerate() {
            let path = product.category.as_deref().unwrap_or_default();
            let department = path.split('>').next().unwrap_or_default().trim();
            departments.add(department.to_owned(), index);
            sections.add(path.to_owned(), index);
            for word in words_of(product) {
                words.add(word, index);
            }
        }
        words.0.retain(|_, members| {
            members.dedup();
            members.len() >= FEWEST_OF_A_WORD && members.len() * MOST_OF_A_WORD <= products.len()
        });
        let bands = bands(products, &sections);
        let mut things: Vec<Thing> = products.iter().zip(bands).map(thing).collect();
        departments.number(&mut things, |thing, number| thing.department = number);
        sections.number(&mut things, |thing, number| thing.section = number);
        words.number(&mut things, |thing, number| thing.words.push(number));
        let sections = sections.pools(&things);
        Self {
            all: Pool::of((0..things.len()).collect(), &things),
            departments: departments.pools(&things),
            words: words.pools(&things),
            companions: companions(&sections, &things),
            sections,
            things,
        }
    }

    /// The products that go best with one: of other sections that go with its own, of its words and its band of prices.
    pub fn partners(&self, of: usize) -> Vec<usize> {
        let Some(thing) = self.things.get(of) else {
            return Vec::new();
        };
        let sections = self.companions.get(thing.section).into_iter().flatten();
        let members = sections.filter_map(|section| self.sections.get(*section));
        let mut fits: Vec<(f64, usize)> = members
            .flat_map(|section| &section.members)
            .filter_map(|index| Some((thing.fit(self.things.get(*index)?), *index)))
            .collect();
        fits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        fits.truncate(PARTNERS);
        fits.into_iter().map(|(_, index)| index).collect()
    }
}

impl Thing {
    /// How well another goes with it; greater than zero.
    pub fn fit(&self, other: &Self) -> f64 {
        let shared = shared(&self.words, &other.words) as f64;
        (1.0 + 2.0 * shared) / (1.0 + 4.0 * (self.band - other.band).abs()) * other.appeal.sqrt()
    }
}

/// How many numbers two sorted lists have in common.
pub(super) fn shared(one: &[usize], other: &[usize]) -> usize {
    let in_both = one.iter().filter(|word| other.binary_search(word).is_ok());
    in_both.count()
}

fn thing((product, band): (&Product, f64)) -> Thing {
    // Of its id alone, so that a product stays as popular as it is when others come and go.
    let mut random = Rng::with_seed(hash(&product.id));
    let ratings = f64::from(product.rating_count.unwrap_or(0));
    let liked = product.rating.unwrap_or(4.0) / 4.0;
    Thing {
        department: 0,
        section: 0,
        words: Vec::new(),
        band,
        appeal: (1.0 + ratings).sqrt() * liked / (0.1 + random.f64()),
        moment: random.f64(),
        available: product.available,
    }
}

fn words_of(product: &Product) -> impl Iterator<Item = String> {
    // In catalogs of furniture the first word of a title often names the series.
    let series = product.title.split_whitespace().next();
    let brand = product.brand.as_deref();
    let words = product.tags.iter().map(String::as_str);
    words.chain(series).chain(brand).map(str::to_lowercase)
}

/// Each product's place among the prices of its section; in the middle where it has no price.
fn bands(products: &[Product], sections: &Groups) -> Vec<f64> {
    let price = |index: &usize| -> Option<f64> {
        let text = products.get(*index)?.price.as_deref()?;
        text.parse().ok()
    };
    let mut bands = vec![0.5; products.len()];
    for members in sections.0.values() {
        let mut priced: Vec<(f64, usize)> = members
            .iter()
            .filter_map(|index| Some((price(index)?, *index)))
            .collect();
        priced.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let most = priced.len().saturating_sub(1).max(1) as f64;
        for (place, (_, index)) in priced.iter().enumerate() {
            if let Some(band) = bands.get_mut(*index) {
                *band = place as f64 / most;
            }
        }
    }
    bands
}

/// For each section those that share most words with it, counted by products.
fn companions(sections: &[Pool], things: &[Thing]) -> Vec<Vec<usize>> {
    let counts: Vec<BTreeMap<usize, f64>> = sections
        .iter()
        .map(|section| {
            let mut counts = BTreeMap::new();
            let members = section
                .members
                .iter()
                .filter_map(|index| things.get(*index));
            for word in members.flat_map(|thing| &thing.words) {
                *counts.entry(*word).or_default() += 1.0 / section.members.len() as f64;
            }
            counts
        })
        .collect();
    let likeness = |one: &BTreeMap<usize, f64>, other: &BTreeMap<usize, f64>| -> f64 {
        let products = one
            .iter()
            .filter_map(|(word, count)| Some(count * other.get(word)?));
        products.sum()
    };
    counts
        .iter()
        .enumerate()
        .map(|(section, own)| {
            let mut others: Vec<(f64, usize)> = counts
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != section)
                .map(|(other, words)| (likeness(own, words), other))
                .filter(|(likeness, _)| *likeness > 0.0)
                .collect();
            others.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            others.truncate(COMPANIONS);
            others.into_iter().map(|(_, other)| other).collect()
        })
        .collect()
}

/// Products by a name that they share.
#[derive(Default)]
struct Groups(BTreeMap<String, Vec<usize>>);

impl Groups {
    fn add(&mut self, name: String, index: usize) {
        self.0.entry(name).or_default().push(index);
    }

    /// Tells each product the numbers of the groups that it is in, in their order.
    fn number(&self, things: &mut [Thing], mut tell: impl FnMut(&mut Thing, usize)) {
        for (number, members) in self.0.values().enumerate() {
            for index in members {
                if let Some(thing) = things.get_mut(*index) {
                    tell(thing, number);
                }
            }
        }
    }

    fn pools(self, things: &[Thing]) -> Vec<Pool> {
        let groups = self.0.into_values();
        groups.map(|members| Pool::of(members, things)).collect()
    }
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): the same on every machine.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
