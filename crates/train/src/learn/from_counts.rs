//! Learning from counts that a database made.

use std::time::Instant;

use awning_core::recommend::index::{Index, Links, Parts, Purpose, write};

use super::report::{Part, Report, Trained};
use super::sizes::{added, brotli};
use super::tables::{LINKS, MOST_LINKS};
use super::{LearnError, Options, Progress};
use crate::counts::Counts;
use crate::models::{Rows, truncate};

/// The days after which a session counts half for what is popular now.
const HALF_LIFE: f64 = 7.0;

/// Added to both items' counts, as for a log.
const SHRINKAGE: f64 = 5.0;

/// Learns an index from counts: link tables and popularity, without sessions. `learned_at` is the time of the log's last
/// event, in seconds since 1970. Weights are fixed, as there is nothing to choose them by.
///
/// # Errors
/// As [`learn`](super::learn).
pub fn learn_from_counts(
    counts: &Counts,
    learned_at: i64,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Trained, LearnError> {
    let start = Instant::now();
    let items = counts.items.len();
    if items < 2 {
        return Err(LearnError::TooFewItems { items });
    }
    let mut order: Vec<usize> = (0..items).collect();
    let id = |place: usize| {
        counts
            .items
            .get(place)
            .map(|item| item.id.as_str())
            .unwrap_or_default()
    };
    order.sort_unstable_by_key(|&place| id(place));
    let mut numbers = vec![0; items];
    for (number, place) in (0..).zip(&order) {
        if let Some(slot) = numbers.get_mut(*place) {
            *slot = number;
        }
    }
    let base = Parts {
        ids: order.iter().map(|&place| id(place).to_owned()).collect(),
        learned_at,
        popularity: popularity(counts, &numbers),
        ..Parts::default()
    };
    let (rules, cosine) = (rules(counts, &numbers), cosine(counts, &numbers));
    let table = |rows: &Rows, purpose, weight, session_decay, links| {
        let mut rows = rows.clone();
        truncate(&mut rows, links);
        Links {
            purpose,
            weight,
            session_decay,
            rows,
        }
    };
    let draft = |links: usize| {
        let mut parts = base.clone();
        if links > 0 {
            let few = links.min(20);
            parts.links = vec![
                table(&rules, Purpose::Next, 1.0, 1.0, links),
                table(&cosine, Purpose::Next, 0.5, 3.0, links),
                table(&cosine, Purpose::Together, 1.0, f32::INFINITY, few),
                table(&cosine, Purpose::Similar, 1.0, 0.0, few),
            ];
        }
        write(&parts)
    };
    let levels: Vec<usize> = [MOST_LINKS]
        .into_iter()
        .chain(LINKS)
        .chain([2, 1, 0])
        .collect();
    let total = levels.len() as u64;
    for (links, done) in levels.into_iter().zip(1..) {
        let bytes = draft(links);
        let small = brotli(&bytes);
        progress(Progress {
            step: "cut to the budget",
            done,
            total,
        });
        match options.budget {
            Some(budget) if small > budget && links == 0 => {
                return Err(LearnError::Budget {
                    needed: small,
                    budget,
                });
            }
            Some(budget) if small > budget => continue,
            _ => {}
        }
        Index::open(bytes.clone()).map_err(|error| LearnError::Write(error.to_string()))?;
        let mut report = Report {
            items: items as u64,
            bytes: bytes.len() as u64,
            brotli: small,
            seconds: start.elapsed().as_secs_f64(),
            ..Report::default()
        };
        for (name, rows) in [("sequential rules", &rules), ("co-occurrence", &cosine)] {
            let table = vec![table(rows, Purpose::Next, 1.0, 1.0, links)];
            let with = Parts {
                links: table,
                ..base.clone()
            };
            report.parts.push(Part {
                name: name.to_owned(),
                extent: format!("up to {links} links an item"),
                bytes: added(&base, with),
            });
            if links < MOST_LINKS {
                report.dropped.push(format!(
                    "{name} was cut from {MOST_LINKS} to {links} links an item"
                ));
            }
        }
        return Ok(Trained { bytes, report });
    }
    Err(LearnError::Write("no size was tried".to_owned()))
}

fn popularity(counts: &Counts, numbers: &[u32]) -> Vec<f32> {
    let last = counts
        .days
        .iter()
        .map(|count| count.day)
        .max()
        .unwrap_or_default();
    let mut sums = vec![0.0; numbers.len()];
    for count in &counts.days {
        let number = numbers
            .get(count.item as usize)
            .copied()
            .unwrap_or(u32::MAX);
        if let Some(sum) = sums.get_mut(number as usize) {
            let age = last.saturating_sub(count.day) as f64;
            *sum += count.sessions as f64 * (-age / HALF_LIFE).exp2();
        }
    }
    let most = sums.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    sums.into_iter().map(|sum| (sum / most) as f32).collect()
}

/// A link's share of all that came after an item.
fn rules(counts: &Counts, numbers: &[u32]) -> Rows {
    let mut totals = vec![0_u64; numbers.len()];
    for pair in &counts.pairs {
        if let Some(total) = totals.get_mut(pair.from as usize) {
            *total += pair.after;
        }
    }
    let links = counts.pairs.iter().map(|pair| {
        let total = totals.get(pair.from as usize).copied().unwrap_or(1).max(1);
        (pair.from, pair.to, pair.after as f64 / total as f64)
    });
    rows(numbers, links)
}

/// Both directions together, divided by √((nᵢ + s) (nⱼ + s)).
fn cosine(counts: &Counts, numbers: &[u32]) -> Rows {
    let norm = |item: u32| {
        let sessions = counts
            .items
            .get(item as usize)
            .map_or(0, |item| item.sessions);
        (sessions as f64 + SHRINKAGE).sqrt()
    };
    let links = counts.pairs.iter().flat_map(|pair| {
        let strength = pair.sessions as f64 / norm(pair.from) / norm(pair.to);
        [
            (pair.from, pair.to, strength),
            (pair.to, pair.from, strength),
        ]
    });
    rows(numbers, links)
}

fn rows(numbers: &[u32], links: impl Iterator<Item = (u32, u32, f64)>) -> Rows {
    let number = |item: u32| numbers.get(item as usize).copied();
    let mut rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); numbers.len()];
    for (from, to, strength) in links {
        if let (Some(from), Some(to)) = (number(from), number(to))
            && let Some(row) = rows.get_mut(from as usize)
        {
            row.push((to, strength));
        }
    }
    let row = |mut row: Vec<(u32, f64)>| {
        row.sort_by_key(|(to, _)| *to);
        let summed = row.chunk_by(|a, b| a.0 == b.0).filter_map(|same| {
            let (to, _) = same.first()?;
            Some((
                *to,
                same.iter().map(|(_, strength)| strength).sum::<f64>() as f32,
            ))
        });
        summed.collect()
    };
    rows.into_iter().map(row).collect()
}
