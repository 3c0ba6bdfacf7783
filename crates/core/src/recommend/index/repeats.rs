//! What speaks for showing an item again that the session has already.

use super::bytes::Bytes;
use super::{IndexError, Repeats};
use crate::recommend::{Query, Scores};

pub(super) const PART: &str = "the index's repeats";

/// Keeps every item of the question out, whatever speaks for it.
pub(super) const NEVER: Repeats = Repeats {
    last: -1000.0,
    earlier: -1000.0,
};

/// Reads both numbers.
pub(super) fn open(part: &[u8]) -> Result<Repeats, IndexError> {
    let mut bytes = Bytes::new(part, PART);
    let mut number = || {
        let number = f32::from_bits(bytes.u32()?);
        if number.is_finite() {
            Ok(number)
        } else {
            Err(bytes.wrong("a number without end", "a finite one"))
        }
    };
    let repeats = Repeats {
        last: number()?,
        earlier: number()?,
    };
    bytes.end()?;
    Ok(repeats)
}

/// Writes both numbers.
#[cfg(feature = "tools")]
pub(super) fn write(repeats: &Repeats, out: &mut Vec<u8>) {
    out.extend(repeats.last.to_le_bytes());
    out.extend(repeats.earlier.to_le_bytes());
}

/// Adds them to the session's items, each item once.
pub(super) fn score(repeats: &Repeats, query: &Query, scores: &mut Scores) {
    let mut after = query.items.len();
    for item in query.items.iter().rev() {
        let later = query.items.get(after..).unwrap_or_default();
        if !later.contains(item) {
            let is_last = later.is_empty();
            scores.add(
                *item,
                if is_last {
                    repeats.last
                } else {
                    repeats.earlier
                },
            );
        }
        after -= 1;
    }
}
