//! From parts to bytes.

use super::file::{MAGIC, VERSION, kind};
use super::{Parts, Repeats, ids, links, popularity, repeats, sessions};

/// Writes an index: the same parts give the same bytes.
///
/// Parts that break the rules of [`Parts`] (ids out of order, an item past the list of ids) give bytes that
/// [`Index::open`](super::Index::open) refuses with the reason.
pub fn write(parts: &Parts) -> Vec<u8> {
    let items = parts.ids.len();
    let mut sections: Vec<(u32, Vec<u8>)> = Vec::new();
    let mut section = |kind: u32, fill: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = Vec::new();
        fill(&mut bytes);
        sections.push((kind, bytes));
    };
    section(kind::IDS, &|out| ids::write(&parts.ids, out));
    if !parts.popularity.is_empty() {
        section(kind::POPULARITY, &|out| {
            popularity::write(&parts.popularity, items, out)
        });
    }
    for table in &parts.links {
        section(kind::LINKS, &|out| links::write(table, items, out));
    }
    if let Some(part) = &parts.sessions {
        section(kind::SESSIONS, &|out| sessions::write(part, out));
    }
    if parts.repeats != Repeats::default() {
        section(kind::REPEATS, &|out| repeats::write(&parts.repeats, out));
    }
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
