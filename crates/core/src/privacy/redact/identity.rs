//! Card numbers and Chinese resident ids, which have a check digit.

use super::find::{Found, Kind, stands_alone};
use super::number::Written;

/// Whether it is the number of a payment card: a known issuer's first digits and length (ISO/IEC 7812), the check digit
/// of Luhn, and written in one piece or in groups as cards have them.
pub fn is_card(written: &Written) -> bool {
    let groups_fit = match written.groups.as_slice() {
        [_] => true,
        [4, 6, 5] | [4, 6, 4] => true,
        [first @ .., last] => first.iter().all(|group| *group == 4) && *last <= 4,
        [] => false,
    };
    let text_fits = written
        .text
        .iter()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'));
    groups_fit && text_fits && is_issued(written) && has_luhn(&written.digits)
}

/// Whether a card's issuer has such numbers. Visa's of 13 digits have not been issued for long, and barcodes have that
/// length.
fn is_issued(written: &Written) -> bool {
    let first = |count| written.value(0, count).unwrap_or(0);
    match written.digits.len() {
        14 => matches!(first(3), 300..=305) || matches!(first(2), 36 | 38),
        15 => matches!(first(2), 34 | 37),
        16 => {
            first(1) == 4
                || matches!(first(2), 51..=55 | 62 | 65 | 81)
                || matches!(first(4), 2221..=2720 | 3528..=3589 | 6011)
                || matches!(first(3), 644..=649)
        }
        17 | 18 => first(2) == 62,
        19 => first(1) == 4 || first(2) == 62,
        _ => false,
    }
}

/// The check digit of ISO/IEC 7812-1, annex B.
fn has_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let doubled = u32::from(*digit) << (place % 2);
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The resident identity number that begins there (GB 11643-1999): a province, a day of birth, and a check character of
/// ISO 7064, MOD 11-2.
pub fn resident_id(bytes: &[u8], from: usize) -> Option<Found> {
    const LENGTH: usize = 18;
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let at = from..from + LENGTH;
    let id = bytes.get(at.clone())?;
    let (check, digits) = id.split_last()?;
    if !digits.iter().all(u8::is_ascii_digit) || !stands_alone(bytes, &at) {
        return None;
    }
    let value = |from: usize, count: usize| {
        let digits = digits.get(from..from + count).unwrap_or_default();
        digits
            .iter()
            .fold(0, |value, byte| value * 10 + u32::from(byte - b'0'))
    };
    let province = matches!(
        value(0, 2),
        11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83
    );
    let born = (1880..2100).contains(&value(6, 4))
        && (1..=12).contains(&value(10, 2))
        && (1..=31).contains(&value(12, 2));
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(byte, weight)| u32::from(byte - b'0') * weight)
        .sum();
    let expected = b"10X98765432".get((sum % 11) as usize)?;
    (province && born && check.to_ascii_uppercase() == *expected).then_some(Found {
        kind: Kind::ResidentId,
        at,
    })
}
