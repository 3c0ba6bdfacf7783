//! How popular each item is: one byte an item, logarithmic.

use super::IndexError;
use super::bytes::Bytes;
use crate::recommend::ItemNo;

pub(super) const PART: &str = "the index's popularity";

/// A step of the byte halves a popularity's eighth: 255 is 1, 247 is a half, and zero is none.
const STEP: f64 = 0.917_004_043_204_671_2;

/// Checks that there is one byte an item.
pub(super) fn check(part: &[u8], items: usize) -> Result<(), IndexError> {
    let mut bytes = Bytes::new(part, PART);
    bytes.take(items)?;
    bytes.end()
}

/// An item's popularity: from 0 to 1.
pub(super) fn at(part: &[u8], item: ItemNo) -> f32 {
    match part.get(item as usize) {
        None | Some(0) => 0.0,
        Some(byte) => STEP.powi(255 - i32::from(*byte)) as f32,
    }
}

/// Writes popularities, the greatest 1.
#[cfg(feature = "tools")]
pub(super) fn write(popularity: &[f32], items: usize, out: &mut Vec<u8>) {
    out.extend((0..items).map(|item| {
        let share = popularity.get(item).copied().unwrap_or_default();
        if share > 0.0 {
            (255.0 + 8.0 * share.log2()).round().clamp(1.0, 255.0) as u8
        } else {
            0
        }
    }));
}
