//! Amounts of money: whole minor units and a currency, never a float.

use crate::read::{Read, Reader};
use crate::value::{Value, number_text};

/// An ISO 4217 currency code, such as `EUR`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro, which stands wherever no currency has been configured.
    pub const EUR: Self = Self(*b"EUR");

    /// Reads a code of three ASCII letters, of either case.
    pub fn parse(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        code.is_ascii()
            .then(|| Self(code.map(|letter| letter.to_ascii_uppercase())))
            .filter(|Self(code)| code.iter().all(u8::is_ascii_uppercase))
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many decimals its minor unit has (ISO 4217:2015, table A.1).
    pub fn decimals(&self) -> u32 {
        // A search in three lists, because a match of byte strings becomes a tree of comparisons, six times as large.
        const OTHERS: [(u32, &[u8]); 3] = [
            (0, b"BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF"),
            (3, b"BHDIQDJODKWDLYDOMRTND"),
            (4, b"CLFUYW"),
        ];
        let named = |codes: &[u8]| codes.chunks_exact(3).any(|code| code == self.0);
        let found = OTHERS.iter().find(|(_, codes)| named(codes));
        found.map_or(2, |(decimals, _)| *decimals)
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(self.code())
    }
}

impl Read for Currency {
    const EXPECTED: &'static str = "a currency code of three letters, such as \"EUR\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value.as_text().and_then(Self::parse) {
            Some(currency) => Some(currency),
            None => at.unexpected(value, Self::EXPECTED),
        }
    }
}

/// A decimal number as it was written, before a currency says what its minor unit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decimal {
    digits: i64,
    scale: u32,
}

impl Decimal {
    /// Reads `12`, `12.5`, `-0.99`: at most 14 digits, a point as separator, no exponent.
    pub fn parse(text: &str) -> Option<Self> {
        const MOST_DIGITS: usize = 14; // with four more decimals it still fits an i64
        let text = text.trim_ascii();
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let count = whole.len() + fraction.len();
        if count == 0 || count > MOST_DIGITS {
            return None;
        }
        let mut digits = 0_i64;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            digits = digits * 10 + i64::from(byte - b'0');
        }
        Some(Self {
            digits: if negative { -digits } else { digits },
            scale: fraction.len() as u32,
        })
    }

    /// As a number, for receivers that have no other form.
    pub fn as_number(self) -> f64 {
        let mut divisor = 1.0; // exact: there are at most 14 digits
        for _ in 0..self.scale {
            divisor *= 10.0;
        }
        self.digits as f64 / divisor
    }

    /// The amount in that currency's minor units; what is finer than those is rounded half away from zero.
    pub fn in_currency(self, currency: Currency) -> Money {
        let decimals = currency.decimals();
        let minor = if self.scale <= decimals {
            self.digits * 10_i64.pow(decimals - self.scale)
        } else {
            let divisor = 10_i64.pow(self.scale - decimals);
            (self.digits.abs() + divisor / 2) / divisor * self.digits.signum()
        };
        Money { minor, currency }
    }
}

impl Read for Decimal {
    const EXPECTED: &'static str = "an amount such as \"24.90\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let read = match value {
            Value::Text(text) => Self::parse(text),
            Value::Number(number) => Self::parse(&number_text(*number)),
            _ => None,
        };
        match read {
            Some(decimal) => Some(decimal),
            None => at.unexpected(value, Self::EXPECTED),
        }
    }
}

/// An amount in a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// Whole minor units: cents of EUR, yen of JPY.
    pub minor: i64,
    /// What they are units of.
    pub currency: Currency,
}

impl Money {
    /// The amount as decimal text, `"24.90"`: what `Intl.NumberFormat` formats without loss.
    pub fn decimal_text(&self) -> String {
        let decimals = self.currency.decimals() as usize;
        let mut digits = self.minor.unsigned_abs().to_string();
        if decimals > 0 {
            if digits.len() <= decimals {
                digits.insert_str(0, &"0".repeat(decimals + 1 - digits.len()));
            }
            digits.insert(digits.len() - decimals, '.');
        }
        if self.minor < 0 {
            digits.insert(0, '-');
        }
        digits
    }

    /// The amount as a number of major units, for events: their vocabularies have no other form.
    pub fn as_number(&self) -> f64 {
        self.minor as f64 / 10_f64.powi(self.currency.decimals() as i32)
    }
}

#[cfg(feature = "tools")]
mod describe {
    use super::{Currency, Decimal};
    use crate::read::Describe;
    use crate::value::{Value, object};

    impl Describe for Currency {
        fn schema() -> Value {
            object!([
                ("type", "string".into()),
                ("pattern", "^[A-Za-z]{3}$".into()),
            ])
        }
    }

    impl Describe for Decimal {
        fn schema() -> Value {
            let kinds: Vec<Value> = vec!["string".into(), "number".into()];
            object!([
                ("type", kinds.into()),
                ("pattern", r"^\s*-?\d*\.?\d*\s*$".into()),
            ])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_become_minor_units_of_their_currency() {
        let table = [
            ("24.90", "EUR", 2490),
            ("24.9", "EUR", 2490),
            ("24", "EUR", 2400),
            (".5", "EUR", 50),
            ("-0.99", "EUR", -99),
            ("24.905", "EUR", 2491),
            ("-24.905", "EUR", -2491),
            ("1980", "JPY", 1980),
            ("1980.5", "JPY", 1981),
            ("1.2345", "KWD", 1235),
        ];
        for (text, code, minor) in table {
            let currency = Currency::parse(code).unwrap();
            let money = Decimal::parse(text).unwrap().in_currency(currency);
            assert_eq!(money, Money { minor, currency }, "{text} {code}");
        }
    }

    #[test]
    fn amounts_become_the_nearest_numbers() {
        for text in ["0.1", "24.90", "-0.99", "99999999999999", "0.0000000000001"] {
            let number: f64 = text.parse().unwrap();
            assert_eq!(Decimal::parse(text).unwrap().as_number(), number, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "",
            "-",
            ".",
            "1,50",
            "1e3",
            "12 EUR",
            "abc",
            "1.2.3",
            "123456789012345",
            "NaN",
            "٣",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_written_with_their_currency_s_decimals() {
        let table = [
            (2490, "EUR", "24.90"),
            (5, "EUR", "0.05"),
            (-5, "EUR", "-0.05"),
            (0, "EUR", "0.00"),
            (1980, "JPY", "1980"),
            (7, "BHD", "0.007"),
        ];
        for (minor, code, text) in table {
            let currency = Currency::parse(code).unwrap();
            assert_eq!(Money { minor, currency }.decimal_text(), text);
        }
    }

    #[test]
    fn currency_codes_are_three_letters() {
        assert_eq!(Currency::parse("eur").unwrap().code(), "EUR");
        for code in ["", "EU", "EURO", "E1R", "€"] {
            assert_eq!(Currency::parse(code), None, "{code}");
        }
    }

    proptest::proptest! {
        #[test]
        fn written_amounts_read_back_the_same(minor in -999_999_999_999_i64..999_999_999_999, code in "EUR|JPY|KWD|CLF") {
            let currency = Currency::parse(&code).unwrap();
            let money = Money { minor, currency };
            let back = Decimal::parse(&money.decimal_text()).unwrap().in_currency(currency);
            assert_eq!(back, money);
        }

        #[test]
        fn no_text_makes_it_trap(text in ".{0,40}") {
            if let Some(decimal) = Decimal::parse(&text) {
                let _ = decimal.in_currency(Currency::EUR).decimal_text();
                let _ = decimal.in_currency(Currency::parse("CLF").unwrap());
            }
        }
    }
}
