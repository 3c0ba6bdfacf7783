//! Sessions and baskets from events.

use std::collections::HashMap;

use awning_core::recommend::ItemNo;

use super::builder::{Grouping, Row, Ties};
use super::event::Action;
use super::sessions::{LeftOut, Log, Visit};

/// The pause, in microseconds, after which a visitor's next event begins a new session: the field's usual 30 minutes.
const PAUSE: i64 = 30 * 60 * 1_000_000;

/// Groups rows into sessions.
pub(super) fn log(
    items: HashMap<String, ItemNo>,
    mut rows: Vec<Row>,
    clock: bool,
    grouping: Grouping,
) -> Log {
    let events = rows.len() as u64;
    match grouping.ties {
        Ties::Item if clock => {
            let ranks = ranks(&items);
            let rank = |item: ItemNo| ranks.get(item as usize).copied();
            rows.sort_unstable_by_key(|row| {
                (row.group, row.micros, rank(row.item), row.action, row.place)
            });
        }
        // Without a clock, the order in which events were added is all there is.
        Ties::Item | Ties::Added => {
            rows.sort_unstable_by_key(|row| (row.group, row.micros, row.place));
        }
    }
    let same = |a: &Row, b: &Row| {
        a.group == b.group && !(b.splits && b.micros.saturating_sub(a.micros) > PAUSE)
    };
    let mut first_places = Vec::new();
    let mut visits = Vec::new();
    let mut left_out = LeftOut::default();
    let mut used = vec![false; items.len()];
    for rows in rows.chunk_by(same) {
        if grouping.longest.is_some_and(|longest| rows.len() > longest) {
            left_out.sessions += 1;
            left_out.events += rows.len() as u64;
            continue;
        }
        for row in rows {
            if let Some(used) = used.get_mut(row.item as usize) {
                *used = true;
            }
        }
        first_places.push(rows.iter().map(|row| row.place).min().unwrap_or_default());
        visits.push(visit(rows));
    }
    if !clock {
        number_by_place(&mut visits, &first_places);
    }
    let is_used = |item: ItemNo| used.get(item as usize).copied().unwrap_or_default();
    let names = items.into_iter().filter(|(_, item)| is_used(*item));
    let kept = events - left_out.events;
    Log::numbered(names, used.len(), visits, clock, kept).without(left_out)
}

/// Where each item stands by its id.
fn ranks(items: &HashMap<String, ItemNo>) -> Vec<u32> {
    let mut sorted: Vec<(&str, ItemNo)> = items
        .iter()
        .map(|(id, &item)| (id.as_str(), item))
        .collect();
    sorted.sort_unstable();
    let mut ranks = vec![0; sorted.len()];
    for ((_, item), rank) in sorted.into_iter().zip(0..) {
        if let Some(place) = ranks.get_mut(item as usize) {
            *place = rank;
        }
    }
    ranks
}

fn visit(rows: &[Row]) -> Visit {
    let mut visit = Visit {
        at: i64::MIN,
        ..Visit::default()
    };
    for row in rows {
        visit.at = visit.at.max(row.micros.div_euclid(1_000_000));
        if row.action == Action::View || !visit.items.contains(&row.item) {
            visit.items.push(row.item);
        }
        if row.action == Action::Order {
            visit.ordered.push(row.item);
        }
    }
    visit
}

/// Without a clock, the session that began first in the log is the oldest.
fn number_by_place(visits: &mut [Visit], first_places: &[u32]) {
    let mut order: Vec<usize> = (0..visits.len()).collect();
    order.sort_unstable_by_key(|&number| first_places.get(number).copied());
    for (at, number) in order.into_iter().enumerate() {
        if let Some(visit) = visits.get_mut(number) {
            visit.at = at as i64;
        }
    }
}
