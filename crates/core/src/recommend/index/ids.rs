//! The items' ids: sorted, each after a first of sixteen told by what it adds to the one before it, found in place.

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
        let mut bytes = self.block(part, block);
        // How many bytes of the id before are those of the one that is looked for. Ids grow: one that shares more with
        // the one before it is too small for the same reason, one that shares less is too great.
        let mut same = 0;
        for number in self.numbers(block) {
            let Entry { shared, rest } = entry(&mut bytes).ok()?;
            if shared > same {
                continue;
            }
            let wanted = id.as_bytes().get(same..)?;
            if shared < same || rest > wanted {
                return None;
            }
            if rest == wanted {
                return Some(number);
            }
            same += rest.iter().zip(wanted).take_while(|(a, b)| a == b).count();
        }
        None
    }

    /// The id of that item.
    pub(super) fn at(&self, part: &[u8], item: ItemNo) -> Option<String> {
        let block = item as usize / BLOCK;
        let mut bytes = self.block(part, block);
        let mut id: Vec<u8> = Vec::new();
        for number in self.numbers(block) {
            let Entry { shared, rest } = entry(&mut bytes).ok()?;
            id.truncate(shared);
            id.extend_from_slice(rest);
            if number == item {
                return String::from_utf8(id).ok();
            }
        }
        None
    }

    /// The bytes of a block and what follows it.
    fn block<'p>(&self, part: &'p [u8], block: usize) -> Bytes<'p> {
        let start = self.blocks.get(block).map_or(part.len(), |at| *at as usize);
        Bytes::new(part.get(start..).unwrap_or_default(), PART)
    }

    /// The items whose ids are in a block.
    fn numbers(&self, block: usize) -> core::ops::Range<ItemNo> {
        let end = self.count.min((block + 1) * BLOCK);
        (block * BLOCK) as ItemNo..end as ItemNo
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
