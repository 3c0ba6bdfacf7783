//! Amounts of money as shops write them: `265,0`, `SR 2,375`, `12.34 EUR`, `1.299,00 €`, `1'250.-`.

use rust_decimal::Decimal;
use thiserror::Error;

use crate::catalog::currency_code;

/// Above this an amount is taken for a mistake; with three decimals it still has the 14 digits that widgets read.
const MAX: Decimal = Decimal::from_parts(1_410_065_408, 2, 0, false, 0); // 10,000,000,000

/// The character that separates the decimals in a column; the other one groups thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DecimalMark {
    /// `1,299.50`
    Point,
    /// `1.299,50`
    Comma,
}

impl DecimalMark {
    fn character(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    /// Decides for a column by what all of its values say.
    ///
    /// Where a value has both marks, the later is the decimal one; a mark that occurs twice groups thousands; a mark that
    /// is not followed by exactly three digits, or has more than three or a lone zero before it, separates decimals. What
    /// remains (`2,375`) is a group of thousands, except a point where the currency has three decimals.
    pub fn of_column<'a>(values: impl Iterator<Item = &'a str>, three_decimals: bool) -> Self {
        let (mut point, mut comma, mut unclear_point) = (0_usize, 0_usize, 0_usize);
        for value in values {
            match evidence(value) {
                Some((Self::Point, true)) => point += 1,
                Some((Self::Comma, true)) => comma += 1,
                Some((Self::Point, false)) => unclear_point += 1,
                Some((Self::Comma, false)) | None => {}
            }
        }
        if comma > point || (comma == 0 && point == 0 && unclear_point > 0 && !three_decimals) {
            Self::Comma
        } else {
            Self::Point
        }
    }
}

/// Which decimal mark a value speaks for; `false` with a mark that could as well group thousands.
fn evidence(value: &str) -> Option<(DecimalMark, bool)> {
    let digits: &str = value.trim_matches(|c: char| !c.is_ascii_digit());
    let last = digits.rfind(['.', ','])?;
    let mark = if digits.get(last..)?.starts_with('.') {
        DecimalMark::Point
    } else {
        DecimalMark::Comma
    };
    let other = if mark == DecimalMark::Point {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    };
    let (before, after) = (digits.get(..last)?, digits.get(last + 1..)?);
    if !after.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if before.contains(other.character()) {
        return Some((mark, true));
    }
    if before.contains(mark.character()) {
        return Some((other, true));
    }
    let clear = after.len() != 3 || before.len() > 3 || before == "0";
    Some((mark, clear))
}

/// An amount and the currency it names itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// Zero or more.
    pub value: Decimal,
    /// ISO 4217 code, where the text names one that means one currency.
    pub currency: Option<String>,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(super) enum AmountError {
    /// It is something else.
    #[error("is not a decimal number")]
    NotANumber,
    /// It is below zero.
    #[error("is below zero")]
    Negative,
    /// It is too large to be a price.
    #[error("is above 10,000,000,000")]
    TooLarge,
}

/// Reads an amount: digits, one decimal mark, groups of thousands, and a currency before or after them.
pub(super) fn parse_amount(text: &str, mark: DecimalMark) -> Result<Amount, AmountError> {
    let text = text.trim();
    let first = text
        .find(|c: char| c.is_ascii_digit())
        .ok_or(AmountError::NotANumber)?;
    let end = text
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(text.len(), |last| last + 1);
    let (before, rest) = text.split_at(first);
    let (number, after) = rest.split_at(end - first);
    // "265,-" and "1'250.–" are whole amounts in the north and in Switzerland.
    let after = after
        .trim_start_matches(['.', ','])
        .trim_start_matches(['-', '–', '—'])
        .trim();
    let mut before = before.trim();
    // ".5" begins with its decimal mark.
    let mut number = number.to_owned();
    if let Some(shorter) = before.strip_suffix(mark.character()) {
        before = shorter.trim();
        number.insert_str(
            0,
            if mark == DecimalMark::Point {
                "0."
            } else {
                "0,"
            },
        );
    }
    let unsigned = before
        .trim_start_matches(['-', '−'])
        .trim_end_matches(['-', '−']);
    let negative = unsigned.len() != before.len();
    let currency = match (unsigned.trim(), after) {
        ("", "") => None,
        ("", marker) | (marker, "") => currency_of(marker)?,
        _ => return Err(AmountError::NotANumber),
    };
    let value: Decimal = plain_decimal(&number, mark)
        .and_then(|plain| Decimal::from_str_exact(&plain).ok())
        .ok_or(AmountError::NotANumber)?;
    if negative && !value.is_zero() {
        Err(AmountError::Negative)
    } else if value > MAX {
        Err(AmountError::TooLarge)
    } else {
        Ok(Amount { value, currency })
    }
}

/// The digits without groups and with a point, if the groups are whole ones.
fn plain_decimal(number: &str, mark: DecimalMark) -> Option<String> {
    let (whole, fraction) = match number.split_once(mark.character()) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let mut groups = whole.split([',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let mut plain = groups.next().unwrap_or_default().to_owned();
    let groups: Vec<&str> = groups.collect();
    for (index, group) in groups.iter().enumerate() {
        // Groups of two exist in India, but the last group is of three everywhere.
        let last = index + 1 == groups.len();
        if !(group.len() == 3 || (group.len() == 2 && !last)) {
            return None;
        }
        plain.push_str(group);
    }
    if !groups.is_empty() && plain.len() - groups.concat().len() > 3 {
        return None;
    }
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    let numeric = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (numeric && fraction != Some("")).then_some(plain)
}

/// What a word or sign beside the digits says of the currency; an error if it is no such thing.
fn currency_of(marker: &str) -> Result<Option<String>, AmountError> {
    if let Some(code) = currency_code(marker) {
        return Ok(Some(code));
    }
    let code = match marker {
        "€" => "EUR",
        "£" => "GBP",
        "₹" => "INR",
        "₺" => "TRY",
        "₩" => "KRW",
        "₪" => "ILS",
        "₴" => "UAH",
        "₫" => "VND",
        "₱" => "PHP",
        "US$" => "USD",
        "zł" => "PLN",
        "Kč" => "CZK",
        // A dollar, a krona or a riyal of which country, only the shop knows.
        _ if marker.chars().count() <= 4
            && marker
                .chars()
                .all(|c| c.is_alphabetic() || "$¥﷼₽元円.".contains(c)) =>
        {
            return Ok(None);
        }
        _ => return Err(AmountError::NotANumber),
    };
    Ok(Some(code.to_owned()))
}

/// An amount as `catalog.json` writes it: a point, no groups, no needless zeros, but never a single decimal.
pub(super) fn print_amount(value: Decimal) -> String {
    let mut value = value.normalize();
    if value.scale() == 1 {
        value.rescale(2);
    }
    value.to_string()
}

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;
