//! Telephone numbers.

use super::number::Written;

/// Whether it is a telephone number: with a country's code; a Chinese mobile number; or written as national numbers are,
/// with their area in parentheses or their groups apart.
pub fn is_phone(written: &Written) -> bool {
    let digits = written.digits.len();
    if written.text.first() == Some(&b'+') {
        // E.164: 15 digits at most. No country's code begins with 0.
        return (8..=15).contains(&digits) && written.digits.first() != Some(&0);
    }
    is_international(written)
        || is_chinese_mobile(written)
        || is_american(written)
        || is_national(written)
}

/// `0049 30 123456`
fn is_international(written: &Written) -> bool {
    let code = written.digits.get(..3);
    let is_apart = written.groups.len() > 1 && !written.has(b'.') && !written.has(b'/');
    matches!(code, Some([0, 0, 1..=9])) && is_apart && (11..=17).contains(&written.digits.len())
}

/// 11 digits from 13 to 19, which no landline has; also with 86 before them.
fn is_chinese_mobile(written: &Written) -> bool {
    let plain = !written.has(b'.') && !written.has(b'/') && !written.has(b'(');
    let (from, groups) = match written.groups.as_slice() {
        groups if written.digits.len() == 11 => (0, groups),
        [2, groups @ ..] if written.digits.len() == 13 => (2, groups),
        groups @ [13] => (2, groups),
        _ => return false,
    };
    let prefix = from == 0 || written.value(0, 2) == Some(86);
    let known = matches!(written.value(from, 2), Some(13..=19));
    plain && prefix && known && matches!(groups, [11 | 13] | [3, 4, 4] | [3, 8])
}

/// North America: `(555) 123-4567`, `555-123-4567`, `1 555 123 4567`. Neither the area nor the exchange begins with 0
/// or 1.
fn is_american(written: &Written) -> bool {
    let from = match written.groups.as_slice() {
        [3, 3, 4] => 0,
        [1, 3, 3, 4] if written.digits.first() == Some(&1) => 1,
        _ => return false,
    };
    let begins = |place: usize| matches!(written.digits.get(place), Some(2..=9));
    !written.has(b'/') && begins(from) && begins(from + 3)
}

/// With the 0 of a trunk call: `020 7946 0958`, `030/1234567`, `010-62552000`, `06.12.34.56.78`, `(0571) 88886666`.
fn is_national(written: &Written) -> bool {
    let digits = written.digits.len();
    let trunk = matches!(written.digits.get(..2), Some([0, 1..=9]));
    // A lone 0 before the others is a book's (ISBN).
    let is_apart = matches!(written.groups.as_slice(), [2..=5, _, ..]);
    if !trunk || !is_apart || !(9..=12).contains(&digits) || is_date(written) {
        return false;
    }
    let slashes = written.text.iter().filter(|byte| **byte == b'/').count();
    if written.has(b'.') {
        return written.groups == [2, 2, 2, 2, 2];
    }
    slashes <= 1
}

/// `05-11-2026 10`
fn is_date(written: &Written) -> bool {
    matches!(written.groups.as_slice(), [2, 2, 4, ..])
        && matches!(written.value(0, 2), Some(1..=31))
        && matches!(written.value(4, 4), Some(1900..=2100))
}
