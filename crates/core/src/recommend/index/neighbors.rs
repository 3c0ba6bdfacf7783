//! Scores from the sessions that are like the running one.

use super::bytes::Bytes;
use super::numbers::Numbers;
use super::sessions::SessionTable;
use super::{IndexError, Weighting};
use crate::recommend::{ItemNo, Query, Scores};

/// How neighbors are found and weighed, as the file tells it: what is left after one step instead of decays.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    weighting: Weighting,
    k: usize,
    m: usize,
    last: usize,
    session_share: f64,
    age_share: f64,
    distance_share: f64,
    match_share: f64,
    rarity: f32,
}

/// Reads them.
pub(super) fn rules(bytes: &mut Bytes) -> Result<Rules, IndexError> {
    Ok(Rules {
        weighting: match bytes.byte()? {
            0 => Weighting::Decay,
            1 => Weighting::Linear,
            _ => return Err(bytes.wrong("an unknown weighting", "0 or 1")),
        },
        k: bytes.number()? as usize,
        m: bytes.number()? as usize,
        last: bytes.number()? as usize,
        session_share: bytes.share()?,
        age_share: bytes.share()?,
        distance_share: bytes.share()?,
        match_share: bytes.share()?,
        rarity: bytes.weight()?,
    })
}

/// Writes them.
#[cfg(feature = "tools")]
pub(super) fn write(neighbors: &super::Neighbors, out: &mut Vec<u8>) {
    use super::write::{number, share};
    out.push(match neighbors.weighting {
        Weighting::Decay => 0,
        Weighting::Linear => 1,
    });
    number(out, neighbors.k as usize);
    number(out, neighbors.m as usize);
    number(out, neighbors.last as usize);
    share(out, f64::from(neighbors.session_decay));
    share(out, f64::from(neighbors.age_decay));
    share(out, f64::from(neighbors.distance_decay));
    share(out, f64::from(neighbors.match_decay));
    out.extend(neighbors.rarity.to_le_bytes());
}

/// What is left after so many steps.
pub(super) fn power(share: f64, steps: usize) -> f32 {
    share.powi(steps.min(1 << 20) as i32) as f32
}

impl Rules {
    /// What a session weighs of that age in days. Never nothing: of old sessions, too, the nearer ones count.
    pub(super) fn of_age(&self, age: u32) -> f32 {
        match self.weighting {
            Weighting::Decay => power(self.age_share, age as usize).max(1e-30),
            Weighting::Linear => 1.0,
        }
    }

    /// What a session of so many items weighs.
    fn of_length(&self, length: usize) -> f32 {
        match self.weighting {
            Weighting::Decay => 1.0 / (length as f32).sqrt(),
            Weighting::Linear => 1.0,
        }
    }

    /// What each item's score is multiplied by, from how many sessions there are and where those of each item end.
    pub(super) fn rarities(&self, sessions: u32, ends: &[u32]) -> Vec<f32> {
        if self.rarity == 0.0 {
            return Vec::new();
        }
        let mut start = 0;
        let rarity = |end: &u32| {
            let count = end - core::mem::replace(&mut start, *end);
            let idf = (sessions as f32 / count.max(1) as f32).ln();
            match self.weighting {
                Weighting::Decay => (1.0 + idf * self.rarity).max(0.0),
                Weighting::Linear => (idf * self.rarity).max(0.0),
            }
        };
        ends.iter().map(rarity).collect()
    }

    /// What an item of the running session weighs for finding neighbors: so many positions from its end, of so many.
    fn of_position(&self, from_end: usize, length: usize) -> f32 {
        match self.weighting {
            Weighting::Decay => power(self.session_share, from_end),
            Weighting::Linear => (length - from_end) as f32 / length as f32,
        }
    }

    /// What a neighbor weighs whose latest shared item is so many positions from the end of the running session.
    fn of_match(&self, from_end: usize) -> f32 {
        match self.weighting {
            Weighting::Decay => power(self.match_share, from_end),
            Weighting::Linear => (1.0 - 0.1 * from_end as f32).max(0.0),
        }
    }

    /// What an item weighs so many positions from the shared item.
    pub(super) fn of_distance(&self, distance: usize) -> f32 {
        match self.weighting {
            Weighting::Decay => power(self.distance_share, distance),
            Weighting::Linear => 1.0,
        }
    }
}

/// A session that shares an item with the running one.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    session: u32,
    /// What its day weighs; then its similarity.
    weight: f32,
}

/// What is kept between questions, so that each needs no memory of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    /// For each session the weights of the items it shares; zeros between questions.
    shared: Vec<f32>,
    /// For each item how far from the running session's end it is, plus one; zeros between questions.
    from_end: Vec<u16>,
    candidates: Vec<Candidate>,
    matches: Vec<f32>,
}

