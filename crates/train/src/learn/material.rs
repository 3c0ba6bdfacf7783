//! All that was learned from one log, before anything is cut.

use std::borrow::Cow;

use awning_core::recommend::index::{Links, Neighbors, Parts, Purpose, Repeats, Session, Sessions};

use super::tables::Table;
use crate::log::Log;
use crate::models::{Rows, truncate};

/// Seconds between two sessions of a log without a clock: they stay in order, and none is older than another by much.
const STEP: i64 = 60;

/// All that was learned for one purpose.
pub(crate) struct Material<'a> {
    pub log: Cow<'a, Log>,
    pub purpose: Purpose,
    pub tables: Vec<(Table, Rows)>,
}

/// How an index is put together for one purpose.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Recipe {
    /// How neighbors are weighed, and which share of the sessions is kept.
    pub sessions: Option<(Neighbors, f64)>,
    /// For each table of the material how many links an item keeps, how much they count, and after how many positions an
    /// item of the question weighs 1/e. No links, no table.
    pub tables: Vec<Cut>,
    /// What is added to items of the session.
    pub repeats: Repeats,
}

/// How much of a table is kept, and how it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Cut {
    pub links: usize,
    pub weight: f32,
    pub session_decay: f32,
}

impl<'a> Material<'a> {
    pub(crate) fn learn(
        log: Cow<'a, Log>,
        purpose: Purpose,
        kinds: &[Table],
        threads: usize,
    ) -> Self {
        let tables = kinds
            .iter()
            .map(|&kind| (kind, kind.learn(&log, threads)))
            .collect();
        Self {
            log,
            purpose,
            tables,
        }
    }

    /// An index with nothing but its items.
    pub(crate) fn bare(&self) -> Parts {
        Parts {
            ids: self.log.ids().to_vec(),
            learned_at: end(&self.log),
            ..Parts::default()
        }
    }

    /// An index with a share of the sessions, the most recent ones.
    pub(crate) fn sessions(&self, neighbors: &Neighbors, share: f64) -> Option<Sessions> {
        let visits = self.log.visits();
        let kept = (visits.len() as f64 * share).round() as usize;
        let recent = visits.get(visits.len() - kept.min(visits.len())..)?;
        let session = |visit: &crate::log::Visit| Session {
            at: at(&self.log, visit.at),
            items: visit.items.clone(),
        };
        // A session of one item says nothing of another.
        let sessions: Vec<Session> = recent
            .iter()
            .filter(|visit| visit.items.len() > 1)
            .map(session)
            .collect();
        (!sessions.is_empty()).then(|| Sessions {
            weight: 1.0,
            neighbors: neighbors.clone(),
            sessions,
        })
    }

    /// One table, cut.
    pub(crate) fn links(&self, table: usize, cut: Cut) -> Option<Links> {
        let (_, rows) = self.tables.get(table)?;
        let mut rows = rows.clone();
        truncate(&mut rows, cut.links);
        let some = rows.iter().any(|row| !row.is_empty());
        some.then_some(Links {
            purpose: self.purpose,
            weight: cut.weight,
            session_decay: cut.session_decay,
            rows,
        })
    }

    /// Adds what a recipe asks for.
    pub(crate) fn add(&self, recipe: &Recipe, parts: &mut Parts) {
        if let Some((neighbors, share)) = &recipe.sessions {
            parts.sessions = self.sessions(neighbors, *share);
        }
        for (table, cut) in recipe.tables.iter().enumerate() {
            if cut.links > 0 && cut.weight > 0.0 {
                parts.links.extend(self.links(table, *cut));
            }
        }
        if self.purpose == Purpose::Next {
            parts.repeats = recipe.repeats;
        }
    }
}

fn end(log: &Log) -> i64 {
    log.visits().last().map_or(0, |visit| at(log, visit.at))
}

fn at(log: &Log, at: i64) -> i64 {
    if log.has_clock() {
        at
    } else {
        at.saturating_mul(STEP)
    }
}
