//! Choosing a composition: what predicts best of what was held out, within the bytes.

use std::cell::RefCell;

use awning_core::recommend::index::{Links, Neighbors, Parts, Repeats};

use super::material::{Cut, Material, Recipe};
use super::report::Measure;
use super::tables::{LINKS, MOST_LINKS, SHARES};
use super::validation::{Answers, Blend, Validation};
use super::weights::{alone, ascend};
use super::{Ticks, sizes::Sizes};

/// Weighed candidates for one purpose: everything that was tried, with its answers.
pub(crate) struct Composer {
    validation: Validation,
    neighbors: Option<Neighbors>,
    decays: Vec<f32>,
    /// Answers of the sessions at each share, the full one first.
    sessions: Vec<(f64, Answers)>,
    /// Answers of each table at each number of links, the full one first.
    tables: Vec<Vec<(usize, Answers)>>,
    plain: Recipe,
    full: Recipe,
    /// What compositions were found to be worth.
    values: RefCell<Vec<(Recipe, f64)>>,
}

/// What was chosen, and how well it predicts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    pub recipe: Recipe,
    pub quality: Vec<Measure>,
    pub value: f64,
}

/// How much worse, as a share of its measures, a smaller index may be before it is worth its bytes.
const TOLERANCE: f64 = 0.003;

impl Composer {
    /// Tries the parts whole: how neighbors are weighed, how sessions fade, what each part counts.
    pub(crate) fn new(
        material: &Material,
        validation: Validation,
        candidates: &[Neighbors],
        ticks: &mut Ticks,
    ) -> Self {
        let mut best: Option<(f64, Neighbors, Repeats, Answers)> = None;
        for neighbors in candidates {
            let parts = Parts {
                sessions: material.sessions(neighbors, 1.0),
                ..material.bare()
            };
            let answers = validation.ask(&parts);
            let (repeats, value) = alone(&validation, &answers);
            if best.as_ref().is_none_or(|best| value > best.0) {
                best = Some((value, neighbors.clone(), repeats, answers));
            }
            ticks.next();
        }
        let mut decays = Vec::new();
        let mut tables = Vec::new();
        let mut first: Option<(f64, Repeats, usize)> = None;
        for (table, (kind, _)) in material.tables.iter().enumerate() {
            let mut best: Option<(f64, f32, Repeats, Answers)> = None;
            for &session_decay in kind.session_decays() {
                let answers = validation.ask(&only(material, table, MOST_LINKS, session_decay));
                let (repeats, value) = alone(&validation, &answers);
                if best.as_ref().is_none_or(|best| value > best.0) {
                    best = Some((value, session_decay, repeats, answers));
                }
                ticks.next();
            }
            if let Some((value, decay, repeats, answers)) = best {
                if first.is_none_or(|first| value > first.0) {
                    first = Some((value, repeats, table));
                }
                decays.push(decay);
                tables.push(vec![(MOST_LINKS, answers)]);
            }
        }
        let mut composer = Self {
            validation,
            neighbors: None,
            decays,
            sessions: Vec::new(),
            tables,
            plain: Recipe::default(),
            full: Recipe::default(),
            values: RefCell::default(),
        };
        let mut start = first.map_or(0, |(_, _, table)| table);
        let mut repeats = first.map(|(_, repeats, _)| repeats).unwrap_or_default();
        if let Some((_, neighbors, own, answers)) = best {
            composer.neighbors = Some(neighbors);
            composer.sessions.push((1.0, answers));
            repeats = own;
            start = usize::MAX;
        }
        let recipe = composer.recipe(0, &vec![0; composer.tables.len()], start, repeats);
        composer.plain.clone_from(&recipe);
        composer.full = composer.refine(recipe, start).recipe;
        composer
    }

    /// Everything as it was before weights were refined: other parts count a quarter of the first, and only whether the last
    /// item may be shown was chosen.
    pub(crate) fn plain(&self) -> Recipe {
        self.plain.clone()
    }

    /// The best composition of everything.
    pub(crate) fn full(&self) -> Choice {
        self.choice(self.full.clone())
    }

    /// A recipe at places of the lists of shares and links. A table counts a quarter of the sessions, or of the `lead`, until
    /// it is refined.
    fn recipe(&self, share: usize, links: &[usize], lead: usize, repeats: Repeats) -> Recipe {
        let sessions = self
            .neighbors
            .clone()
            .zip(self.sessions.get(share).map(|(share, _)| *share));
        let tables = self.tables.iter().zip(&self.decays).zip(links).enumerate();
        let tables = tables.map(|(table, ((levels, &session_decay), &level))| Cut {
            links: levels.get(level).map_or(0, |(links, _)| *links),
            weight: if table == lead { 1.0 } else { 0.25 },
            session_decay,
        });
        Recipe {
            sessions: sessions.filter(|(_, share)| *share > 0.0),
            tables: tables.collect(),
            repeats,
        }
    }

    /// The blend of a recipe, the part that leads first, with the number of each table.
    fn blend(&self, recipe: &Recipe) -> (Blend<'_>, Vec<usize>) {
        let mut parts = Vec::new();
        let mut numbers = Vec::new();
        if let Some((_, share)) = &recipe.sessions {
            let found = self.sessions.iter().find(|(known, _)| known == share);
            parts.extend(found.map(|(_, answers)| (answers, 1.0)));
            numbers.push(usize::MAX);
        }
        for (table, cut) in recipe.tables.iter().enumerate() {
            let levels = self
                .tables
                .get(table)
                .map(Vec::as_slice)
                .unwrap_or_default();
            if let Some((_, answers)) = levels
                .iter()
                .find(|(links, _)| *links == cut.links && cut.links > 0)
            {
                parts.push((answers, cut.weight));
                numbers.push(table);
            }
        }
        (
            Blend {
                parts,
                repeats: recipe.repeats,
            },
            numbers,
        )
    }

