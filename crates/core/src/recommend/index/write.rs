//! From parts to bytes.

use super::arrange::{self, arrange};
use super::file::{MAGIC, VERSION, kind};
use super::{Parts, Repeats, ids, links, popularity, repeats, sessions};
use crate::recommend::ItemNo;

/// Writes an index: the same parts give the same bytes.
///
/// Parts that break the rules of [`Parts`] (ids out of order, an item past the list of ids) give bytes that
/// [`Index::open`](super::Index::open) refuses with the reason.
pub fn write(parts: &Parts) -> Vec<u8> {
    let plain = sections(parts, None);
    let ordered = sections(parts, Some(&arrange(parts)));
    file(
        parts,
        if weight(&ordered) < weight(&plain) {
            ordered
        } else {
            plain
        },
    )
}

/// A section's kind and bytes.
type Section = (u32, Vec<u8>);

/// The sections, with an order of items or without one.
fn sections(parts: &Parts, order: Option<&[ItemNo]>) -> Vec<Section> {
    let items = parts.ids.len();
    let mut sections = Vec::new();
    let mut section = |kind: u32, fill: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = Vec::new();
        fill(&mut bytes);
        sections.push((kind, bytes));
    };
    section(kind::IDS, &|out| ids::write(&parts.ids, out));
    if !parts.popularity.is_empty() {
        section(kind::POPULARITY, &|out| {
            popularity::write(&parts.popularity, items, out);
        });
    }
    let mut places: Vec<u32> = (0..items as u32).collect();
    if let Some(order) = order {
        for (place, item) in order.iter().enumerate() {
            places[*item as usize] = place as u32;
        }
        section(kind::ORDER, &|out| arrange::write(order, out));
    }
    if parts.repeats != Repeats::default() {
        section(kind::REPEATS, &|out| repeats::write(&parts.repeats, out));
    }
    for table in &parts.links {
        section(kind::LINKS, &|out| links::write(table, &places, out));
    }
    if let Some(part) = &parts.sessions {
        let places = order.map(|_| places.as_slice());
        section(kind::SESSIONS, &|out| {
            sessions::write(part, parts.learned_at, places, out)
        });
    }
    sections
}

/// About how many bits the sections have after compression: what each byte says, given how often it stands there.
fn weight(sections: &[Section]) -> f64 {
    let of_section = |(_, bytes): &Section| {
        let mut counts = [0_u32; 256];
        for byte in bytes {
            counts[usize::from(*byte)] += 1;
        }
        let said = counts.iter().filter(|count| **count > 0);
        said.map(|count| f64::from(*count) * (bytes.len() as f64 / f64::from(*count)).log2())
            .sum::<f64>()
    };
    sections.iter().map(of_section).sum()
}

fn file(parts: &Parts, sections: Vec<Section>) -> Vec<u8> {
    let mut body = Vec::new();
    body.extend(parts.learned_at.to_le_bytes());
    body.extend((sections.len() as u32).to_le_bytes());
    for (kind, bytes) in &sections {
        body.extend(kind.to_le_bytes());
        body.extend((bytes.len() as u32).to_le_bytes());
    }
    for (_, bytes) in &sections {
        body.extend(bytes);
    }
    let mut file = Vec::new();
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend(xxhash_rust::xxh32::xxh32(&body, 0).to_le_bytes());
    file.extend(body);
    file
}

/// Writes a number in LEB128.
pub(super) fn number(out: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Writes what is left after one step of a decay: infinite steps leave all, none leaves nothing.
pub(super) fn share(out: &mut Vec<u8>, decay: f64) {
    out.extend((-1.0 / decay).exp().to_le_bytes());
}
