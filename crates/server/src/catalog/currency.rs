//! Currency codes and how many decimals their amounts have.

use iso_currency::Currency;

/// The upper-case ISO 4217 code that `text` spells, whatever its case; `None` if it spells none.
pub fn currency_code(text: &str) -> Option<String> {
    let currency = Currency::from_code(&text.trim().to_ascii_uppercase())?;
    Some(currency.code().to_owned())
}

/// How many decimals an amount in `code` has by ISO 4217; 2 for a code that the standard does not list.
pub fn decimals(code: &str) -> u32 {
    Currency::from_code(code)
        .and_then(Currency::exponent)
        .map_or(2, u32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_whatever_their_case_and_other_words_are_not_codes() {
        assert_eq!(currency_code(" sar "), Some("SAR".to_owned()));
        for word in ["", "SR", "NET", "EURO", "A E", "€"] {
            assert_eq!(currency_code(word), None, "{word:?}");
        }
    }

    #[test]
    fn amounts_have_the_decimals_of_their_currency() {
        for (code, expected) in [("EUR", 2), ("JPY", 0), ("KWD", 3), ("SAR", 2)] {
            assert_eq!(decimals(code), expected, "{code}");
        }
    }
}
