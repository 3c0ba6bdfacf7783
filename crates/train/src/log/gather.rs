//! Sessions and baskets from events.

use std::collections::HashMap;

use awning_core::recommend::ItemNo;

use super::builder::Row;
use super::event::Action;
use super::sessions::{Log, Visit};

/// The pause, in seconds, after which a visitor's next event begins a new session: the field's usual 30 minutes.
const PAUSE: i64 = 30 * 60;

/// Groups rows into sessions.
pub(super) fn log(items: HashMap<String, ItemNo>, mut rows: Vec<Row>, clock: bool) -> Log {
    let events = rows.len() as u64;
    rows.sort_unstable_by_key(|row| (row.group, row.at, row.place));
    let same =
        |a: &Row, b: &Row| a.group == b.group && !(b.splits && b.at.saturating_sub(a.at) > PAUSE);
    let mut first_places = Vec::new();
    let mut visits = Vec::new();
    for rows in rows.chunk_by(same) {
        first_places.push(rows.iter().map(|row| row.place).min().unwrap_or_default());
        visits.push(visit(rows));
    }
    if !clock {
        number_by_place(&mut visits, &first_places);
    }
    Log::numbered(items, visits, clock, events)
}

fn visit(rows: &[Row]) -> Visit {
    let mut visit = Visit::default();
    for row in rows {
        visit.at = visit.at.max(row.at);
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
