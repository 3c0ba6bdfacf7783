//! Scores from the sessions that are like the running one.

use super::bytes::Bytes;
use super::sessions::{SessionTable, UNIT};
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
    share(out, f64::from(neighbors.age_decay) * 86_400.0 / UNIT as f64);
    share(out, f64::from(neighbors.distance_decay));
    share(out, f64::from(neighbors.match_decay));
    out.extend(neighbors.rarity.to_le_bytes());
}

/// What is left after so many steps.
pub(super) fn power(share: f64, steps: usize) -> f32 {
    share.powi(steps.min(1 << 20) as i32) as f32
}

impl Rules {
    /// What a session of that age, in [`UNIT`]s, weighs. Never nothing, so that a shop that was closed for a year still has an order.
    pub(super) fn at_age(&self, age: i64) -> f32 {
        match self.weighting {
            Weighting::Decay => {
                power(self.age_share, usize::try_from(age).unwrap_or(usize::MAX)).max(1e-30)
            }
            Weighting::Linear => 1.0,
        }
    }

    /// What a session's similarity is multiplied by.
    pub(super) fn of_session(&self, age: f32, distinct: usize) -> f32 {
        match self.weighting {
            Weighting::Decay => age / (distinct.max(1) as f32).sqrt(),
            Weighting::Linear => 1.0,
        }
    }

    /// What each item's score is multiplied by, from how many sessions there are and how often it stands in them.
    pub(super) fn rarities(&self, sessions: u32, counts: &[u32]) -> Vec<f32> {
        if self.rarity == 0.0 {
            return Vec::new();
        }
        let rarity = |count: &u32| {
            let idf = (sessions as f32 / (*count).max(1) as f32).ln();
            match self.weighting {
                Weighting::Decay => (1.0 + idf * self.rarity).max(0.0),
                Weighting::Linear => (idf * self.rarity).max(0.0),
            }
        };
        counts.iter().map(rarity).collect()
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
    fn of_distance(&self, distance: usize) -> f32 {
        match self.weighting {
            Weighting::Decay => power(self.distance_share, distance),
            Weighting::Linear => 1.0,
        }
    }
}

/// Adds a score for every item of the neighbors.
pub(super) fn score(table: &SessionTable, query: &Query, scores: &mut Scores) {
    let rules = &table.rules;
    let until = table.until(query.now);
    let skipped = match rules.last {
        0 => 0,
        last => query.items.len().saturating_sub(last),
    };
    let running = query.items.get(skipped..).unwrap_or_default();
    // Each item of the running session once, where it stands last.
    let mut shared: Vec<(ItemNo, usize)> = Vec::new();
    for (from_end, item) in running.iter().rev().enumerate() {
        if !shared.iter().any(|(known, _)| known == item) {
            shared.push((*item, from_end));
        }
    }
    let mut similar: Vec<f32> = vec![0.0; table.len() as usize];
    let mut found: Vec<u32> = Vec::new();
    for (item, from_end) in &shared {
        let weight = rules.of_position(*from_end, running.len());
        let sessions = table.sessions_of(*item);
        let ended = sessions.partition_point(|session| *session < until);
        let recent = sessions.get(..ended).unwrap_or_default();
        for session in recent.iter().rev().take(rules.m) {
            if let Some(similar) = similar.get_mut(*session as usize) {
                if *similar == 0.0 {
                    found.push(*session);
                }
                *similar += weight;
            }
        }
    }
    if found.len() > rules.m && rules.m > 0 {
        found.select_nth_unstable_by(rules.m - 1, |a, b| b.cmp(a));
        found.truncate(rules.m);
    }
    let similarity = |session: u32| {
        similar.get(session as usize).copied().unwrap_or_default() * table.factor(session)
    };
    if found.len() > rules.k && rules.k > 0 {
        let order = |a: &u32, b: &u32| similarity(*b).total_cmp(&similarity(*a)).then(b.cmp(a));
        found.select_nth_unstable_by(rules.k - 1, order);
        found.truncate(rules.k);
    }
    found.sort_unstable();
    let distances: Vec<f32> = (0..=table.longest())
        .map(|distance| rules.of_distance(distance))
        .collect();
    for session in found {
        let items = table.items_of(session);
        let from_end = |item: &ItemNo| {
            shared
                .iter()
                .find(|(known, _)| known == item)
                .map(|(_, at)| *at)
        };
        let mut star = None;
        let mut nearest = usize::MAX;
        for (place, item) in items.iter().enumerate() {
            if let Some(at) = from_end(item) {
                star = Some(place);
                nearest = nearest.min(at);
            }
        }
        let Some(star) = star else {
            continue;
        };
        let base = similarity(session) * rules.of_match(nearest);
        for (place, item) in items.iter().enumerate() {
            if items.get(place + 1..).unwrap_or_default().contains(item) {
                continue;
            }
            let distance = distances
                .get(place.abs_diff(star))
                .copied()
                .unwrap_or_default();
            let rarity = table.rarities.get(*item as usize).copied().unwrap_or(1.0);
            scores.add(*item, base * distance * rarity);
        }
    }
}
