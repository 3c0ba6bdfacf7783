//! The items' ids: sorted, each after a first of sixteen told by what it adds to the one before it, found in place.

use std::cmp::Ordering;

use super::IndexError;
use super::bytes::Bytes;
use crate::recommend::ItemNo;

/// Every so many ids, one is written in full.
pub(super) const BLOCK: usize = 16;

pub(super) const PART: &str = "the index's ids";

/// Where ids are in the bytes of their part.
#[derive(Debug)]
pub(super) struct Ids {
    count: usize,
    /// Where each block begins, from the start of the part.
    blocks: Vec<u32>,
}

/// One id as it is written: so many bytes are those of the id before it, then these follow.
struct Entry<'a> {
    shared: usize,
    rest: &'a [u8],
}

fn entry<'a>(bytes: &mut Bytes<'a>) -> Result<Entry<'a>, IndexError> {
    let shared = bytes.number()? as usize;
    let length = bytes.number()? as usize;
    Ok(Entry {
        shared,
        rest: bytes.take(length)?,
    })
}

impl Ids {
    /// Checks that every id is text, and comes after the one before it.
    pub(super) fn open(part: &[u8]) -> Result<Self, IndexError> {
        let mut bytes = Bytes::new(part, PART);
        let count = bytes.number()? as usize;
        let mut blocks = Vec::new();
        let mut id: Vec<u8> = Vec::new();
        for number in 0..count {
            let is_first = number % BLOCK == 0;
            if is_first {
                blocks.push((part.len() - bytes.left()) as u32);
            }
            let Entry { shared, rest } = entry(&mut bytes)?;
            if shared > id.len() || is_first && shared > 0 {
                return Err(bytes.wrong("an id that repeats too much", "a shorter repetition"));
            }
            // What differs first must be greater; where nothing differs, the id must have grown.
            if number > 0 && rest <= id.get(shared..).unwrap_or_default() {
                return Err(bytes.wrong("ids out of order", "sorted ids, each once"));
            }
            id.truncate(shared);
            id.extend_from_slice(rest);
            if str::from_utf8(&id).is_err() {
                return Err(bytes.wrong("an id that is no text", "UTF-8"));
            }
        }
        bytes.end()?;
        Ok(Self { count, blocks })
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The item of that id.
    pub(super) fn find(&self, part: &[u8], id: &str) -> Option<ItemNo> {
        let first = |start: &u32| {
            let mut bytes = Bytes::new(part.get(*start as usize..)?, PART);
            entry(&mut bytes).ok()
        };
        let after = self
            .blocks
            .partition_point(|start| first(start).is_some_and(|entry| entry.rest <= id.as_bytes()));
        let block = after.checked_sub(1)?;
        let mut found = None;
        self.walk(part, block, |number, known| {
            match known.cmp(id.as_bytes()) {
                Ordering::Less => true,
                Ordering::Equal => {
                    found = Some(number);
                    false
                }
                Ordering::Greater => false,
            }
        });
        found
    }

    /// The id of that item.
    pub(super) fn at(&self, part: &[u8], item: ItemNo) -> Option<String> {
        let mut found = None;
        self.walk(part, item as usize / BLOCK, |number, id| {
            if number == item {
                found = str::from_utf8(id).ok().map(str::to_owned);
            }
            number < item
        });
        found
    }

    /// Shows the ids of a block, until told to stop.
    fn walk(&self, part: &[u8], block: usize, mut show: impl FnMut(ItemNo, &[u8]) -> bool) {
        let start = self.blocks.get(block).map_or(part.len(), |at| *at as usize);
        let mut bytes = Bytes::new(part.get(start..).unwrap_or_default(), PART);
        let mut id: Vec<u8> = Vec::new();
        for number in block * BLOCK..self.count.min((block + 1) * BLOCK) {
            let Ok(Entry { shared, rest }) = entry(&mut bytes) else {
                return;
            };
            id.truncate(shared);
            id.extend_from_slice(rest);
            if !show(number as ItemNo, &id) {
                return;
            }
        }
    }
}

/// Writes sorted ids.
#[cfg(feature = "tools")]
pub(super) fn write(ids: &[String], out: &mut Vec<u8>) {
    use super::write::number;
    number(out, ids.len());
    let mut before: &[u8] = &[];
    for (place, id) in ids.iter().enumerate() {
        let id = id.as_bytes();
        let same = |(a, b): &(&u8, &u8)| a == b;
        let shared = match place % BLOCK {
            0 => 0,
            _ => before.iter().zip(id).take_while(same).count(),
        };
        number(out, shared);
        number(out, id.len() - shared);
        out.extend_from_slice(&id[shared..]);
        before = id;
    }
}
