//! The tables of links that an index may have, with the numbers they are learned with.

use awning_core::recommend::index::{Neighbors, Purpose, Weighting};

use crate::log::Log;
use crate::models::{
    Cosine, Gram, Linear, Postings, Rows, Rules, Sparse, cosine, ease, rules, slist, sparse,
    truncate,
};

/// A day, in seconds.
const DAY: f64 = 86_400.0;

/// The most links an item has in any table: beyond them nothing is gained that can be measured.
pub(crate) const MOST_LINKS: usize = 100;

/// How many links an item may have in a smaller index.
pub(crate) const LINKS: [usize; 7] = [60, 30, 20, 12, 8, 5, 3];

/// Which share of the sessions a smaller index may have, the most recent ones.
pub(crate) const SHARES: [f64; 9] = [0.85, 0.7, 0.55, 0.4, 0.3, 0.2, 0.12, 0.06, 0.0];

/// How much a table may count beside sessions.
pub(crate) const WEIGHTS: [f32; 6] = [0.0, 0.1, 0.25, 0.5, 1.0, 2.0];

/// What may be added to the item that was looked at last, and to earlier items of the session.
pub(crate) const REPEATS: [f32; 5] = [NEVER, -0.3, 0.0, 0.3, 0.6];

/// Less than any answer's best score.
pub(crate) const NEVER: f32 = -1000.0;

/// A kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    /// What was looked at after what.
    Rules,
    /// SLIST, an item at a time.
    Linear,
    /// EASE, an item at a time.
    Ease,
    /// Co-occurrence with shrinkage.
    Cosine,
    /// Co-occurrence of the last item alone, by plain cosine; for comparison.
    ItemKnn,
    /// SLIST with the whole matrix inverted; for comparison.
    DenseSlist,
    /// EASE with the whole matrix inverted; for comparison.
    DenseEase,
}

impl Table {
    /// The tables that may serve a purpose.
    pub(crate) fn of(purpose: Purpose) -> [Self; 3] {
        match purpose {
            Purpose::Next | Purpose::Similar => [Self::Rules, Self::Linear, Self::Cosine],
            Purpose::Together => [Self::Ease, Self::Rules, Self::Cosine],
        }
    }

    /// What reports call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rules => "sequential rules",
            Self::Linear => "linear model (SLIST)",
            Self::Ease => "linear model (EASE)",
            Self::Cosine => "co-occurrence",
            Self::ItemKnn => "item-kNN",
            Self::DenseSlist => "SLIST",
            Self::DenseEase => "EASE",
        }
    }

    /// After how many positions an item of the question may weigh 1/e.
    pub(crate) fn session_decays(self) -> &'static [f32] {
        match self {
            Self::Rules => &[1.0, f32::INFINITY],
            Self::Linear | Self::Ease | Self::DenseSlist | Self::DenseEase => &[2.0, f32::INFINITY],
            Self::ItemKnn => &[0.0],
            Self::Cosine => &[1.0, 3.0, f32::INFINITY],
        }
    }

    /// Learns it.
    pub(crate) fn learn(self, log: &Log, threads: usize) -> Rows {
        let postings = postings(log);
        let gram = |whole| Gram::of(&postings, &Linear { whole, decay: 1.0 }, threads);
        let cosine = |shrinkage| {
            let how = Cosine {
                shrinkage,
                reach: f64::INFINITY,
                damping: 0.5,
            };
            cosine(&postings, &how, threads)
        };
        let linear = |whole, predictors, ridge| {
            let how = Sparse {
                predictors,
                ridge,
                repeats: whole < 1.0,
            };
            sparse(&gram(whole), &how, threads)
        };
        let mut rows = match self {
            Self::Rules => rules(
                &postings,
                &Rules {
                    reach: 10,
                    repeats: true,
                },
                threads,
            ),
            Self::Linear => linear(0.2, 100, 10.0),
            Self::Ease => linear(1.0, 200, 100.0),
            Self::ItemKnn => cosine(0.0),
            Self::DenseSlist => slist(&gram(0.2), 10.0).unwrap_or_default(),
            Self::DenseEase => ease(&gram(1.0), 200.0).unwrap_or_default(),
            Self::Cosine => cosine(5.0),
        };
        truncate(&mut rows, MOST_LINKS);
        rows
    }
}

/// A log's sessions, a session weighing 1/e after 40 days.
pub(crate) fn postings(log: &Log) -> Postings<'_> {
    let end = log.visits().last().map_or(0, |visit| visit.at);
    let weight = move |at: i64| {
        let days = end.saturating_sub(at) as f64 / DAY / 40.0;
        if log.has_clock() { (-days).exp() } else { 1.0 }
    };
    let sessions = log.visits().iter();
    Postings::new(
        log.ids().len(),
        sessions.map(|visit| (visit.items.as_slice(), weight(visit.at))),
    )
}

/// The ways to weigh neighbors that are tried.
pub(crate) fn neighbors() -> Vec<Neighbors> {
    let vstan =
        |k, m, session_decay, age_decay, distance_decay, last, match_decay, rarity| Neighbors {
            weighting: Weighting::Decay,
            k,
            m,
            session_decay,
            age_decay,
            distance_decay,
            last,
            match_decay,
            rarity,
        };
    let vmis = Neighbors {
        weighting: Weighting::Linear,
        ..vstan(500, 1000, 1.0, f32::INFINITY, f32::INFINITY, 0, 1.0, 1.0)
    };
    vec![
        vstan(1500, 1000, 3.5, 40.0, 2.0, 0, 4.0, 2.0),
        vstan(1500, 2500, 2.0, 10.0, 4.0, 5, 1.0, 0.0),
        vstan(500, 1000, 6.0, 40.0, 4.0, 0, 4.0, 2.0),
        vstan(500, 2500, 2.0, 40.0, 4.0, 5, 1.0, 1.0),
        vstan(500, 1000, 3.5, 40.0, 6.0, 0, 2.0, 1.0),
        vmis,
    ]
}
