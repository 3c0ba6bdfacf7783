//! Learning from a log.

use std::time::Instant;

use awning_core::recommend::index::{Index, Links, Parts, Purpose, write};

use super::compose::Choice;
use super::material::Cut;
use super::report::{Part, Report, Trained};
use super::side::Side;
use super::sizes::{added, brotli, estimate};
use super::{LearnError, Options, Progress};
use crate::log::Log;
use crate::models::popularity;

/// The fewest orders to learn from what is bought together.
const ORDERS: usize = 50;

/// The seconds after which a look counts half for what is popular now.
const HALF_LIFE: f64 = 7.0 * 86_400.0;

/// The most that what is bought together, and what is similar, may take of a budget.
const TOGETHER: f64 = 0.2;
const SIMILAR: f64 = 0.08;

/// How many similar items an item has; the most that fit.
const SIMILAR_LINKS: [usize; 5] = [20, 12, 8, 5, 3];

/// Which of the tables for the next item is the co-occurrence that similar items are taken from.
const COSINE: usize = 2;

/// An index that could be taken.
#[derive(Clone)]
struct Draft {
    next: Choice,
    together: Choice,
    similar: usize,
    bytes: Vec<u8>,
    brotli: u64,
}

/// What drafts are made of.
struct Bench<'a> {
    base: Parts,
    /// Bytes of an index without what was learned of pairs and sessions, after compression.
    bare: u64,
    next: Side<'a>,
    together: Side<'a>,
    /// How many bytes so many similar items take.
    similar_sizes: Vec<(usize, u64)>,
}

