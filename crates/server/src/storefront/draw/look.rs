//! How one product looks: its colors and the small choices that make it differ from its neighbors.

use serde_json::Value;

use super::color::{Rgb, Tone};
use super::palette::{DYES, GROUNDS, METALS, SURFACES, Surface, WOODS};
use super::words::Words;
use crate::catalog::Product;

/// Colors and choices of a drawing; the same product always gives the same look.
pub struct Look {
    seed: u64,
    title: Words,
    everything: Words,
    dye: Option<Named>,
    wood: Option<Named>,
    metal: Option<Named>,
    glass: Option<Named>,
}

/// A color that the product's words name.
#[derive(Clone, Copy)]
struct Named {
    color: Rgb,
    /// Field and position in it: what is named first is what the thing is mostly made of.
    place: (usize, usize),
}

impl Look {
    /// Reads a product's words: its title before its tags, these before its description and whatever else the source said.
    pub fn of(product: &Product) -> Look {
        let rest = product.more.values().filter_map(Value::as_str);
        let texts: Vec<String> = [product.title.clone(), product.tags.join(", ")]
            .into_iter()
            .chain(product.description.clone())
            .chain(rest.map(str::to_owned))
            .collect();
        let fields: Vec<Words> = texts.iter().map(|text| Words::of(text)).collect();
        let first = |surface| {
            fields.iter().enumerate().find_map(|(field, words)| {
                SURFACES
                    .iter()
                    .filter(|(_, kind, _)| *kind == surface)
                    .filter_map(|(word, _, code)| Some((words.find(word)?, Rgb::hex(*code))))
                    .min_by_key(|(at, _)| *at)
                    .map(|(at, color)| Named {
                        color,
                        place: (field, at),
                    })
            })
        };
        Look {
            seed: seed(&product.id),
            title: Words::of(&product.title),
            everything: Words::of(&texts.join(" | ")),
            dye: first(Surface::Dye).or_else(|| first(Surface::Stuff)),
            wood: first(Surface::Wood),
            metal: first(Surface::Metal),
            glass: first(Surface::Glass),
        }
    }

    /// One of `count` variants; `topic` keeps choices about different things apart.
    pub fn pick(&self, count: usize, topic: u64) -> usize {
        let mixed = (self.seed ^ topic.wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((mixed >> 33) as usize) % count.max(1)
    }

    /// Whether the title has a word.
    pub fn says(&self, phrase: &str) -> bool {
        self.title.have(phrase)
    }

    /// Whether any of the words occurs anywhere in what is said about the product.
    pub fn is(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.everything.have(phrase))
    }

    /// The number that the title has after some words.
    pub fn number_after(&self, before: &str) -> Option<u32> {
        self.title.number_after(before)
    }

    fn one_of(&self, colors: &[Rgb], topic: u64) -> Rgb {
        let index = self.pick(colors.len(), topic);
        colors.get(index).copied().unwrap_or(Rgb::hex(0x9dae8f))
    }

    /// Fabric, glaze or paint.
    pub fn dye(&self) -> Rgb {
        self.dye
            .map_or_else(|| self.one_of(DYES, 1), |named| named.color)
    }

    /// Wood, where a thing has some.
    pub fn wood(&self) -> Rgb {
        self.wood
            .map_or_else(|| self.one_of(WOODS, 2), |named| named.color)
    }

    /// What furniture is made of: the wood or the paint that is named first, else some wood.
    pub fn case(&self) -> Rgb {
        first_named(self.wood, self.dye).unwrap_or_else(|| self.wood())
    }

    /// Metal, bare or painted, whichever is named first.
    pub fn metal(&self) -> Rgb {
        first_named(self.metal, self.dye).unwrap_or_else(|| self.one_of(METALS, 3))
    }

    /// Metal of small fittings, which paint does not reach.
    pub fn fitting(&self) -> Rgb {
        self.metal
            .map_or_else(|| self.one_of(METALS, 4), |named| named.color)
    }

    /// What a vessel is made of, and whether it is clear.
    pub fn vessel(&self) -> (Rgb, bool) {
        match (self.glass, first_named(self.dye, self.wood)) {
            (Some(glass), _) => (glass.color, true),
            (None, Some(color)) => (color, false),
            (None, None) => (self.dye(), false),
        }
    }

    /// Whether a fabric or paint is named at all.
    pub fn dyed(&self) -> bool {
        self.dye.is_some()
    }

    /// Whether a wood is named.
    pub fn wooden(&self) -> bool {
        self.wood.is_some()
    }

    /// Whether a metal is named.
    pub fn metallic(&self) -> bool {
        self.metal.is_some()
    }

    /// A second color that sits well beside `main`.
    pub fn accent(&self, main: Rgb) -> Rgb {
        let from = self.pick(DYES.len(), 5);
        DYES.iter()
            .cycle()
            .skip(from)
            .take(DYES.len())
            .copied()
            .find(|dye| dye.distance(main) > 190.0)
            .unwrap_or(Rgb::hex(0xf4efe4))
    }

    /// A wall that `main` stands out from.
    pub fn ground(&self, main: Rgb) -> Rgb {
        let from = self.pick(GROUNDS.len(), 6);
        let turned = GROUNDS
            .iter()
            .cycle()
            .skip(from)
            .take(GROUNDS.len())
            .copied();
        turned
            .clone()
            .find(|ground| ground.distance(main) > 125.0)
            .or_else(|| turned.max_by(|a, b| a.distance(main).total_cmp(&b.distance(main))))
            .unwrap_or(Rgb::hex(0xb9c7bf))
    }

    /// The tones of [`Look::dye`].
    pub fn soft_tone(&self) -> Tone {
        Tone::of(self.dye())
    }

    /// The tones of [`Look::case`].
    pub fn case_tone(&self) -> Tone {
        Tone::of(self.case())
    }
}

fn first_named(one: Option<Named>, other: Option<Named>) -> Option<Rgb> {
    let first = one.into_iter().chain(other).min_by_key(|named| named.place);
    first.map(|named| named.color)
}

/// FNV-1a: stable across machines and releases, unlike the standard library's hasher.
fn seed(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