    fn choice(&self, recipe: Recipe) -> Choice {
        let quality = self.validation.measure(&self.blend(&recipe).0);
        Choice {
            recipe,
            value: super::validation::value(&quality),
            quality,
        }
    }

    fn value(&self, recipe: &Recipe, blend: &Blend) -> f64 {
        let known = self
            .values
            .borrow()
            .iter()
            .find(|(known, _)| known == recipe)
            .map(|(_, value)| *value);
        known.unwrap_or_else(|| {
            let value = self.validation.value(blend);
            self.values.borrow_mut().push((recipe.clone(), value));
            value
        })
    }

    /// Finds better weights; the part that leads keeps its own.
    fn refine(&self, mut recipe: Recipe, lead: usize) -> Choice {
        let (mut blend, mut numbers) = self.blend(&recipe);
        if let Some(place) = numbers.iter().position(|&number| number == lead) {
            blend.parts.swap(0, place);
            numbers.swap(0, place);
        }
        if let Some(first) = blend.parts.first_mut() {
            first.1 = 1.0;
        }
        let (blend, _) = ascend(&self.validation, blend);
        for (&number, (_, weight)) in numbers.iter().zip(&blend.parts) {
            if let Some(cut) = recipe.tables.get_mut(number) {
                cut.weight = *weight;
            }
        }
        recipe.repeats = blend.repeats;
        self.choice(recipe)
    }

    /// Tries the parts cut.
    pub(crate) fn cut(&mut self, material: &Material, ticks: &mut Ticks) {
        if let Some(neighbors) = &self.neighbors {
            for share in SHARES {
                let sessions = material.sessions(neighbors, share);
                let parts = Parts {
                    sessions,
                    ..material.bare()
                };
                self.sessions.push((share, self.validation.ask(&parts)));
                ticks.next();
            }
        }
        for (table, levels) in self.tables.iter_mut().enumerate() {
            let decay = self.decays.get(table).copied().unwrap_or_default();
            for links in LINKS {
                levels.push((
                    links,
                    self.validation.ask(&only(material, table, links, decay)),
                ));
                ticks.next();
            }
        }
    }

    /// The best composition within so many bytes. `None` if nothing fits.
    pub(crate) fn within(&self, budget: u64, sizes: &Sizes) -> Option<Choice> {
        let mut tried: Vec<(f64, u64, Recipe)> = Vec::new();
        let shares = self.sessions.len().max(1);
        let none = vec![usize::MAX; self.tables.len()];
        for share in 0..shares {
            let mut places: Vec<Vec<usize>> = vec![none.clone()];
            for a in 0..self.tables.len() {
                for level in 0..=LINKS.len() {
                    let mut one = none.clone();
                    set(&mut one, a, level);
                    places.push(one.clone());
                    for b in (0..self.tables.len()).filter(|&b| b != a) {
                        // Of the second table as much as fits beside the first.
                        let fits = |&second: &usize| {
                            let mut both = one.clone();
                            set(&mut both, b, second);
                            sizes.of(&self.recipe(share, &both, usize::MAX, Repeats::default()))
                                <= budget
                        };
                        if let Some(second) = (0..=LINKS.len()).find(fits) {
                            let mut both = one.clone();
                            set(&mut both, b, second);
                            places.push(both);
                        }
                    }
                }
            }
            for links in places {
                let mut recipe = self.recipe(share, &links, usize::MAX, self.full.repeats);
                for (cut, full) in recipe.tables.iter_mut().zip(&self.full.tables) {
                    if full.weight > 0.0 {
                        cut.weight = full.weight;
                    }
                }
                let size = sizes.of(&recipe);
                let known = tried.iter().any(|(_, _, other)| *other == recipe);
                let (blend, _) = self.blend(&recipe);
                if size <= budget && !known && !blend.parts.is_empty() {
                    tried.push((self.value(&recipe, &blend), size, recipe));
                }
            }
        }
        tried.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let refined = tried.into_iter().take(5).map(|(_, _, recipe)| {
            let first = self.blend(&recipe).1.first().copied();
            let choice = self.refine(recipe, first.unwrap_or_default());
            (sizes.of(&choice.recipe), choice)
        });
        let refined: Vec<(u64, Choice)> = refined.collect();
        let best = refined
            .iter()
            .map(|(_, choice)| choice.value)
            .fold(f64::NEG_INFINITY, f64::max);
        let good = refined
            .into_iter()
            .filter(|(_, choice)| choice.value >= best - TOLERANCE);
        good.min_by_key(|(size, _)| *size).map(|(_, choice)| choice)
    }
}

fn set(places: &mut [usize], table: usize, level: usize) {
    if let Some(place) = places.get_mut(table) {
        *place = level;
    }
}

/// An index of one table alone.
fn only(material: &Material, table: usize, links: usize, session_decay: f32) -> Parts {
    let cut = Cut {
        links,
        weight: 1.0,
        session_decay,
    };
    let links: Vec<Links> = material.links(table, cut).into_iter().collect();
    Parts {
        links,
        ..material.bare()
    }
}
