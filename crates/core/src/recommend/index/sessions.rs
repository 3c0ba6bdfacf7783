//! Past sessions, and which of them have an item.

use core::ops::Range;

use super::IndexError;
use super::bytes::Bytes;
use super::neighbors::{Rules, rules};
use super::numbers::Numbers;
use super::order::{Order, unfold};
use crate::recommend::ItemNo;

pub(super) const PART: &str = "the index's sessions";

/// A session's time is told in whole days before the last one, rounded to the later: it is never used before it ended.
/// Hours found no better neighbors on the logs we know, and cost four bytes a session.
pub(super) const DAY: i64 = 86_400;

/// The sessions of a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    /// The number of its first session.
    pub(super) start: u32,
    /// How many days it is before the last one.
    age: u32,
    /// What a session's similarity is multiplied by.
    pub(super) weight: f32,
}

/// Past sessions by time, and for each item those that have it.
#[derive(Debug)]
pub(super) struct SessionTable {
    pub(super) weight: f32,
    pub(super) rules: Rules,
    /// When the last day ended, in seconds since 1970.
    latest: i64,
    /// The days, the last one last.
    pub(super) days: Vec<Day>,
    /// The sessions' items, one session after the other.
    pub(super) items: Numbers,
    /// Where each session's items end.
    ends: Vec<u32>,
    /// The sessions of each item, one item after the other.
    pub(super) postings: Numbers,
    /// Where each item's sessions end.
    posting_ends: Vec<u32>,
    /// What an item's score is multiplied by; empty: nothing.
    pub(super) rarities: Vec<f32>,
    /// What an item's score is multiplied by that is so many places from the shared one.
    pub(super) distances: Vec<f32>,
}

impl SessionTable {
    /// Reads sessions, and checks that they are by time and have items of the index, each once.
    pub(super) fn open(
        part: &[u8],
        items: usize,
        order: Option<&Order>,
    ) -> Result<Self, IndexError> {
        let mut bytes = Bytes::new(part, PART);
        let weight = bytes.weight()?;
        let rules = rules(&mut bytes)?;
        let latest = bytes.i64()?;
        let mut days = Vec::new();
        let mut sessions = 0_u32;
        let count = bytes.number()?;
        let mut age = if count > 0 { bytes.number()? } else { 0 };
        for day in 0..count {
            let step = if day > 0 { bytes.number()? } else { 0 };
            age = age
                .checked_sub(step)
                .filter(|_| day == 0 || step > 0)
                .ok_or_else(|| bytes.wrong("days out of order", "each after the one before"))?;
            days.push(Day {
                start: sessions,
                age,
                weight: rules.of_age(age),
            });
            sessions = bytes.sum(sessions)?;
        }
        let mut clicks = 0_u32;
        let mut longest = 0;
        let mut ends = Vec::with_capacity(bytes.room(sessions)?);
        for _ in 0..sessions {
            let before = clicks;
            clicks = bytes.sum(clicks)?;
            if clicks == before {
                return Err(bytes.wrong("a session without items", "one item or more"));
            }
            longest = longest.max((clicks - before) as usize);
            ends.push(clicks);
        }
        let mut table = Self {
            weight,
            rules,
            latest,
            days,
            items: Numbers::new(bytes.room(clicks)?, items),
            ends,
            postings: Numbers::new(0, 0),
            posting_ends: Vec::new(),
            rarities: Vec::new(),
            distances: Vec::new(),
        };
        table.read_items(&mut bytes, items, order)?;
        bytes.end()?;
        for distance in 0..longest {
            table.distances.push(table.rules.of_distance(distance));
        }
        Ok(table)
    }

    /// Reads the items: the first of each session as what is added to the first of the one before it on that day; the
    /// others plain, or where the file has an order of items as the difference from the item before.
    fn read_items(
        &mut self,
        bytes: &mut Bytes,
        items: usize,
        order: Option<&Order>,
    ) -> Result<(), IndexError> {
        let checked = |bytes: &Bytes, place: u32| {
            if (place as usize) < items {
                Ok(order.map_or(place, |order| order.item(place)))
            } else {
                Err(bytes.wrong("an item past the list of ids", "an item of the index"))
            }
        };
        let mut firsts = bytes.clone();
        for _ in &self.ends {
            bytes.number()?;
        }
        let mut days = self.days.iter().peekable();
        let mut first = 0;
        let mut place = 0;
        for (session, end) in self.ends.iter().enumerate() {
            while days.next_if(|day| day.start as usize <= session).is_some() {
                first = 0;
            }
            first = firsts.sum(first)?;
            let mut item = first;
            self.items.set(place, checked(bytes, item)?);
            place += 1;
            while place < *end as usize {
                let number = bytes.number()?;
                item = order.map_or(number, |_| unfold(item, number));
                self.items.set(place, checked(bytes, item)?);
                place += 1;
            }
        }
        Ok(())
    }

