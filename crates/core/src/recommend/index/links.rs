//! Tables of links from item to item, read in place.

use super::bytes::Bytes;
use super::neighbors::power;
use super::{IndexError, Purpose};
use crate::recommend::{ItemNo, Query, Scores};

pub(super) const PART: &str = "the index's links";

/// Where a table's rows are in the bytes of its part.
#[derive(Debug)]
pub(super) struct LinkTable {
    pub(super) purpose: Purpose,
    pub(super) weight: f32,
    share: f64,
    /// The strength that a weight of 127 stands for, in a row of scale 255.
    strongest: f32,
    /// Where each row begins.
    starts: Vec<u32>,
}

/// The eighth root of a half: a step of a row's scale.
const STEP: f64 = 0.917_004_043_204_671_2;

impl LinkTable {
    /// Checks every row.
    pub(super) fn open(part: &[u8], items: usize) -> Result<Self, IndexError> {
        let mut bytes = Bytes::new(part, PART);
        let purpose = match bytes.byte()? {
            0 => Purpose::Next,
            1 => Purpose::Together,
            2 => Purpose::Similar,
            _ => return Err(bytes.wrong("an unknown purpose", "0, 1 or 2")),
        };
        let weight = bytes.weight()?;
        let share = bytes.share()?;
        let strongest = bytes.weight()?;
        let mut starts = Vec::new();
        for _ in 0..items {
            starts.push((part.len() - bytes.left()) as u32);
            let count = bytes.number()?;
            if count > 0 {
                bytes.byte()?;
            }
            let mut item = 0_u32;
            for link in 0..count {
                let step = bytes.number()?;
                if link > 0 && step == 0 {
                    return Err(bytes.wrong("a link that stands twice", "each once"));
                }
                item = item
                    .checked_add(step)
                    .filter(|item| (*item as usize) < items)
                    .ok_or_else(|| {
                        bytes.wrong("an item past the list of ids", "an item of the index")
                    })?;
            }
            bytes.take(count as usize)?;
        }
        bytes.end()?;
        Ok(Self {
            purpose,
            weight,
            share,
            strongest,
            starts,
        })
    }

    /// Adds the links of the question's items.
    pub(super) fn score(&self, part: &[u8], query: &Query, scores: &mut Scores) {
        for (from_end, item) in query.items.iter().rev().enumerate() {
            let weight = power(self.share, from_end);
            if weight < 1e-6 {
                return;
            }
            let start = self
                .starts
                .get(*item as usize)
                .map_or(part.len(), |at| *at as usize);
            let row = Bytes::new(part.get(start..).unwrap_or_default(), PART);
            // The row was checked when the file was opened; an error would only end it early.
            let _ = self.add(row, weight, scores);
        }
    }

    fn add(&self, mut row: Bytes, weight: f32, scores: &mut Scores) -> Result<(), IndexError> {
        let count = row.number()?;
        if count == 0 {
            return Ok(());
        }
        let scale = STEP.powi(255 - i32::from(row.byte()?)) as f32 * self.strongest / 127.0;
        let mut strengths = row.clone();
        for _ in 0..count {
            strengths.number()?;
        }
        let mut item = 0_u32;
        for _ in 0..count {
            item = item.saturating_add(row.number()?);
            let strength = f32::from(strengths.byte()? as i8);
            scores.add(item, strength * scale * weight);
        }
        Ok(())
    }
}

/// Writes a table.
#[cfg(feature = "tools")]
pub(super) fn write(links: &super::Links, items: usize, out: &mut Vec<u8>) {
    use super::write::{number, share};
    out.push(match links.purpose {
        Purpose::Next => 0,
        Purpose::Together => 1,
        Purpose::Similar => 2,
    });
    out.extend(links.weight.to_le_bytes());
    share(out, f64::from(links.session_decay));
    let greatest = |row: &[(ItemNo, f32)]| {
        row.iter()
            .fold(0.0_f32, |most, (_, strength)| most.max(strength.abs()))
    };
    let strongest = links
        .rows
        .iter()
        .fold(0.0_f32, |most, row| most.max(greatest(row)));
    out.extend(strongest.to_le_bytes());
    for item in 0..items {
        let row = links.rows.get(item).map(Vec::as_slice).unwrap_or_default();
        number(out, row.len());
        if row.is_empty() {
            continue;
        }
        // The next scale that is not below the row's strongest link.
        let below = (f64::from(greatest(row)) / f64::from(strongest)).log2() * -8.0;
        let steps = (below + 1e-9).floor().clamp(0.0, 255.0);
        out.push(255 - steps as u8);
        let scale = STEP.powi(steps as i32) * f64::from(strongest) / 127.0;
        let mut before = 0;
        for (to, _) in row {
            number(out, to.wrapping_sub(before) as usize);
            before = *to;
        }
        for (_, strength) in row {
            let level = (f64::from(*strength) / scale).round().clamp(-127.0, 127.0);
            out.push(level as i8 as u8);
        }
    }
}
