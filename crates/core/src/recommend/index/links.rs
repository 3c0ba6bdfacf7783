//! Tables of links from item to item, read in place.

use super::bytes::Bytes;
use super::neighbors::power;
use super::order::{Order, unfold};
use super::{IndexError, Purpose};
use crate::recommend::{ItemNo, Query, Scores};

pub(super) const PART: &str = "the index's links";

/// An item of the question that weighs less is not looked up.
const LEAST: f32 = 1e-6;

/// Where a table's rows are in the bytes of its part.
#[derive(Debug)]
pub(super) struct LinkTable {
    pub(super) purpose: Purpose,
    pub(super) weight: f32,
    share: f64,
    /// The greatest strength of all rows.
    strongest: f32,
    /// Where the rows' scales, strengths and items begin.
    scales: usize,
    strengths: usize,
    items: usize,
    rows: Vec<Row>,
}

/// Where a row ends, among all links and among the bytes that tell items.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    links: u32,
    bytes: u32,
}

/// The eighth root of a half: a step of a row's scale.
const STEP: f64 = 0.917_004_043_204_671_2;

impl LinkTable {
    /// Checks every row.
    pub(super) fn open(
        part: &[u8],
        items: usize,
        order: Option<&Order>,
    ) -> Result<Self, IndexError> {
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
        let mut rows = Vec::with_capacity(items);
        let mut links = 0;
        for _ in 0..items {
            links = bytes.sum(links)?;
            rows.push(Row { links, bytes: 0 });
        }
        let scales = part.len() - bytes.left();
        bytes.take(items)?;
        let strengths = part.len() - bytes.left();
        bytes.take(links as usize)?;
        let start = part.len() - bytes.left();
        let mut before = 0;
        for (item, row) in rows.iter_mut().enumerate() {
            let mut walk = Walk::from(item as ItemNo, order);
            for _ in before..row.links {
                if !walk.step(&mut bytes)? || walk.place as usize >= items {
                    return Err(bytes.wrong("links out of order", "items of the index, each once"));
                }
            }
            before = row.links;
            row.bytes = (part.len() - bytes.left() - start) as u32;
        }
        bytes.end()?;
        Ok(Self {
            purpose,
            weight,
            share,
            strongest,
            scales,
            strengths,
            items: start,
            rows,
        })
    }

    /// Adds the links of the question's items.
    pub(super) fn score(
        &self,
        part: &[u8],
        order: Option<&Order>,
        query: &Query,
        scores: &mut Scores,
    ) {
        for (from_end, item) in query.items.iter().rev().enumerate() {
            let weight = power(self.share, from_end);
            if weight < LEAST {
                return;
            }
            // Rows were checked when the file was opened: none ends early.
            let _ = self.add(part, order, *item, weight, scores);
        }
    }

    fn add(
        &self,
        part: &[u8],
        order: Option<&Order>,
        item: ItemNo,
        weight: f32,
        scores: &mut Scores,
    ) -> Option<()> {
        let row = self.rows.get(item as usize)?;
        let before = (item as usize).checked_sub(1);
        let before = before.and_then(|before| self.rows.get(before)).copied();
        let before = before.unwrap_or_default();
        let scale = part.get(self.scales + item as usize)?;
        let scale = STEP.powi(255 - i32::from(*scale)) as f32 * self.strongest / 127.0 * weight;
        let strengths = self.strengths + before.links as usize..self.strengths + row.links as usize;
        let items = part.get(self.items + before.bytes as usize..)?;
        let mut bytes = Bytes::new(items, PART);
        let mut walk = Walk::from(item, order);
        for strength in part.get(strengths)? {
            walk.step(&mut bytes).ok()?;
            let item = order.map_or(walk.place, |order| order.item(walk.place));
            scores.add(item, f32::from(*strength as i8) * scale);
        }
        Some(())
    }
}

/// Reads the items of a row, by their places: the first as the difference from the row's own item, each other as how
/// much it is after the one before.
struct Walk {
    place: u32,
    is_first: bool,
}

impl Walk {
    fn from(item: ItemNo, order: Option<&Order>) -> Self {
        Self {
            place: order.map_or(item, |order| order.place(item)),
            is_first: true,
        }
    }

    /// Goes to the next item; whether it is after the one before.
    #[inline]
    fn step(&mut self, bytes: &mut Bytes) -> Result<bool, IndexError> {
        let number = bytes.number()?;
        let before = self.place;
        self.place = if self.is_first {
            unfold(before, number)
        } else {
            before.wrapping_add(number)
        };
        let is_after = self.is_first || self.place > before;
        self.is_first = false;
        Ok(is_after)
    }
}

/// Writes a table.
#[cfg(feature = "tools")]
pub(super) fn write(links: &super::Links, places: &[u32], out: &mut Vec<u8>) {
    use super::order::fold;
    use super::write::{number, share};
    out.push(match links.purpose {
        Purpose::Next => 0,
        Purpose::Together => 1,
        Purpose::Similar => 2,
    });
    out.extend(links.weight.to_le_bytes());
    share(out, f64::from(links.session_decay));
    let greatest = |row: &[(ItemNo, f32)]| {
        let strengths = row.iter().map(|(_, strength)| strength.abs());
        strengths.fold(0.0_f32, f32::max)
    };
    let strongest = links
        .rows
        .iter()
        .fold(0.0_f32, |most, row| most.max(greatest(row)));
    out.extend(strongest.to_le_bytes());
    let (mut scales, mut strengths, mut items) = (Vec::new(), Vec::new(), Vec::new());
    for (item, own) in places.iter().enumerate() {
        let row = links.rows.get(item).map(Vec::as_slice).unwrap_or_default();
        number(out, row.len());
        // The next scale that is not below the row's strongest link.
        let below = (f64::from(greatest(row)) / f64::from(strongest)).log2() * -8.0;
        let steps = if row.is_empty() {
            0.0
        } else {
            (below + 1e-9).floor().clamp(0.0, 255.0)
        };
        scales.push(255 - steps as u8);
        let scale = STEP.powi(steps as i32) * f64::from(strongest) / 127.0;
        let place = |item: ItemNo| places.get(item as usize).copied().unwrap_or(ItemNo::MAX);
        let mut row: Vec<(u32, f32)> = row
            .iter()
            .map(|(to, strength)| (place(*to), *strength))
            .collect();
        row.sort_by_key(|(place, _)| *place);
        let mut before = None;
        for (to, strength) in row {
            number(
                &mut items,
                before.map_or_else(|| fold(*own, to), |before| to - before) as usize,
            );
            before = Some(to);
            let level = (f64::from(strength) / scale).round().clamp(-127.0, 127.0);
            strengths.push(level as i8 as u8);
        }
    }
    out.extend(scales);
    out.extend(strengths);
    out.extend(items);
}