/// Adds a score for every item of the neighbors to empty scores.
pub(super) fn score(table: &SessionTable, query: &Query, scores: &mut Scores) {
    let rules = &table.rules;
    let most = usize::from(u16::MAX) - 1;
    let last = if rules.last == 0 {
        most
    } else {
        rules.last.min(most)
    };
    let skipped = query.items.len().saturating_sub(last);
    let running = query.items.get(skipped..).unwrap_or_default();
    let mut scratch = core::mem::take(&mut scores.neighbors);
    scratch.shared.resize(table.len() as usize, 0.0);
    scratch.from_end.resize(scores.len(), 0);
    find(table, running, query.now, &mut scratch);
    rank(table, &mut scratch);
    add(table, &scratch, scores);
    for item in running {
        if let Some(from_end) = scratch.from_end.get_mut(*item as usize) {
            *from_end = 0;
        }
    }
    scores.neighbors = scratch;
    scores.multiply(&table.rarities);
}

/// Finds the most recent sessions that share an item.
fn find(table: &SessionTable, running: &[ItemNo], now: i64, scratch: &mut Scratch) {
    let rules = &table.rules;
    let until = table.until(now);
    scratch.candidates.clear();
    scratch.matches.clear();
    let mut oldest = 0;
    for (from_end, item) in running.iter().rev().enumerate() {
        scratch.matches.push(rules.of_match(from_end));
        // Where one item alone has enough sessions, older ones cannot be among the most recent of all.
        let recent = table.postings_until(*item, until);
        if rules.m > 0 && recent.len() >= rules.m {
            oldest = oldest.max(table.postings.get(recent.end - rules.m));
        }
    }
    for (from_end, item) in running.iter().rev().enumerate() {
        match scratch.from_end.get_mut(*item as usize) {
            // It stands later in the session, too.
            None | Some(1..) => continue,
            Some(known) => *known = from_end as u16 + 1,
        }
        // Never nothing, or the session would be found twice.
        let weight = rules.of_position(from_end, running.len()).max(1e-30);
        let mut days = table.days.iter().rev();
        let mut start = u32::MAX;
        let mut weight_of_day = 0.0;
        for place in table.postings_until(*item, until).rev() {
            let session = table.postings.get(place);
            if session < oldest {
                break;
            }
            let Some(shared) = scratch.shared.get_mut(session as usize) else {
                continue;
            };
            if *shared == 0.0 {
                while session < start {
                    let Some(day) = days.next() else {
                        break;
                    };
                    start = day.start;
                    weight_of_day = day.weight;
                }
                scratch.candidates.push(Candidate {
                    session,
                    weight: weight_of_day,
                });
            }
            *shared += weight;
        }
    }
}

/// Leaves the most recent candidates, and of them the most similar ones.
fn rank(table: &SessionTable, scratch: &mut Scratch) {
    let rules = &table.rules;
    let Scratch {
        shared, candidates, ..
    } = scratch;
    if candidates.len() > rules.m && rules.m > 0 {
        candidates.select_nth_unstable_by(rules.m - 1, |a, b| b.session.cmp(&a.session));
        for left in candidates.drain(rules.m..) {
            if let Some(shared) = shared.get_mut(left.session as usize) {
                *shared = 0.0;
            }
        }
    }
    for candidate in candidates.iter_mut() {
        if let Some(shared) = shared.get_mut(candidate.session as usize) {
            candidate.weight *= *shared * rules.of_length(table.range(candidate.session).len());
            *shared = 0.0;
        }
    }
    if candidates.len() > rules.k && rules.k > 0 {
        candidates.select_nth_unstable_by(rules.k - 1, |a, b| {
            b.weight
                .total_cmp(&a.weight)
                .then(b.session.cmp(&a.session))
        });
        candidates.truncate(rules.k);
    }
}

/// Adds what each neighbor says.
fn add(table: &SessionTable, scratch: &Scratch, scores: &mut Scores) {
    for candidate in &scratch.candidates {
        let range = table.range(candidate.session);
        match &table.items {
            Numbers::Two(items) => add_one(table, scratch, candidate, items.get(range), scores),
            Numbers::Four(items) => add_one(table, scratch, candidate, items.get(range), scores),
        }
    }
}

/// Adds what one neighbor says that has those items.
fn add_one<N: Copy + Into<u32>>(
    table: &SessionTable,
    scratch: &Scratch,
    neighbor: &Candidate,
    items: Option<&[N]>,
    scores: &mut Scores,
) {
    let items = items.unwrap_or_default();
    let mut last_shared = 0;
    let mut nearest = u16::MAX;
    for (place, item) in items.iter().enumerate() {
        let from_end = scratch.from_end.get((*item).into() as usize);
        if let Some(from_end @ 1..) = from_end.copied() {
            last_shared = place;
            nearest = nearest.min(from_end - 1);
        }
    }
    let matched = scratch.matches.get(usize::from(nearest)).copied();
    let weight = neighbor.weight * matched.unwrap_or_default();
    for (place, item) in items.iter().enumerate() {
        let distance = table.distances.get(place.abs_diff(last_shared)).copied();
        scores.add((*item).into(), weight * distance.unwrap_or_default());
    }
}
