//! Past sessions, and which of them have an item.

use super::IndexError;
use super::bytes::Bytes;
use super::neighbors::{Rules, rules};
use crate::recommend::ItemNo;

pub(super) const PART: &str = "the index's sessions";

/// A session's time is told in units of so many seconds, rounded up: a session is never used before it ended.
pub(super) const UNIT: i64 = 3600;

/// Past sessions by time, and for each item those that have it.
#[derive(Debug)]
pub(super) struct SessionTable {
    pub(super) weight: f32,
    pub(super) rules: Rules,
    /// The times at which sessions ended, in [`UNIT`]s since 1970, each with the number of the first session after it.
    times: Vec<(i64, u32)>,
    /// The sessions' items, one session after the other.
    items: Vec<ItemNo>,
    /// Where each session's items end.
    ends: Vec<u32>,
    /// What a session's similarity is multiplied by.
    factors: Vec<f32>,
    /// The sessions of each item, one item after the other.
    postings: Vec<u32>,
    /// Where each item's sessions end.
    posting_ends: Vec<u32>,
    /// What an item's score is multiplied by; empty: nothing.
    pub(super) rarities: Vec<f32>,
    longest: usize,
}

impl SessionTable {
    /// Reads sessions, and checks that they are by time and have items of the index.
    pub(super) fn open(part: &[u8], items: usize) -> Result<Self, IndexError> {
        let mut bytes = Bytes::new(part, PART);
        let weight = bytes.weight()?;
        let rules = rules(&mut bytes)?;
        let moments = bytes.number()?;
        let mut at = bytes.i64()?;
        if !(-1 << 40..1 << 40).contains(&at) {
            return Err(bytes.wrong("a time out of range", "hours since 1970"));
        }
        let mut times = Vec::new();
        let mut count = 0_u32;
        for moment in 0..moments {
            let step = bytes.number()?;
            if moment > 0 && step == 0 {
                return Err(bytes.wrong("a time that stands twice", "each once"));
            }
            at += i64::from(step);
            let sessions = bytes.number()?;
            count = count
                .checked_add(sessions)
                .ok_or_else(|| bytes.wrong("too many sessions", "at most 4294967295"))?;
            times.push((at, count));
        }
        let mut ends = Vec::new();
        let mut clicks = 0_u32;
        let mut longest = 0;
        for _ in 0..count {
            let length = bytes.number()?;
            clicks = clicks
                .checked_add(length)
                .ok_or_else(|| bytes.wrong("too many clicks", "at most 4294967295"))?;
            longest = longest.max(length as usize);
            ends.push(clicks);
        }
        let mut known = Vec::new();
        for _ in 0..clicks {
            let item = bytes.number()?;
            if item as usize >= items {
                return Err(bytes.wrong("an item past the list of ids", "an item of the index"));
            }
            known.push(item);
        }
        bytes.end()?;
        let mut table = Self {
            weight,
            rules,
            times,
            items: known,
            ends,
            factors: Vec::new(),
            postings: Vec::new(),
            posting_ends: Vec::new(),
            rarities: Vec::new(),
            longest,
        };
        table.post(items);
        table.weigh();
        Ok(table)
    }

    /// Lists each item's sessions, by counting.
    fn post(&mut self, items: usize) {
        let mut ends = vec![0_u32; items];
        let mut next = vec![u32::MAX; items];
        let mut all = 0;
        for session in 0..self.len() {
            for item in self.items_of(session).iter().map(|item| *item as usize) {
                if let (Some(end), Some(last)) = (ends.get_mut(item), next.get_mut(item))
                    && *last != session
                {
                    *last = session;
                    *end += 1;
                    all += 1;
                }
            }
        }
        let mut start = 0;
        for (end, next) in ends.iter_mut().zip(&mut next) {
            *next = start;
            start += *end;
            *end = start;
        }
        let mut postings = vec![u32::MAX; all];
        for session in 0..self.len() {
            for item in self.items_of(session).iter().map(|item| *item as usize) {
                let Some(next) = next.get_mut(item) else {
                    continue;
                };
                // The place before may be another item's, whose last session can be this one: then nothing is lost
                // by the check only if it is this item's place.
                let before = next.checked_sub(1).map(|place| place as usize);
                let first = item.checked_sub(1).and_then(|item| ends.get(item)).copied();
                if *next > first.unwrap_or_default()
                    && before.and_then(|place| postings.get(place)) == Some(&session)
                {
                    continue;
                }
                if let Some(place) = postings.get_mut(*next as usize) {
                    *place = session;
                    *next += 1;
                }
            }
        }
        self.postings = postings;
        self.posting_ends = ends;
    }

