//! Numbers as English writes them, where no browser does it.

use super::figures::{Figure, Figures, Unit};

/// Numbers in English: `1,234.5`, `+4.1%`, `EUR 12.40`.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainFigures;

impl Figures for PlainFigures {
    fn write(&self, figure: Figure) -> String {
        let value = match figure.unit {
            Unit::Percent => figure.value * 100.0,
            _ => figure.value,
        };
        let digits = format!("{:.*}", figure.decimals as usize, value.abs());
        let is_zero = digits.bytes().all(|digit| matches!(digit, b'0' | b'.'));
        let sign = match (value < 0.0 && !is_zero, figure.signed && !is_zero) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        };
        let number = grouped(&digits);
        match figure.unit {
            Unit::Number => format!("{sign}{number}"),
            Unit::Percent => format!("{sign}{number}%"),
            Unit::Money(currency) => format!("{sign}{}\u{a0}{number}", currency.code()),
        }
    }

    fn days(&self, days: f64) -> String {
        let number = self.write(Figure::whole(days));
        format!("{number} {}", if number == "1" { "day" } else { "days" })
    }
}

/// Digits in groups of three before the point.
fn grouped(digits: &str) -> String {
    let whole = digits.split('.').next().unwrap_or_default().len();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn numbers_are_written_as_english_does() {
        let table = [
            (1234567.0, Unit::Number, 0, false, "1,234,567"),
            (0.04123, Unit::Percent, 1, true, "+4.1%"),
            (-0.04123, Unit::Percent, 1, true, "-4.1%"),
            (-0.00001, Unit::Percent, 1, true, "0.0%"),
            (12.4, Unit::Money(Currency::EUR), 2, false, "EUR\u{a0}12.40"),
            (-1234.5, Unit::Number, 1, false, "-1,234.5"),
        ];
        for (value, unit, decimals, signed, expected) in table {
            let figure = Figure {
                value,
                unit,
                decimals,
                signed,
            };
            assert_eq!(PlainFigures.write(figure), expected);
        }
        assert_eq!(PlainFigures.days(1.0), "1 day");
        assert_eq!(PlainFigures.days(1200.0), "1,200 days");
    }
}
