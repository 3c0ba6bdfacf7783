//! What a page's JavaScript engine does for conditions, outside a browser.

use regress::{Flags, Regex};
use url::{Position, Url};

use super::{Host, UrlParts};

/// A host without a browser: for tools, servers and tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeHost;

impl Host for NativeHost {
    fn matches(&self, pattern: &str, ignore_case: bool, text: &str) -> Option<bool> {
        let flags = Flags {
            icase: ignore_case,
            ..Flags::default()
        };
        // Without the flag `u`, JavaScript reads and matches code units.
        let regex = Regex::from_unicode(pattern.encode_utf16().map(u32::from), flags).ok()?;
        let units: Vec<u16> = text.encode_utf16().collect();
        Some(regex.find_from_ucs2(&units, 0).next().is_some())
    }

    fn url(&self, url: &str, base: &str) -> Option<UrlParts> {
        let url = if base.is_empty() {
            Url::parse(url).ok()?
        } else {
            Url::parse(base).ok()?.join(url).ok()?
        };
        let hash = url.fragment().filter(|fragment| !fragment.is_empty());
        Some(UrlParts {
            origin: url.origin().ascii_serialization(),
            host: url[Position::BeforeHost..Position::AfterPort].to_owned(),
            pathname: url.path().to_owned(),
            hash: hash.map_or_else(String::new, |fragment| ["#", fragment].concat()),
            parameters: url.query_pairs().into_owned().collect(),
            href: url.into(),
        })
    }

    fn merge_query(&self, current: &str, target: &str) -> Option<String> {
        let (current, mut target) = (Url::parse(current).ok()?, Url::parse(target).ok()?);
        let mut merged: Vec<(String, String)> = target.query_pairs().into_owned().collect();
        let own = merged.len();
        for (name, value) in current.query_pairs() {
            if merged.iter().all(|(known, _)| *known != name) {
                merged.push((name.into_owned(), value.into_owned()));
            }
        }
        if merged.len() > own {
            target.query_pairs_mut().clear().extend_pairs(merged);
        }
        Some(target.into())
    }

    fn number(&self, text: &str) -> f64 {
        let text = text.trim_matches(is_white_space);
        let (digits, base) = match text.get(..2) {
            Some("0x" | "0X") => (text.get(2..), 16),
            Some("0o" | "0O") => (text.get(2..), 8),
            Some("0b" | "0B") => (text.get(2..), 2),
            _ => (None, 10),
        };
        if let Some(digits) = digits {
            return whole_number(digits, base);
        }
        match text {
            "" => 0.0,
            "Infinity" | "+Infinity" => f64::INFINITY,
            "-Infinity" => f64::NEG_INFINITY,
            _ if text.contains(|character: char| {
                !character.is_ascii_digit() && !".eE+-".contains(character)
            }) =>
            {
                f64::NAN
            }
            _ => text.parse().unwrap_or(f64::NAN),
        }
    }

    fn number_text(&self, number: f64) -> String {
        if number.is_nan() {
            return "NaN".into();
        }
        if number.is_infinite() {
            return if number > 0.0 {
                "Infinity"
            } else {
                "-Infinity"
            }
            .into();
        }
        if number == 0.0 {
            return "0".into();
        }
        let sign = if number < 0.0 { "-" } else { "" };
        // The shortest digits that read back as the number, as ECMA-262 (6.1.6.1.20) wants them.
        let scientific = format!("{:e}", number.abs());
        let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let digits = mantissa.replace('.', "");
        let point = exponent.parse().unwrap_or(0) + 1;
        [sign, &decimal(&digits, point)].concat()
    }

    fn lowercase(&self, text: &str) -> String {
        text.to_lowercase()
    }
}

/// The digits with the point after the `point`th of them.
fn decimal(digits: &str, point: i32) -> String {
    let count = digits.len() as i32;
    match point {
        _ if point > 21 || point <= -6 => {
            let (first, rest) = digits.split_at(1);
            let dot = if rest.is_empty() { "" } else { "." };
            format!("{first}{dot}{rest}e{:+}", point - 1)
        }
        _ if point >= count => format!("{digits}{}", "0".repeat((point - count) as usize)),
        _ if point > 0 => {
            let (whole, rest) = digits.split_at(point as usize);
            format!("{whole}.{rest}")
        }
        _ => format!("0.{}{digits}", "0".repeat(-point as usize)),
    }
}

fn whole_number(digits: &str, base: u32) -> f64 {
    let mut number = if digits.is_empty() { f64::NAN } else { 0.0 };
    for character in digits.chars() {
        match character.to_digit(base) {
            Some(digit) => number = number * f64::from(base) + f64::from(digit),
            None => return f64::NAN,
        }
    }
    number
}

/// ECMAScript's white space and line terminators.
fn is_white_space(character: char) -> bool {
    (character.is_whitespace() && character != '\u{85}') || character == '\u{feff}'
}
