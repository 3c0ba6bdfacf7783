//! On which pages an experiment runs, and variations that the URL asks for.

use super::fields::Fields;
use crate::condition::{Host, UrlParts};
use crate::read::Reader;
use crate::text::concat;
use crate::value::Value;

/// Pages that an experiment runs on, or does not.
#[derive(Clone, Debug, PartialEq)]
pub struct UrlTarget {
    /// Whether it runs there.
    pub include: bool,
    /// How the pattern is meant.
    pub kind: UrlTargetKind,
    /// The pattern.
    pub pattern: String,
}

/// How a URL pattern is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlTargetKind {
    /// A URL, or its path, with `*` for anything.
    Simple,
    /// A regular expression for the whole URL, or for what follows the origin.
    Regex,
    /// No kind that is known: it is no page's.
    Unknown,
}

impl UrlTarget {
    /// Reads an experiment's `urlPatterns`.
    pub(super) fn list(fields: &mut Fields) -> Option<Vec<Self>> {
        let mut targets = Vec::new();
        fields
            .each("urlPatterns", &mut |value, at| {
                targets.extend(Self::read(value, at))
            })
            .then_some(targets)
    }

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, at)?;
        let kind = match fields.text("type") {
            Some("simple") => UrlTargetKind::Simple,
            Some("regex") => UrlTargetKind::Regex,
            _ => {
                fields.wrong("type", "one of simple, regex");
                UrlTargetKind::Unknown
            }
        };
        Some(Self {
            include: fields.get("include") != Some(&Value::Bool(false)),
            kind,
            pattern: fields.text("pattern").unwrap_or_default().to_owned(),
        })
    }

    fn is_met(&self, url: &str, host: &dyn Host) -> bool {
        let Some(parts) = host.url(url, "https://_") else {
            return false;
        };
        match self.kind {
            UrlTargetKind::Simple => is_simple_match(&parts, &self.pattern, host),
            UrlTargetKind::Regex => {
                let matches = |text| host.matches(&self.pattern, false, text) == Some(true);
                let rest = parts.href.get(parts.origin.len()..).unwrap_or_default();
                matches(&parts.href) || matches(rest)
            }
            UrlTargetKind::Unknown => false,
        }
    }
}

/// Whether a URL is among the targets: none that excludes it, and one that includes it if there is any such.
pub fn is_targeted(url: &str, targets: &[UrlTarget], host: &dyn Host) -> bool {
    let (mut has_included, mut is_included) = (false, false);
    for target in targets {
        let is_met = target.is_met(url, host);
        if !target.include {
            if is_met {
                return false;
            }
        } else {
            has_included = true;
            is_included |= is_met;
        }
    }
    !targets.is_empty() && (is_included || !has_included)
}

/// `*` is no part of a host name in some browsers, so this stands for it.
const WILDCARD: &str = "_____";

fn is_simple_match(actual: &UrlParts, pattern: &str, host: &dyn Host) -> bool {
    let host_part = pattern.split([':', '/', '?']).next().unwrap_or_default();
    let scheme = if host_part.contains('.') {
        "https://"
    } else {
        ""
    };
    let pattern = concat(&[scheme, pattern]).replace('*', WILDCARD);
    let Some(expected) = host.url(&pattern, "https://_____") else {
        return false;
    };
    let matches = |actual: &str, pattern: &str, is_path: bool| {
        let expression = expression(pattern, is_path);
        host.matches(&expression, true, actual) == Some(true)
    };
    matches(&actual.host, &expected.host, false)
        && matches(&actual.pathname, &expected.pathname, true)
        && (expected.hash.is_empty() || matches(&actual.hash, &expected.hash, false))
        && expected.parameters.iter().all(|(name, pattern)| {
            let found = actual.parameters.iter().find(|(known, _)| known == name);
            matches(found.map_or("", |(_, value)| value), pattern, false)
        })
}

/// The regular expression of a pattern's part. In a path, slashes at both ends are optional.
fn expression(pattern: &str, is_path: bool) -> String {
    let mut escaped = String::new();
    for character in pattern.chars() {
        if "*.+?^${}()|[]\\".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    let escaped = escaped.replace(WILDCARD, ".*");
    if !is_path {
        return concat(&["^", &escaped, "$"]);
    }
    let bare = escaped.strip_prefix('/').unwrap_or(&escaped);
    let bare = bare.strip_suffix('/').unwrap_or(bare);
    concat(&["^\\/?", bare, "\\/?$"])
}

/// Whether the SDK's old `url`, a regular expression, fits the URL or its path.
pub(super) fn is_old_url_match(pattern: &str, url: &str, host: &dyn Host) -> bool {
    let after_scheme = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url);
    let path = match after_scheme.find('/') {
        Some(slash) => after_scheme.get(slash..).unwrap_or_default(),
        None => after_scheme,
    };
    let matches = |text| host.matches(pattern, false, text) == Some(true);
    !url.is_empty() && (matches(url) || matches(path))
}

/// The variation that the URL's query string asks for: `?experiment-key=1`.
pub fn query_override(key: &str, url: &str, variations: usize) -> Option<usize> {
    // Most have none, and every experiment asks.
    if !url.as_bytes().contains(&b'?') {
        return None;
    }
    let query = url.split('?').nth(1)?;
    let query = query.split('#').next().unwrap_or_default();
    let mut asked = query.split('&').map(|pair| {
        let mut parts = pair.split('=');
        (parts.next().unwrap_or_default(), parts.next())
    });
    let (_, value) = asked.find(|(name, _)| *name == key)?;
    let index = leading_integer(value?)?;
    (index < variations).then_some(index)
}

/// `parseInt` of a whole number that is not negative: white space and a sign before it, anything behind it. A
/// hexadecimal one starts with `0x`.
fn leading_integer(text: &str) -> Option<usize> {
    let text = text.trim_start_matches(|character: char| {
        character.is_whitespace() && character != '\u{85}' || character == '\u{feff}'
    });
    let is_negative = text.starts_with('-');
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let hexadecimal = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let (digits, base) = hexadecimal.map_or((text, 10), |digits| (digits, 16));
    let mut number: Option<usize> = None;
    for digit in digits
        .chars()
        .map_while(|character| character.to_digit(base))
    {
        let before = number.unwrap_or(0);
        number = Some(
            before
                .saturating_mul(base as usize)
                .saturating_add(digit as usize),
        );
    }
    number.filter(|number| !is_negative || *number == 0)
}