    /// Computes what does not depend on the question: 1 / √(a session's items), decayed by its age. Ages count from the
    /// last session, which multiplies every answer's scores by the same number, whatever the time.
    fn weigh(&mut self) {
        let latest = self.times.last().map_or(0, |(at, _)| *at);
        let mut factors = Vec::with_capacity(self.ends.len());
        let mut session = 0;
        for (at, end) in &self.times {
            let age = self.rules.at_age(latest - at);
            while session < *end {
                let items = self.items_of(session);
                let is_last = |(place, item): &(usize, &ItemNo)| {
                    !items.get(place + 1..).unwrap_or_default().contains(item)
                };
                let distinct = items.iter().enumerate().filter(is_last).count();
                factors.push(self.rules.of_session(age, distinct));
                session += 1;
            }
        }
        self.factors = factors;
        let mut counts = vec![0_u32; self.posting_ends.len()];
        for item in &self.items {
            if let Some(count) = counts.get_mut(*item as usize) {
                *count += 1;
            }
        }
        self.rarities = self.rules.rarities(self.len(), &counts);
    }

    /// How many sessions there are.
    pub(super) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The length of the longest session.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// How many of the sessions had ended by then, in seconds since 1970.
    pub(super) fn until(&self, now: i64) -> u32 {
        let after = self
            .times
            .partition_point(|(at, _)| at.saturating_mul(UNIT) <= now);
        let last = after.checked_sub(1).and_then(|last| self.times.get(last));
        last.map_or(0, |(_, end)| *end)
    }

    /// A session's items, oldest first.
    pub(super) fn items_of(&self, session: u32) -> &[ItemNo] {
        slice(&self.items, &self.ends, session)
    }

    /// The sessions that have an item, oldest first.
    pub(super) fn sessions_of(&self, item: ItemNo) -> &[u32] {
        slice(&self.postings, &self.posting_ends, item)
    }

    /// What a session's similarity is multiplied by.
    pub(super) fn factor(&self, session: u32) -> f32 {
        self.factors
            .get(session as usize)
            .copied()
            .unwrap_or_default()
    }
}

/// What belongs to a number in a list of lists.
fn slice<'a>(list: &'a [u32], ends: &[u32], number: u32) -> &'a [u32] {
    let end = ends.get(number as usize).copied().unwrap_or_default();
    let before = (number as usize).checked_sub(1);
    let start = before.and_then(|before| ends.get(before)).copied();
    let range = start.unwrap_or_default() as usize..end as usize;
    list.get(range).unwrap_or_default()
}

/// Writes sessions, sorted by time and items.
#[cfg(feature = "tools")]
pub(super) fn write(part: &super::Sessions, out: &mut Vec<u8>) {
    use super::write::number;
    out.extend(part.weight.to_le_bytes());
    super::neighbors::write(&part.neighbors, out);
    let unit = |at: i64| at.div_euclid(UNIT) + i64::from(at.rem_euclid(UNIT) > 0);
    let mut sessions: Vec<(i64, &[ItemNo])> = part
        .sessions
        .iter()
        .map(|session| (unit(session.at), session.items.as_slice()))
        .collect();
    sessions.sort_unstable();
    let moments: Vec<_> = sessions.chunk_by(|a, b| a.0 == b.0).collect();
    number(out, moments.len());
    let mut before = sessions.first().map_or(0, |(at, _)| *at);
    out.extend(before.to_le_bytes());
    for moment in moments {
        let at = moment.first().map_or(0, |(at, _)| *at);
        number(out, (at - before) as usize);
        number(out, moment.len());
        before = at;
    }
    for (_, items) in &sessions {
        number(out, items.len());
    }
    for item in sessions.iter().flat_map(|(_, items)| *items) {
        number(out, *item as usize);
    }
}
