//! E-mail and IP addresses.

use super::find::{Found, Kind, is_word, stands_alone};

/// The e-mail address that begins there: a local part (RFC 5322's usual characters), `@` (also as URLs write it) and a
/// domain with a top level of letters.
pub fn email(bytes: &[u8], from: usize) -> Option<Found> {
    if is_local_before(bytes, from) {
        return None;
    }
    let rest = bytes.get(from..)?;
    // `%40` is the sign itself, not a part of what stands before it.
    let mut local = 0;
    while rest.get(local).is_some_and(|byte| is_local(*byte)) && !begins(rest, local, b"%40") {
        local += 1;
    }
    let sign = if rest.get(local) == Some(&b'@') {
        1
    } else if begins(rest, local, b"%40") {
        3
    } else {
        return None;
    };
    let domain = rest.get(local + sign..)?;
    let length = domain
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        .count();
    let domain = domain.get(..length)?.trim_ascii_end();
    let end = domain.iter().rposition(|byte| is_word(*byte))? + 1;
    let domain = domain.get(..end)?;
    let dot = domain.iter().rposition(|byte| *byte == b'.')?;
    let top = domain.get(dot + 1..)?;
    let is_address = local > 0
        && dot > 0
        && top.len() >= 2
        && (top.iter().all(u8::is_ascii_alphabetic) || top.starts_with(b"xn--"));
    is_address.then_some(Found {
        kind: Kind::Email,
        at: from..from + local + sign + end,
    })
}

fn begins(bytes: &[u8], at: usize, with: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(with))
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || b".!#$%&'*+/=?^_`{|}~-".contains(&byte) && !b"/=?&#".contains(&byte)
}

/// Whether an address could have begun before: then it was looked for there.
fn is_local_before(bytes: &[u8], from: usize) -> bool {
    let before = from.checked_sub(1).and_then(|place| bytes.get(place));
    before.is_some_and(|byte| is_local(*byte))
}

/// The IP address that begins there.
pub fn ip(bytes: &[u8], from: usize) -> Option<Found> {
    let length = bytes
        .get(from..)?
        .iter()
        .take_while(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':'))
        .count();
    let mut at = from..from + length;
    // The point or colon of the sentence.
    while at.end > at.start && matches!(bytes.get(at.end - 1), Some(b'.')) {
        at.end -= 1;
    }
    let token = bytes.get(at.clone())?;
    let before = from.checked_sub(1).and_then(|place| bytes.get(place));
    if matches!(before, Some(b'.' | b':')) || !stands_alone(bytes, &at) {
        return None;
    }
    if let Some(length) = v4(token) {
        at.end = from + length;
    } else if !is_v6(token) {
        return None;
    }
    Some(Found { kind: Kind::Ip, at })
}

/// How much of the token is four numbers up to 255; a port may follow.
fn v4(token: &[u8]) -> Option<usize> {
    let address = token.split(|byte| *byte == b':').next()?;
    let mut parts = 0;
    for part in address.split(|byte| *byte == b'.') {
        let leads = part.len() > 1 && part.first() == Some(&b'0');
        if !(1..=3).contains(&part.len()) || leads {
            return None;
        }
        let value = part.iter().try_fold(0_u32, |value, byte| {
            byte.is_ascii_digit()
                .then(|| value * 10 + u32::from(byte - b'0'))
        })?;
        if value > 255 {
            return None;
        }
        parts += 1;
    }
    (parts == 4).then_some(address.len())
}

/// Eight groups of hexadecimal digits (RFC 4291), or some with one `::` for those that are left out. Three groups at
/// least, one of them with a digit: `a::b` is a name in many languages.
fn is_v6(token: &[u8]) -> bool {
    let (mut groups, mut empty, mut digits) = (0, 0, false);
    for group in token.split(|byte| *byte == b':') {
        if group.len() > 4 || group.contains(&b'.') {
            return false;
        }
        if group.is_empty() {
            empty += 1;
        } else {
            groups += 1;
            digits |= group.iter().any(u8::is_ascii_digit);
        }
    }
    let doubled = token.windows(2).filter(|pair| *pair == b"::").count();
    let bordered = usize::from(token.starts_with(b"::")) + usize::from(token.ends_with(b"::"));
    match doubled {
        0 => groups == 8 && empty == 0,
        1 => (3..8).contains(&groups) && digits && empty == 1 + bordered,
        _ => false,
    }
}
