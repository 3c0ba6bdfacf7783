//! Opening a file, and asking it.

use core::ops::Range;

use xxhash_rust::xxh32::xxh32;

use super::bytes::Bytes;
use super::ids::Ids;
use super::links::LinkTable;
use super::order::Order;
use super::sessions::SessionTable;
use super::{IndexError, Purpose, Repeats, neighbors, popularity, repeats};
use crate::catalog::Catalog;
use crate::recommend::{ItemNo, Query, Scores};

pub(super) const PART: &str = "the index";
pub(super) const MAGIC: &[u8; 4] = b"AWNX";
pub(super) const VERSION: u32 = 1;

/// The kinds of sections. Others are skipped: a later writer may add some that this reader can do without.
pub(super) mod kind {
    pub(in super::super) const IDS: u32 = 1;
    pub(in super::super) const POPULARITY: u32 = 2;
    pub(in super::super) const LINKS: u32 = 3;
    pub(in super::super) const SESSIONS: u32 = 4;
    pub(in super::super) const REPEATS: u32 = 5;
    pub(in super::super) const ORDER: u32 = 6;
}

/// A learned index, ready to be asked.
#[derive(Debug)]
pub struct Index {
    bytes: Vec<u8>,
    learned_at: i64,
    ids: (Ids, Range<usize>),
    popularity: Range<usize>,
    order: Option<Order>,
    links: Vec<(LinkTable, Range<usize>)>,
    sessions: Option<SessionTable>,
    repeats: Repeats,
}

impl Index {
    /// Checks a file and makes it ready: whatever is asked later, nothing is found wrong any more.
    ///
    /// # Errors
    ///
    /// If the bytes are not an index, or one that was cut, changed or made by a later version of the format.
    pub fn open(bytes: Vec<u8>) -> Result<Self, IndexError> {
        let mut head = Bytes::new(&bytes, PART);
        if head.take(MAGIC.len())? != MAGIC {
            return Err(head.wrong("other bytes", "AWNX at its start"));
        }
        if head.u32()? != VERSION {
            return Err(head.wrong("another version of the format", "version 1"));
        }
        let checksum = head.u32()?;
        let rest = head.clone().take(head.left())?;
        if xxh32(rest, 0) != checksum {
            return Err(head.wrong(
                "bytes that were cut or changed",
                "those that its checksum was made of",
            ));
        }
        let learned_at = head.i64()?;
        let sections = head.u32()?;
        let mut start = bytes.len().saturating_sub(head.left());
        start = (sections as usize)
            .checked_mul(8)
            .and_then(|table| table.checked_add(start))
            .ok_or_else(|| head.wrong("too many sections", "fewer"))?;
        let mut list = Vec::new();
        for _ in 0..sections {
            let kind = head.u32()?;
            let length = head.u32()? as usize;
            let end = start.checked_add(length).filter(|end| *end <= bytes.len());
            let end = end.ok_or_else(|| head.wrong("a section past its end", "a shorter one"))?;
            list.push((kind, start..end));
            start = end;
        }
        if start != bytes.len() {
            return Err(head.wrong("bytes after the last section", "its end"));
        }
        let part = |range: &Range<usize>| bytes.get(range.clone()).unwrap_or_default();
        let one = |kind: u32| {
            list.iter()
                .find(|(known, _)| *known == kind)
                .map(|(_, range)| range.clone())
        };
        let range = one(kind::IDS).ok_or_else(|| head.wrong("no list of ids", "one"))?;
        let ids = (Ids::open(part(&range))?, range);
        let count = ids.0.len();
        let popularity = one(kind::POPULARITY).unwrap_or_default();
        if !popularity.is_empty() {
            popularity::check(part(&popularity), count)?;
        }
        let order = one(kind::ORDER).unwrap_or_default();
        let order = Order::open(part(&order), count)?;
        let mut links = Vec::new();
        for (_, range) in list.iter().filter(|(known, _)| *known == kind::LINKS) {
            links.push((
                LinkTable::open(part(range), count, order.as_ref())?,
                range.clone(),
            ));
        }
        let mut sessions = match one(kind::SESSIONS) {
            Some(range) => Some(SessionTable::open(part(&range), count, order.as_ref())?),
            None => None,
        };
        let repeats = match one(kind::REPEATS) {
            Some(range) => repeats::open(part(&range))?,
            None => Repeats::default(),
        };
        // What comes after the last section that is read in place was read in full: the sessions, as the writer puts them.
        let is_read_in_place = |kind| matches!(kind, kind::IDS | kind::POPULARITY | kind::LINKS);
        let read_in_place = list.iter().filter(|(kind, _)| is_read_in_place(*kind));
        let end = read_in_place.fold(0, |end, (_, range)| end.max(range.end));
        let mut bytes = bytes;
        bytes.truncate(end);
        bytes.shrink_to_fit();
        let order = order.filter(|_| !links.is_empty());
        if let Some(table) = &mut sessions {
            table.post(count)?;
        }
        Ok(Self {
            learned_at,
            ids,
            popularity,
            order,
            links,
            sessions,
            repeats,
            bytes,
        })
    }

