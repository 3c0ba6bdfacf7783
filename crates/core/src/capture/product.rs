//! A product, as a page describes it in the words of others.

use super::text::{label, put};
use crate::catalog::ItemId;
use crate::money::{Currency, Decimal};
use crate::value::{Value, number_text};

/// At most so many characters of a product's name, brand or category.
pub(super) const LONGEST: usize = 200;

/// The property that says by whom an event was captured: the name of the page's array, `json-ld` or `shopify`.
pub const CAPTURED_FROM: &str = "captured_from";

/// An amount, as a number or as text, in whole minor units of its currency if that is known. Text may have signs of
/// currencies, spaces and separators of thousands: `1.299,00 €`.
pub(super) fn amount(value: &Value, currency: Option<Currency>) -> Option<f64> {
    let decimal = match value {
        Value::Number(number) => Decimal::parse(&number_text(*number)),
        Value::Text(text) => Decimal::parse(&plain(text)?),
        _ => None,
    }?;
    Some(match currency {
        Some(currency) => {
            let minor = decimal.in_currency(currency).minor as f64;
            let mut unit = 1.0; // exact: there are at most four decimals
            for _ in 0..currency.decimals() {
                unit *= 10.0;
            }
            minor / unit
        }
        None => decimal.as_number(),
    })
}

/// The digits of an amount with a decimal point; `None` if it is no amount.
fn plain(text: &str) -> Option<String> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let is_part = |letter: &char| letter.is_ascii_digit() || ",.-".contains(*letter);
    let digits: String = text.chars().filter(is_part).collect();
    let digits = digits.trim_matches([',', '.']);
    let last = digits.rfind([',', '.']);
    let point = last.filter(|at| {
        let after = digits.len() - at - 1;
        let sign = digits.get(*at..=*at).unwrap_or_default();
        let count = digits.matches(sign).count();
        // `1,299` has a separator of thousands, `1.299` a decimal point, as schema.org has it.
        count == 1
            && (after != 3 || (sign == "." && !digits.contains(',')) || digits.starts_with('0'))
    });
    let mut kept = String::new();
    for (at, letter) in digits.char_indices() {
        if Some(at) == point {
            kept.push('.');
        } else if letter != ',' && letter != '.' {
            kept.push(letter);
        }
    }
    (!kept.is_empty()).then_some(kept)
}

/// A currency's code that is one.
pub(super) fn currency(value: Option<&Value>) -> Option<Currency> {
    Currency::parse(value?.as_text()?.trim_ascii())
}

/// An id: text that is not too long, or a number.
pub(super) fn id(value: Option<&Value>) -> Option<ItemId> {
    let id = ItemId::from_value(value?)?;
    let text = id.as_str().trim_ascii();
    (!text.is_empty() && text.len() <= LONGEST).then(|| ItemId::new(text))
}

/// Adds a field that is text, or a number in digits.
pub(super) fn put_text(fields: &mut Vec<(String, Value)>, name: &str, of: &Value, field: &str) {
    let text = match of.get(field) {
        Some(Value::Number(number)) if number.is_finite() => Some(number_text(*number)),
        Some(Value::Text(_)) => label(of, field, LONGEST),
        _ => None,
    };
    put(fields, name, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_pages_write_them_and_have_no_more_than_minor_units() {
        let cases: [(Value, Option<&str>, Option<f64>); 18] = [
            (24.9.into(), Some("EUR"), Some(24.9)),
            (24.900000000000002.into(), Some("EUR"), Some(24.9)),
            (24.999.into(), Some("EUR"), Some(25.0)),
            (1299.4.into(), Some("JPY"), Some(1299.0)),
            (1.2345.into(), Some("BHD"), Some(1.235)),
            (1.2345.into(), None, Some(1.2345)),
            ("24.90".into(), Some("EUR"), Some(24.9)),
            (" 24,90 € ".into(), Some("EUR"), Some(24.9)),
            ("$1,299.00".into(), Some("USD"), Some(1299.0)),
            ("1.299,00".into(), Some("EUR"), Some(1299.0)),
            ("1,299".into(), Some("USD"), Some(1299.0)),
            ("0,299".into(), Some("KWD"), Some(0.299)),
            ("1 299 kr".into(), Some("SEK"), Some(1299.0)),
            ("¥ 12,345,678".into(), Some("JPY"), Some(12_345_678.0)),
            ("free".into(), Some("EUR"), None),
            ("".into(), None, None),
            (f64::NAN.into(), Some("EUR"), None),
            ("1".repeat(50).into(), Some("EUR"), None),
        ];
        for (value, code, expected) in cases {
            let currency = code.and_then(Currency::parse);
            assert_eq!(amount(&value, currency), expected, "{value:?} {code:?}");
        }
    }

    #[test]
    fn an_id_is_short_and_not_empty() {
        assert_eq!(id(Some(&" lamp-7 ".into())), Some(ItemId::new("lamp-7")));
        assert_eq!(id(Some(&42.0.into())), Some(ItemId::new("42")));
        for wrong in [
            Value::Null,
            " ".into(),
            "x".repeat(201).into(),
            Value::List(Vec::new()),
        ] {
            assert_eq!(id(Some(&wrong)), None, "{wrong:?}");
        }
    }
}
