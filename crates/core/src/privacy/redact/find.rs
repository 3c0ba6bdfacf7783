//! Where in a text personal data is.

use std::ops::Range;

use super::{address, number};

/// A kind of personal data that can be told by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// The number of a payment card.
    Card,
    /// A Chinese resident identity number (GB 11643).
    ResidentId,
    /// An IP address.
    Ip,
}

impl Kind {
    /// What stands in its place where it is masked.
    pub fn mask(self) -> &'static str {
        match self {
            Self::Email => "[email]",
            Self::Phone => "[phone]",
            Self::Card => "[card]",
            Self::ResidentId => "[id]",
            Self::Ip => "[ip]",
        }
    }
}

/// A place where personal data stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Where, in bytes.
    pub at: Range<usize>,
}

/// All that is found in a text, from its begin to its end. Of a text that is an identifier, such as an order number,
/// digits alone prove too little: only what has a check digit of more than a tenth's chance counts there.
pub fn find(text: &str, is_identifier: bool) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found: Vec<Found> = Vec::new();
    // Most texts have neither a digit nor an @: they end here.
    if !bytes
        .iter()
        .any(|byte| byte.is_ascii_digit() || matches!(byte, b'@' | b':' | b'%'))
    {
        return found;
    }
    let mut from = 0;
    while from < bytes.len() {
        let next = address::email(bytes, from)
            .or_else(|| address::ip(bytes, from))
            .or_else(|| number::number(bytes, from, is_identifier));
        match next {
            Some(next) => {
                from = next.at.end.max(from + 1);
                found.push(next);
            }
            None => from = number::skip(bytes, from),
        }
    }
    found
}

/// Whether a byte belongs to a word, so that what begins after it is only a part of one. Chinese is written without
/// spaces: its characters end a word.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether the range stands by itself: no letter or digit before or after it.
pub(super) fn stands_alone(bytes: &[u8], at: &Range<usize>) -> bool {
    let before = at.start.checked_sub(1).and_then(|place| bytes.get(place));
    let after = bytes.get(at.end);
    !before.is_some_and(|byte| is_word(*byte)) && !after.is_some_and(|byte| is_word(*byte))
}
