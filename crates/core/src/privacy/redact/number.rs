//! Numbers that are written with separators, and what they are.

use std::ops::Range;

use super::find::{Found, Kind, is_word, stands_alone};
use super::{identity, phone};

/// More digits than these are no number of a person's.
const MOST_DIGITS: usize = 19;

/// A number as it is written: its digits, and where they are parted.
pub struct Written<'a> {
    /// The text of it.
    pub text: &'a [u8],
    /// Its digits.
    pub digits: Vec<u8>,
    /// How many digits each of its groups has.
    pub groups: Vec<usize>,
}

impl Written<'_> {
    /// Whether it has that separator.
    pub fn has(&self, separator: u8) -> bool {
        self.text.contains(&separator)
    }

    /// Its digits as a number from that place, so many of them.
    pub fn value(&self, from: usize, count: usize) -> Option<u32> {
        let digits = self.digits.get(from..from + count)?;
        Some(
            digits
                .iter()
                .fold(0, |value, digit| value * 10 + u32::from(*digit)),
        )
    }
}

/// What begins there, if it is a number of a person's.
pub fn number(bytes: &[u8], from: usize, is_identifier: bool) -> Option<Found> {
    let first = *bytes.get(from)?;
    let before = from.checked_sub(1).and_then(|place| bytes.get(place));
    if before.is_some_and(|byte| is_word(*byte) || matches!(byte, b'+' | b'.' | b',')) {
        return None;
    }
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'(')) {
        return None;
    }
    if let Some(found) = identity::resident_id(bytes, from) {
        return Some(found);
    }
    if is_identifier {
        return None;
    }
    // "1 4111 1111 1111 1111": what follows a number of pieces belongs to the next one, so shorter ends are tried too.
    let ends = ends(bytes, from);
    for end in ends.into_iter().rev() {
        let at = from..end;
        if !stands_alone(bytes, &at) {
            continue;
        }
        let written = written(bytes, &at)?;
        let next = (bytes.get(end), bytes.get(end + 1));
        // A decimal fraction, a time, a percentage: no number of a person's goes on so.
        if matches!(next, (Some(b'.' | b',' | b':'), Some(byte)) if byte.is_ascii_digit())
            || next.0 == Some(&b'%')
        {
            continue;
        }
        let kind = if identity::is_card(&written) {
            Kind::Card
        } else if phone::is_phone(&written) {
            Kind::Phone
        } else {
            continue;
        };
        return Some(Found { kind, at });
    }
    None
}

/// Where what begins there may end: after each group of digits.
fn ends(bytes: &[u8], from: usize) -> Vec<usize> {
    let (mut ends, mut digits, mut place) = (Vec::new(), 0, from);
    while let Some(byte) = bytes.get(place) {
        if byte.is_ascii_digit() {
            digits += 1;
            let is_last = !bytes.get(place + 1).is_some_and(u8::is_ascii_digit);
            if is_last && digits <= MOST_DIGITS {
                ends.push(place + 1);
            }
        } else if !is_separator(bytes, place, from) {
            break;
        }
        place += 1;
    }
    ends
}

/// Whether the byte there may stand within a number: one sign, or a parenthesis with a space.
fn is_separator(bytes: &[u8], place: usize, from: usize) -> bool {
    let Some(byte) = bytes.get(place) else {
        return false;
    };
    let before = place.checked_sub(1).and_then(|place| bytes.get(place));
    match byte {
        b'+' => place == from,
        b'(' => place == from || matches!(before, Some(b' ')) || is_digit(before),
        b')' => is_digit(before),
        b' ' | b'-' => is_digit(before) || before == Some(&b')'),
        b'.' | b'/' => is_digit(before),
        _ => false,
    }
}

fn is_digit(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_digit)
}

fn written<'a>(bytes: &'a [u8], at: &Range<usize>) -> Option<Written<'a>> {
    let text = bytes.get(at.clone())?;
    let groups: Vec<usize> = text
        .split(|byte| !byte.is_ascii_digit())
        .map(<[u8]>::len)
        .filter(|length| *length > 0)
        .collect();
    let digits = text.iter().filter(|byte| byte.is_ascii_digit());
    Some(Written {
        text,
        digits: digits.map(|byte| byte - b'0').collect(),
        groups,
    })
}

/// Where the next number or address may begin: after this word, or this byte.
pub fn skip(bytes: &[u8], from: usize) -> usize {
    if !bytes.get(from).is_some_and(|byte| is_word(*byte)) {
        return from + 1;
    }
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| is_word(**byte)).count()
}