    /// Lists each item's sessions, by counting, and computes the items' rarity; to be called once after opening. A step
    /// of its own because the file's bytes can go before, which memory never grows back from in a page.
    pub(super) fn post(&mut self, items: usize) -> Result<(), IndexError> {
        let mut ends = vec![0_u32; items];
        let mut next = vec![u32::MAX; items];
        for session in 0..self.len() {
            for place in self.range(session) {
                let item = self.items.get(place) as usize;
                let (Some(count), Some(last)) = (ends.get_mut(item), next.get_mut(item)) else {
                    continue;
                };
                if *last == session {
                    let part = Bytes::new(&[], PART);
                    return Err(part.wrong("a session that has an item twice", "each item once"));
                }
                *last = session;
                *count += 1;
            }
        }
        let mut start = 0;
        for (count, next) in ends.iter_mut().zip(&mut next) {
            *next = start;
            start += *count;
            *count = start;
        }
        self.postings = Numbers::new(start as usize, self.ends.len());
        for session in 0..self.len() {
            for place in self.range(session) {
                if let Some(next) = next.get_mut(self.items.get(place) as usize) {
                    self.postings.set(*next as usize, session);
                    *next += 1;
                }
            }
        }
        drop(next);
        self.rarities = self.rules.rarities(self.len(), &ends);
        self.posting_ends = ends;
        Ok(())
    }

    /// How many sessions there are.
    pub(super) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// How many of the sessions had ended by then, in seconds since 1970.
    pub(super) fn until(&self, now: i64) -> u32 {
        let ended = |day: &Day| self.latest.saturating_sub(i64::from(day.age) * DAY) <= now;
        let after = self.days.partition_point(ended);
        self.days.get(after).map_or(self.len(), |day| day.start)
    }

    /// Where a session's items are, oldest first.
    #[inline]
    pub(super) fn range(&self, session: u32) -> Range<usize> {
        range(&self.ends, session)
    }

    /// Where those of an item's sessions are that have a number below `until`, oldest first.
    pub(super) fn postings_until(&self, item: ItemNo, until: u32) -> Range<usize> {
        let Range { start, mut end } = range(&self.posting_ends, item);
        let mut below = start;
        if until >= self.len() {
            below = end;
        }
        while below < end {
            let middle = below.midpoint(end);
            if self.postings.get(middle) < until {
                below = middle + 1;
            } else {
                end = middle;
            }
        }
        start..end
    }
}

/// Where what belongs to a number is in a list of lists.
fn range(ends: &[u32], number: u32) -> Range<usize> {
    let end = ends.get(number as usize).copied().unwrap_or_default();
    let before = (number as usize).checked_sub(1);
    let start = before.and_then(|before| ends.get(before)).copied();
    start.unwrap_or_default() as usize..end as usize
}

/// Writes sessions, sorted by day and items.
#[cfg(feature = "tools")]
pub(super) fn write(
    part: &super::Sessions,
    learned_at: i64,
    places: Option<&[u32]>,
    out: &mut Vec<u8>,
) {
    use std::cmp::Reverse;

    use super::order::fold;
    use super::write::number;
    out.extend(part.weight.to_le_bytes());
    super::neighbors::write(&part.neighbors, out);
    let latest = part
        .sessions
        .iter()
        .fold(learned_at, |latest, session| latest.max(session.at));
    out.extend(latest.to_le_bytes());
    let place = |item: &ItemNo| match places {
        Some(places) => places.get(*item as usize).copied().unwrap_or(ItemNo::MAX),
        None => *item,
    };
    let mut sessions: Vec<(Reverse<u32>, Vec<u32>)> = Vec::new();
    for session in &part.sessions {
        // An item that was looked at again counts where it stands last.
        let mut items: Vec<u32> = Vec::new();
        for place in session.items.iter().rev().map(place) {
            if !items.contains(&place) {
                items.push(place);
            }
        }
        items.reverse();
        if !items.is_empty() {
            let age = latest.saturating_sub(session.at).div_euclid(DAY);
            sessions.push((Reverse(age.min(u32::MAX.into()) as u32), items));
        }
    }
    sessions.sort_unstable();
    let days: Vec<_> = sessions.chunk_by(|a, b| a.0 == b.0).collect();
    number(out, days.len());
    let mut before = None;
    for day in &days {
        let age = day.first().map_or(0, |(age, _)| age.0);
        // The first day tells its age, each other how much later it is.
        number(out, before.map_or(age, |before: u32| before - age) as usize);
        number(out, day.len());
        before = Some(age);
    }
    for (_, items) in &sessions {
        number(out, items.len());
    }
    for day in &days {
        let mut before = 0;
        for first in day.iter().filter_map(|(_, items)| items.first()) {
            number(out, (first - before) as usize);
            before = *first;
        }
    }
    for (_, items) in &sessions {
        for (before, item) in items.iter().zip(items.iter().skip(1)) {
            let plain = places.is_none();
            number(
                out,
                if plain { *item } else { fold(*before, *item) } as usize,
            );
        }
    }
}
