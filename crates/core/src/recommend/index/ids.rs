//! The items' ids: sorted, each after a first of sixteen told by what it adds to the one before it, found in place.

use super::IndexError;
use super::bytes::Bytes;
use crate::catalog::Catalog;
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
    /// How many bytes all ids begin with alike.
    common: usize,
    /// The next bytes of each block's first id: most searches need no more of it.
    keys: Vec<u64>,
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
            let before = id.get(shared..).unwrap_or_default();
            if number > 0 && rest <= before {
                return Err(bytes.wrong("ids out of order", "sorted ids, each once"));
            }
            if !is_first && !before.is_empty() && rest.first() == before.first() {
                return Err(bytes.wrong("an id that repeats too little", "all of what is the same"));
            }
            id.truncate(shared);
            id.extend_from_slice(rest);
            if str::from_utf8(&id).is_err() {
                return Err(bytes.wrong("an id that is no text", "UTF-8"));
            }
        }
        bytes.end()?;
        let mut ids = Self {
            count,
            blocks,
            common: 0,
            keys: Vec::new(),
        };
        // What the first and the last id begin with alike, all between them do.
        ids.common = same(ids.first(part, 0), &id);
        for block in 0..ids.blocks.len() {
            let rest = ids.first(part, block).get(ids.common..);
            ids.keys.push(key(rest.unwrap_or_default()));
        }
        Ok(ids)
    }

    /// The first id of a block.
    fn first<'p>(&self, part: &'p [u8], block: usize) -> &'p [u8] {
        let entry = entry(&mut self.block(part, block)).ok();
        entry.map_or(&[], |entry| entry.rest)
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The item of that id.
    pub(super) fn find(&self, part: &[u8], id: &str) -> Option<ItemNo> {
        let id = id.as_bytes();
        let (common, rest) = id.split_at_checked(self.common)?;
        if !self.first(part, 0).starts_with(common) {
            return None;
        }
        let key = key(rest);
        let mut after = self.keys.partition_point(|known| *known < key);
        let mut end = self.keys.partition_point(|known| *known <= key);
        // Those blocks' first ids begin like the one that is looked for, and are compared in full.
        while after < end {
            let middle = after.midpoint(end);
            if self.first(part, middle) <= id {
                after = middle + 1;
            } else {
                end = middle;
            }
        }
        let block = after.checked_sub(1)?;
        let mut bytes = self.block(part, block);
        // How many bytes of the id before are those of the one that is looked for. Ids grow: one that shares more with
        // the one before it is too small for the same reason, one that shares less is too great.
        let mut alike = 0;
        for number in self.numbers(block) {
            let Entry { shared, rest } = entry(&mut bytes).ok()?;
            if shared > alike {
                continue;
            }
            let wanted = id.get(alike..)?;
            if shared < alike || rest > wanted {
                return None;
            }
            if rest == wanted {
                return Some(number);
            }
            alike += same(rest, wanted);
        }
        None
    }

    /// The numbers of a catalog's items, by their position. Both are sorted: each id is read once.
    pub(super) fn of_catalog(&self, part: &[u8], catalog: &Catalog) -> Vec<Option<ItemNo>> {
        let items = catalog.items();
        let mut numbers = vec![None; items.len()];
        let mut bytes = self.block(part, 0);
        let mut known: Vec<u8> = Vec::new();
        let mut next = 0;
        for position in catalog.by_id() {
            let position = *position as usize;
            let Some(item) = items.get(position) else {
                continue;
            };
            let id = item.id.as_str().as_bytes();
            while known.as_slice() < id && next < self.count {
                let Ok(Entry { shared, rest }) = entry(&mut bytes) else {
                    return numbers;
                };
                known.truncate(shared);
                known.extend_from_slice(rest);
                next += 1;
            }
            if known == id
                && next > 0
                && let Some(number) = numbers.get_mut(position)
            {
                *number = Some(next as ItemNo - 1);
            }
        }
        numbers
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

/// The first eight bytes as a number, so that a lesser number is of a lesser text.
fn key(text: &[u8]) -> u64 {
    let mut key = [0; 8];
    for (byte, source) in key.iter_mut().zip(text) {
        *byte = *source;
    }
    u64::from_be_bytes(key)
}

/// How many bytes two texts begin with alike.
fn same(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Writes sorted ids.
#[cfg(feature = "tools")]
pub(super) fn write(ids: &[String], out: &mut Vec<u8>) {
    use super::write::number;
    number(out, ids.len());
    let mut before: &[u8] = &[];
    for (place, id) in ids.iter().enumerate() {
        let id = id.as_bytes();
        let shared = match place % BLOCK {
            0 => 0,
            _ => same(before, id),
        };
        number(out, shared);
        number(out, id.len() - shared);
        out.extend(id.iter().skip(shared));
        before = id;
    }
}