    fn part(&self, range: &Range<usize>) -> &[u8] {
        self.bytes.get(range.clone()).unwrap_or_default()
    }

    /// How many items it knows. Their numbers are 0 to one less.
    pub fn len(&self) -> usize {
        self.ids.0.len()
    }

    /// Whether it knows no item.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// When it was learned: the time of the last event, in seconds since 1970.
    pub fn learned_at(&self) -> i64 {
        self.learned_at
    }

    /// The item of that id.
    pub fn find(&self, id: &str) -> Option<ItemNo> {
        self.ids.0.find(self.part(&self.ids.1), id)
    }

    /// The numbers of a catalog's items, by their position.
    pub(in crate::recommend) fn numbers(&self, catalog: &Catalog) -> Vec<Option<ItemNo>> {
        self.ids.0.of_catalog(self.part(&self.ids.1), catalog)
    }

    /// The id of that item.
    pub fn id(&self, item: ItemNo) -> Option<String> {
        self.ids.0.at(self.part(&self.ids.1), item)
    }

    /// How popular an item was when the index was learned: from 0 to 1, the most popular 1. Items that the index does
    /// not know, and all items of an index without popularity, have 0.
    pub fn popularity(&self, item: ItemNo) -> f32 {
        popularity::at(self.part(&self.popularity), item)
    }

    /// Whether any part serves that purpose.
    pub fn serves(&self, purpose: Purpose) -> bool {
        self.links.iter().any(|(table, _)| table.purpose == purpose)
            || purpose == Purpose::Next && self.sessions.is_some()
    }

    /// Adds what the parts of that purpose say. The answer of each part is scaled so that its best score is 1, and then
    /// counts as much as the part's weight; a part without a score above zero adds nothing.
    pub fn score(&self, purpose: Purpose, query: &Query, scores: &mut Scores) {
        let mut part = scores.take_part();
        self.each(purpose, query, &mut part, &mut |_, weight, part| {
            scores.add_scaled(part, weight);
        });
        scores.give_part(part);
        let repeats = match purpose {
            Purpose::Next => &self.repeats,
            // What is in a basket does not complete it, and an item is not like itself.
            Purpose::Together | Purpose::Similar => &repeats::NEVER,
        };
        repeats::score(repeats, query, scores);
    }

    /// Asks each part of that purpose, and tells of its kind, its weight and what it says, as it says it: not scaled.
    pub fn ask(&self, purpose: Purpose, query: &Query, tell: &mut dyn FnMut(Part, f32, &Scores)) {
        self.each(purpose, query, &mut Scores::new(self.len()), tell);
    }

    fn each(
        &self,
        purpose: Purpose,
        query: &Query,
        part: &mut Scores,
        tell: &mut dyn FnMut(Part, f32, &Scores),
    ) {
        for (table, range) in &self.links {
            if table.purpose == purpose {
                table.score(self.part(range), self.order.as_ref(), query, part);
                tell(Part::Links, table.weight, part);
                part.clear();
            }
        }
        if let Some(table) = &self.sessions
            && purpose == Purpose::Next
        {
            neighbors::score(table, query, part);
            tell(Part::Sessions, table.weight, part);
            part.clear();
        }
    }
}

/// A kind of part that has a say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Links from item to item.
    Links,
    /// Sessions that are like the running one.
    Sessions,
}