/// Learns an index from a log. The same log and options give the same bytes.
///
/// # Errors
/// If the log has fewer than two items, or not even the smallest index fits the budget.
pub fn learn(
    log: &Log,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Trained, LearnError> {
    let start = Instant::now();
    let items = log.ids().len();
    if items < 2 {
        return Err(LearnError::TooFewItems { items });
    }
    let baskets = log.of_baskets(ORDERS);
    let next = Side::learn(log, Purpose::Next, options, progress);
    let together = Side::learn(&baskets, Purpose::Together, options, progress);
    let half_life = if log.has_clock() {
        HALF_LIFE
    } else {
        f64::INFINITY
    };
    let base = Parts {
        popularity: popularity(log, half_life),
        ..next.material.bare()
    };
    let bare = brotli(&write(&base));
    let mut bench = Bench {
        base,
        bare,
        next,
        together,
        similar_sizes: Vec::new(),
    };
    let full = bench.draft(bench.next.full(), bench.together.full(), SIMILAR_LINKS[0]);
    let mut chosen = full.clone();
    let mut more = None;
    if let Some(budget) = options.budget.filter(|&budget| full.brotli > budget) {
        if bare > budget {
            return Err(LearnError::Budget {
                needed: bare,
                budget,
            });
        }
        bench.next.cut(options, progress);
        bench.together.cut(options, progress);
        bench.measure_similar();
        chosen = bench.within(budget);
        if options.explore {
            let twice = bench.within(budget.saturating_mul(2));
            let quality = twice.next.quality.into_iter().chain(twice.together.quality);
            more = Some((twice.brotli, quality.collect()));
        }
    }
    Index::open(chosen.bytes.clone()).map_err(|error| LearnError::Write(error.to_string()))?;
    let quality = chosen.next.quality.iter().chain(&chosen.together.quality);
    let mut report = Report {
        sessions: log.visits().len() as u64,
        events: log.events(),
        items: items as u64,
        baskets: log.baskets().count() as u64,
        bytes: chosen.bytes.len() as u64,
        brotli: chosen.brotli,
        quality: quality.cloned().collect(),
        more,
        ..Report::default()
    };
    bench
        .next
        .describe(&chosen.next.recipe, &full.next.recipe, &mut report);
    bench
        .together
        .describe(&chosen.together.recipe, &full.together.recipe, &mut report);
    if chosen.similar > 0 {
        let extent = format!("up to {} links an item", chosen.similar);
        let links = bench.similar(chosen.similar).into_iter().collect();
        let bytes = added(
            &bench.base,
            Parts {
                links,
                ..bench.base.clone()
            },
        );
        report.parts.push(Part {
            name: "similar: co-occurrence".to_owned(),
            extent,
            bytes,
        });
    }
    if chosen.similar < full.similar {
        let (all, kept) = (full.similar, chosen.similar);
        report.dropped.push(format!(
            "similar: co-occurrence was cut from {all} to {kept} links an item"
        ));
    }
    report.seconds = start.elapsed().as_secs_f64();
    Ok(Trained {
        bytes: chosen.bytes,
        report,
    })
}

impl Bench<'_> {
    fn draft(&self, next: Choice, together: Choice, similar: usize) -> Draft {
        let mut parts = self.base.clone();
        self.next.material.add(&next.recipe, &mut parts);
        self.together.material.add(&together.recipe, &mut parts);
        parts.links.extend(self.similar(similar));
        let bytes = write(&parts);
        Draft {
            next,
            together,
            similar,
            brotli: brotli(&bytes),
            bytes,
        }
    }

    fn similar(&self, links: usize) -> Option<Links> {
        let cut = Cut {
            links,
            weight: 1.0,
            session_decay: 0.0,
        };
        let table = self.next.material.links(COSINE, cut)?;
        Some(Links {
            purpose: Purpose::Similar,
            ..table
        })
    }

    /// The best index within so many bytes. What is estimated of sizes is corrected by what came out. What the next item
    /// leaves goes to the other purposes, on top of their own parts.
    fn within(&self, budget: u64) -> Draft {
        let mut aim = budget.saturating_sub(self.bare) as f64;
        for _ in 0..8 {
            let (_, together) = self.together.within((aim * TOGETHER) as u64);
            let (_, similar) = self.similar_within((aim * SIMILAR) as u64);
            let (next, size) = self
                .next
                .within((aim as u64).saturating_sub(together + similar));
            let left = (aim as u64).saturating_sub(size);
            let (together, size) = self.together.within(left.saturating_sub(similar));
            let (similar, _) = self.similar_within(left.saturating_sub(size));
            let draft = self.draft(next, together, similar);
            if draft.brotli <= budget {
                return self.fill(draft, budget, left.saturating_sub(size));
            }
            aim *= budget as f64 / draft.brotli as f64 * 0.99;
        }
        self.draft(Choice::default(), Choice::default(), 0)
    }

    /// Gives what estimates left over to similar items: as many as really fit.
    fn fill(&self, draft: Draft, budget: u64, guess: u64) -> Draft {
        let spare = budget - draft.brotli;
        let more = self.similar_sizes.iter().filter(|(links, size)| {
            // Estimates are above what comes out, seldom by more than half.
            *links > draft.similar && *size <= guess.max(spare).saturating_mul(3) / 2
        });
        for &(links, _) in more {
            let fuller = self.draft(draft.next.clone(), draft.together.clone(), links);
            if fuller.brotli <= budget {
                return fuller;
            }
        }
        draft
    }

    fn similar_within(&self, budget: u64) -> (usize, u64) {
        let fits = self.similar_sizes.iter().find(|(_, size)| *size <= budget);
        fits.copied().unwrap_or_default()
    }

    /// Measures how many bytes similar items take.
    fn measure_similar(&mut self) {
        let bare = estimate(&write(&self.base));
        let size = |links: usize| {
            let links = self.similar(links).into_iter().collect();
            let parts = Parts {
                links,
                ..self.base.clone()
            };
            estimate(&write(&parts)).saturating_sub(bare)
        };
        self.similar_sizes = SIMILAR_LINKS.map(|links| (links, size(links))).to_vec();
    }
}
