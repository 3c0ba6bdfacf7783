//! Values of rows as the types of a product's fields.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use super::amount::{DecimalMark, parse_amount};
use super::markup::tidy;

/// The text of a value, tidied: a string, a whole number, the first of a list. `None` for what has no exact text.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => tidy(text),
        // A fraction has lost the digits it was written with, so it is no identifier.
        Value::Number(number) if !number.is_f64() => number.to_string(),
        Value::Array(list) => return text(list.first()?),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// An address: a string, the first of a list, or the `url`, `src` or `href` of an object. Of several addresses in one
/// string, as WooCommerce exports them, the first.
pub(super) fn address(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => ["url", "src", "href"]
            .iter()
            .find_map(|name| object.get(*name).and_then(address)),
        Value::Array(list) => address(list.first()?),
        other => {
            let text = text(other)?;
            let next = [", http", ",http", " http", "|http"]
                .iter()
                .filter_map(|next| text.find(next))
                .min();
            Some(
                next.and_then(|end| text.get(..end))
                    .unwrap_or(&text)
                    .to_owned(),
            )
        }
    }
}

/// A path of categories: a string, or a list of the steps.
pub(super) fn path(value: &Value) -> Option<String> {
    match value {
        Value::Array(steps) => {
            let steps: Vec<String> = steps.iter().filter_map(text).collect();
            Some(steps.join(" > ")).filter(|path| !path.is_empty())
        }
        other => {
            let steps: Vec<String> = text(other)?
                .split('>')
                .map(tidy)
                .filter(|step| !step.is_empty())
                .collect();
            Some(steps.join(" > ")).filter(|path| !path.is_empty())
        }
    }
}

/// Words: a list, or a string with `,`, `;` or `|` between them.
pub(super) fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(text).collect(),
        other => {
            let text = text(other).unwrap_or_default();
            text.split([',', ';', '|'])
                .map(tidy)
                .filter(|word| !word.is_empty())
                .collect()
        }
    }
}

/// Whether a product is for sale: a Boolean, a word, or how many are in stock. `None` for what says neither.
///
/// The words are those of spreadsheets, of Google's product data specification and of schema.org's `ItemAvailability`.
pub(super) fn availability(value: &Value) -> Option<bool> {
    let text = match value {
        Value::Bool(available) => return Some(*available),
        Value::Number(number) => number.to_string(),
        other => text(other)?,
    };
    if let Ok(count) = text.parse::<f64>() {
        return Some(count > 0.0);
    }
    let word = text.rsplit('/').next().unwrap_or(&text);
    let word: String = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    match word.as_str() {
        "true"
        | "yes"
        | "y"
        | "instock"
        | "available"
        | "preorder"
        | "presale"
        | "backorder"
        | "onbackorder"
        | "limitedavailability"
        | "onlineonly"
        | "madetoorder" => Some(true),
        "false" | "no" | "n" | "outofstock" | "unavailable" | "soldout" | "discontinued"
        | "instoreonly" => Some(false),
        _ => None,
    }
}

/// A rating from 0 to 5.
pub(super) fn rating(value: &Value) -> Option<f64> {
    let decimal = match value {
        Value::Number(number) => Decimal::from_str_exact(&number.to_string()).ok()?,
        other => {
            let text = text(other)?;
            let mark = DecimalMark::of_column(std::iter::once(text.as_str()), true);
            parse_amount(&text, mark).ok()?.value
        }
    };
    let fits = decimal >= Decimal::ZERO && decimal <= Decimal::from(5);
    decimal.to_f64().filter(|_| fits)
}

/// A count of ratings; groups of thousands are read.
pub(super) fn count(value: &Value) -> Option<u32> {
    let digits: String = match value {
        Value::Number(number) => number.to_string(),
        other => text(other)?
            .chars()
            .filter(|c| !matches!(c, ',' | '.' | ' ' | '\u{a0}'))
            .collect(),
    };
    digits.parse().ok()
}

/// A date, or a date and time, in a form of RFC 3339. A time without an offset is taken as UTC; a blank may stand for
/// the `T`.
pub(super) fn date(value: &Value) -> Option<String> {
    let text = text(value)?;
    if text.len() == 10 {
        return text.parse::<Date>().ok().map(|date| date.to_string());
    }
    instant(&text).map(|instant| instant.to_string())
}

/// Whether `now` is inside a period written as two times with a slash between them. `None` if it is no such thing.
pub(super) fn is_within(period: &Value, now: Timestamp) -> Option<bool> {
    let text = text(period)?;
    let (start, end) = text.split_once('/')?;
    Some(instant(start.trim())? <= now && now < instant(end.trim())?)
}

fn instant(text: &str) -> Option<Timestamp> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant);
    }
    let local: DateTime = text.trim_end_matches(" UTC").parse().ok()?;
    local
        .in_tz("UTC")
        .or_else(|_| local.to_zoned(jiff::tz::TimeZone::UTC))
        .ok()
        .map(|zoned| zoned.timestamp())
}

#[cfg(test)]
#[path = "value_tests.rs"]
mod tests;
