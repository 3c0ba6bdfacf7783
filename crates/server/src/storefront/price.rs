//! Amounts of money in whole minor units, and how an English page writes them.

use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::catalog::decimals;

/// An amount in whole minor units of its currency, such as cents; never negative in this shop.
pub type Minor = i64;

/// Reads a decimal amount such as `"24.90"` into minor units; `None` for what is no amount, is negative or too large.
pub fn parse_amount(text: &str, currency: &str) -> Option<Minor> {
    let amount = Decimal::from_str(text.trim()).ok()?;
    let unit = Decimal::from(10_u64.pow(decimals(currency)));
    let minor = amount.checked_mul(unit)?.round().to_i64()?;
    (minor >= 0).then_some(minor)
}

/// Writes minor units as a decimal amount, such as `"24.90"`: the form of data, not of display.
pub fn write_amount(minor: Minor, currency: &str) -> String {
    Decimal::new(minor, decimals(currency)).to_string()
}

/// Writes an amount as English pages do and as `Intl.NumberFormat("en", …)` would: "€1,290.00", "SAR 265.00" (with a
/// no-break space), "¥1,200".
pub fn display_amount(minor: Minor, currency: &str) -> String {
    let plain = write_amount(minor, currency);
    let (whole, rest) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (plain.as_str(), String::new()),
    };
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match symbol(currency) {
        Some(symbol) => format!("{symbol}{grouped}{rest}"),
        None => format!("{currency}\u{a0}{grouped}{rest}"),
    }
}

/// Currencies that English writes with a sign (Unicode CLDR, locale `en`); all others are written with their code.
fn symbol(currency: &str) -> Option<&'static str> {
    Some(match currency {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        "CNY" => "CN¥",
        "INR" => "₹",
        "KRW" => "₩",
        "ILS" => "₪",
        "VND" => "₫",
        "AUD" => "A$",
        "BRL" => "R$",
        "CAD" => "CA$",
        "HKD" => "HK$",
        "MXN" => "MX$",
        "NZD" => "NZ$",
        "TWD" => "NT$",
        "PHP" => "₱",
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shown_as_english_pages_write_them() {
        for (text, currency, shown) in [
            ("24.90", "EUR", "€24.90"),
            ("24.9", "EUR", "€24.90"),
            ("1290", "EUR", "€1,290.00"),
            ("265.0", "SAR", "SAR\u{a0}265.00"),
            ("1234567", "JPY", "¥1,234,567"),
            ("12.5", "KWD", "KWD\u{a0}12.500"),
            ("0", "USD", "$0.00"),
        ] {
            let minor = parse_amount(text, currency).expect(text);
            assert_eq!(display_amount(minor, currency), shown, "{text} {currency}");
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in ["", "free", "-1", "1,50", "NaN", "99999999999999999999999"] {
            assert_eq!(parse_amount(text, "EUR"), None, "{text}");
        }
    }

    #[test]
    fn data_keeps_the_decimals_of_its_currency() {
        assert_eq!(write_amount(1_250, "EUR"), "12.50");
        assert_eq!(write_amount(1_250, "JPY"), "1250");
        assert_eq!(write_amount(1_250, "KWD"), "1.250");
    }
}
