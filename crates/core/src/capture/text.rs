//! Texts and fields of what was seen: cut to what an event may carry.

use crate::text::split_scheme;
use crate::value::{Value, add};

/// At most so many characters of what is written on an element.
pub(super) const LONGEST_LABEL: usize = 80;

/// A field as text, at most that many characters, with single spaces; `None` if nothing is written there.
pub(super) fn label(seen: &Value, name: &str, most: usize) -> Option<String> {
    let text = seen.get(name)?.as_text()?;
    let mut kept = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        if count > 0 && count < most {
            kept.push(' ');
            count += 1;
        }
        for letter in word.chars() {
            if count < most {
                kept.push(letter);
                count += 1;
            }
        }
        if count >= most {
            break;
        }
    }
    (!kept.is_empty()).then_some(kept)
}

/// A field as a number that is one.
pub(super) fn number(seen: &Value, name: &str) -> Option<f64> {
    let number = seen.get(name)?.as_number()?;
    number.is_finite().then_some(number)
}

/// Adds a field, if there is something to add.
pub(super) fn put(fields: &mut Vec<(String, Value)>, name: &str, value: impl Into<Value>) {
    let value = value.into();
    if value != Value::Null {
        add(fields, name, value);
    }
}

/// What a link says of where it leads: an address of the web without a password; of others, such as `mailto:`, the scheme
/// alone; nothing of a script.
pub(super) fn address(href: &str) -> Option<String> {
    const LONGEST: usize = 2000;
    let href = href.trim_ascii();
    let scheme = href.split(':').next().unwrap_or_default();
    if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") {
        let (before, rest) = split_scheme(href)?;
        let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let host_start = rest.get(..host_end)?.rfind('@').map_or(0, |at| at + 1);
        let mut whole = before.to_owned();
        whole.push_str("://");
        whole.push_str(rest.get(host_start..)?);
        return Some(whole.chars().take(LONGEST).collect());
    }
    let is_script = ["javascript", "data", "blob", "vbscript"]
        .iter()
        .any(|other| scheme.eq_ignore_ascii_case(other));
    let is_scheme = !scheme.is_empty()
        && scheme.len() < href.len()
        && scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_scheme && !is_script).then(|| {
        let mut whole = scheme.to_ascii_lowercase();
        whole.push(':');
        whole
    })
}

/// The host of an address of the web, without its port; empty if it has none.
pub(super) fn host(address: &str) -> &str {
    let rest = split_scheme(address).map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().unwrap_or_default()
}

/// The path of an address of the web.
pub(super) fn path(address: &str) -> &str {
    let rest = split_scheme(address).map_or("", |(_, rest)| rest);
    let path = rest.find('/').and_then(|at| rest.get(at..));
    path.unwrap_or("/").split(['?', '#']).next().unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::object;

    #[test]
    fn a_label_is_one_line_and_cut() {
        let cases = [
            ("  Add \n\t to cart ", Some("Add to cart")),
            ("", None),
            (" \n ", None),
            ("一二三四五六七八九十百千", Some("一二三四五六七八九十百千")),
            ("abcdefghij klmnopq", Some("abcdefghij k")),
            ("abcdefghijkl mn", Some("abcdefghijkl")),
        ];
        for (text, expected) in cases {
            let seen = object!([("text", text.into())]);
            assert_eq!(label(&seen, "text", 12).as_deref(), expected, "{text:?}");
        }
        assert_eq!(label(&Value::Null, "text", 12), None);
    }

    #[test]
    fn an_address_has_no_password_and_a_script_has_none() {
        let cases = [
            (
                "https://shop.example/a?b#c",
                Some("https://shop.example/a?b#c"),
            ),
            (
                "https://anna:secret@shop.example/@a",
                Some("https://shop.example/@a"),
            ),
            ("mailto:anna@shop.example", Some("mailto:")),
            ("TEL:+49301234567", Some("tel:")),
            ("javascript:alert('a@b')", None),
            ("data:text/html,x", None),
            ("", None),
            ("https:/broken", None),
        ];
        for (href, expected) in cases {
            assert_eq!(address(href).as_deref(), expected, "{href}");
        }
        assert_eq!(host("https://shop.example:8080/a"), "shop.example");
        assert_eq!(path("https://shop.example?a"), "/");
        assert_eq!(path("https://shop.example/a/b.pdf?c=/d"), "/a/b.pdf");
    }
}
