//! Texts whose order is that of the versions they stand for.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{Host, script};
use crate::value::Value;

/// A version as text that can be compared: `v1.2.3-rc.1+build` becomes `    1-    2-    3-rc-    1`.
///
/// Without a pre-release, `~` follows, which is larger than any ASCII letter. A number is taken as text, anything else,
/// and nothing, as `0`.
pub fn padded(version: &Value, host: &dyn Host) -> String {
    const WIDTH: usize = 5;
    let text = match version {
        Value::Text(text) if !text.is_empty() => Cow::Borrowed(text.as_str()),
        Value::Number(number) => Cow::Owned(script::number_text(*number, host)),
        _ => Cow::Borrowed("0"),
    };
    let bare = text.strip_prefix('v').unwrap_or(&text);
    let mut padded = String::new();
    let mut parts = 0;
    for part in without_build(bare).split(['-', '.']) {
        if parts > 0 {
            padded.push('-');
        }
        parts += 1;
        if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
            for _ in part.len()..WIDTH {
                padded.push(' ');
            }
        }
        padded.push_str(part);
    }
    if parts == 3 {
        padded.push_str("-~");
    }
    padded
}

/// Cut at the first `+` behind which there is no line break: the reference's expression is `\+.*$`, and `.` is no line
/// terminator.
fn without_build(text: &str) -> &str {
    let is_break = |character| matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let last_line = text.rfind(is_break).unwrap_or(0);
    let plus = text
        .char_indices()
        .find(|(at, character)| *character == '+' && *at >= last_line);
    plus.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The order of two texts in JavaScript: by UTF-16 code units.
pub fn order(left: &str, right: &str) -> Ordering {
    left.encode_utf16().cmp(right.encode_utf16())
}
