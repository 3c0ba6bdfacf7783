//! Everything that is learned for one purpose: from the whole log, and, to choose by, from all but its end.

use std::borrow::Cow;

use awning_core::recommend::index::{Neighbors, Parts, Purpose};

use super::compose::{Choice, Composer};
use super::material::{Material, Recipe};
use super::report::{Part, Report};
use super::sizes::{Sizes, added};
use super::tables::{LINKS, SHARES, Table, neighbors};
use super::validation::Validation;
use super::{Options, Progress, Ticks, holdout};
use crate::evaluate::Protocol;
use crate::log::Log;

/// How many sessions are held out at most.
const HELD: usize = 2000;

/// One purpose's tables and choices.
pub(crate) struct Side<'a> {
    pub material: Material<'a>,
    rest: Material<'a>,
    composer: Composer,
    sizes: Option<Sizes>,
    with_sessions: bool,
}

impl<'a> Side<'a> {
    /// Learns tables, and tries them whole.
    pub(crate) fn learn(
        log: &'a Log,
        purpose: Purpose,
        options: &Options,
        tell: &mut dyn FnMut(Progress),
    ) -> Self {
        let candidates = if options.sessions && purpose == Purpose::Next {
            neighbors()
        } else {
            Vec::new()
        };
        Self::of(
            log,
            purpose,
            &Table::of(purpose),
            candidates,
            options.threads,
            tell,
        )
    }

    /// Learns some tables only, and tries some ways to weigh neighbors only.
    pub(crate) fn of(
        log: &'a Log,
        purpose: Purpose,
        kinds: &[Table],
        candidates: Vec<Neighbors>,
        threads: usize,
        tell: &mut dyn FnMut(Progress),
    ) -> Self {
        let protocols: &[Protocol] = match purpose {
            Purpose::Next => &Protocol::ALL,
            Purpose::Together | Purpose::Similar => &[Protocol::Storefront],
        };
        let with_sessions = !candidates.is_empty();
        let decays: usize = kinds.iter().map(|kind| kind.session_decays().len()).sum();
        let mut ticks = Ticks {
            step: match purpose {
                Purpose::Together => "learn what goes together",
                Purpose::Next | Purpose::Similar => "learn what comes next",
            },
            done: 0,
            total: (candidates.len() + decays + 3) as u64,
            tell,
        };
        let material = Material::learn(Cow::Borrowed(log), purpose, kinds, threads);
        ticks.next();
        let (rest, tests) = match holdout(log, HELD) {
            Some((rest, tests)) => (Cow::Owned(rest), tests),
            None => (Cow::Borrowed(log), Vec::new()),
        };
        let rest = Material::learn(rest, purpose, kinds, threads);
        ticks.next();
        let validation = Validation::new(&tests, protocols, purpose, log.ids().len(), threads);
        let composer = Composer::new(&rest, validation, &candidates, &mut ticks);
        ticks.next();
        Self {
            material,
            rest,
            composer,
            sizes: None,
            with_sessions,
        }
    }

    /// The best composition of everything.
    pub(crate) fn full(&self) -> Choice {
        self.composer.full()
    }

    /// Everything, with weights as models are published.
    pub(crate) fn plain(&self) -> Recipe {
        self.composer.plain()
    }

    /// Tries the parts cut, and measures their bytes.
    pub(crate) fn cut(&mut self, options: &Options, tell: &mut dyn FnMut(Progress)) {
        let shares = if self.with_sessions { SHARES.len() } else { 0 };
        let total = shares + LINKS.len() * self.material.tables.len() + 1;
        let mut ticks = Ticks {
            step: "cut to the budget",
            done: 0,
            total: total as u64,
            tell,
        };
        self.composer.cut(&self.rest, &mut ticks);
        self.sizes = Some(Sizes::new(
            &self.material,
            self.with_sessions,
            options.threads,
        ));
        ticks.next();
    }

    /// The best composition within so many bytes, and its estimated bytes; nothing if nothing fits.
    pub(crate) fn within(&self, budget: u64) -> (Choice, u64) {
        let choice = self.sizes.as_ref().and_then(|sizes| {
            let choice = self.composer.within(budget, sizes)?;
            let size = sizes.of(&choice.recipe);
            Some((choice, size))
        });
        choice.unwrap_or_default()
    }

    /// Says what a recipe takes, and what it leaves of the full one.
    pub(crate) fn describe(&self, recipe: &Recipe, full: &Recipe, report: &mut Report) {
        let count = self.material.log.visits().len();
        let share = |recipe: &Recipe| recipe.sessions.as_ref().map_or(0.0, |(_, share)| *share);
        let kept = (count as f64 * share(recipe)).round();
        let bare = self.material.bare();
        if let Some((neighbors, share)) = &recipe.sessions {
            let sessions = self.material.sessions(neighbors, *share);
            report.parts.push(Part {
                name: "sessions".to_owned(),
                extent: format!("the {kept} most recent"),
                bytes: added(
                    &bare,
                    Parts {
                        sessions,
                        ..bare.clone()
                    },
                ),
            });
        }
        if share(recipe) < share(full) {
            report.dropped.push(format!(
                "{} of {count} sessions, the oldest, were left out",
                count as f64 - kept
            ));
        }
        let purpose = match self.material.purpose {
            Purpose::Next => "next",
            Purpose::Together => "together",
            Purpose::Similar => "similar",
        };
        for (place, (table, _)) in self.material.tables.iter().enumerate() {
            let links = |recipe: &Recipe| {
                let cut = recipe.tables.get(place).filter(|cut| cut.weight > 0.0);
                cut.map_or(0, |cut| cut.links)
            };
            let (kept, all) = (links(recipe), links(full));
            let name = format!("{purpose}: {}", table.name());
            match kept {
                0 if all > 0 => report.dropped.push(format!("{name} was left out")),
                0 => {}
                _ => {
                    if kept < all {
                        report
                            .dropped
                            .push(format!("{name} was cut from {all} to {kept} links an item"));
                    }
                    let cut = recipe.tables.get(place).copied().unwrap_or_default();
                    let links = self.material.links(place, cut).into_iter().collect();
                    report.parts.push(Part {
                        name,
                        extent: format!("up to {kept} links an item"),
                        bytes: added(
                            &bare,
                            Parts {
                                links,
                                ..bare.clone()
                            },
                        ),
                    });
                }
            }
        }
    }
}
