//! The order of items in which those that go together are near each other: then numbers that stand together are near
//! each other too, and cost few bytes.

use super::IndexError;
use super::bytes::Bytes;
use super::numbers::Numbers;
use crate::recommend::ItemNo;

pub(super) const PART: &str = "the index's order of items";

/// The order, both ways.
#[derive(Debug)]
pub(super) struct Order {
    items: Numbers,
    places: Numbers,
}

impl Order {
    /// Checks that each item stands once. No bytes: each item at the place of its number.
    pub(super) fn open(part: &[u8], items: usize) -> Result<Option<Self>, IndexError> {
        if part.is_empty() {
            return Ok(None);
        }
        let mut bytes = Bytes::new(part, PART);
        let mut order = Self {
            items: Numbers::new(items, items),
            places: Numbers::new(items, items),
        };
        // Bytes of one rank stand together: the higher ones repeat, and compress.
        for rank in 0..width(items) {
            for (place, byte) in bytes.take(items)?.iter().enumerate() {
                let low = order.items.get(place);
                order.items.set(place, low | u32::from(*byte) << (8 * rank));
            }
        }
        bytes.end()?;
        let mut is_placed = vec![false; items];
        for place in 0..items {
            let item = order.items.get(place);
            match is_placed.get_mut(item as usize) {
                Some(placed @ false) => *placed = true,
                _ => {
                    return Err(
                        bytes.wrong("a number that is no item or stood before", "each item once")
                    );
                }
            }
            order.places.set(item as usize, place as u32);
        }
        Ok(Some(order))
    }

    /// The item at that place.
    #[inline]
    pub(super) fn item(&self, place: u32) -> ItemNo {
        self.items.get(place as usize)
    }

    /// The place of that item.
    pub(super) fn place(&self, item: ItemNo) -> u32 {
        self.places.get(item as usize)
    }
}

/// How many bytes an item's number takes.
pub(super) fn width(items: usize) -> usize {
    match items {
        0..=0x1_0000 => 2,
        0x1_0001..=0x100_0000 => 3,
        _ => 4,
    }
}

/// The zigzag of a difference: small for small ones of either sign, as in Protocol Buffers.
#[cfg(feature = "tools")]
pub(super) fn fold(from: u32, to: u32) -> u32 {
    let step = to.wrapping_sub(from) as i32;
    (step << 1 ^ step >> 31) as u32
}

/// Undoes [`fold`].
#[inline]
pub(super) fn unfold(from: u32, folded: u32) -> u32 {
    from.wrapping_add(folded >> 1 ^ (folded & 1).wrapping_neg())
}
