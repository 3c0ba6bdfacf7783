//! How numbers are written, and to how many digits.

use crate::money::Currency;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// Nothing in particular.
    Number,
    /// A share, 0 to 1, written as a percentage.
    Percent,
    /// An amount in the currency's main unit.
    Money(Currency),
}

/// A number to be written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// What it counts.
    pub unit: Unit,
    /// To how many decimals, of a percentage those of the percentage.
    pub decimals: u32,
    /// Whether it has a sign even above zero.
    pub signed: bool,
}

impl Figure {
    /// A whole number.
    pub fn whole(value: f64) -> Self {
        Self {
            value,
            unit: Unit::Number,
            decimals: 0,
            signed: false,
        }
    }
}

/// How a language writes numbers.
pub trait Figures {
    /// A number.
    fn write(&self, figure: Figure) -> String;

    /// A number of days with its unit: "6 days".
    fn days(&self, days: f64) -> String;
}

/// To how many decimals numbers are written that are so far apart or so unsure: 0 to 6. The last digit is then at most a
/// twentieth of that, so that it tells something, and a tenth of it would not.
pub fn decimals(width: f64) -> u32 {
    const ENOUGH: f64 = 20.0;
    const MOST: u32 = 6;
    let mut steps = width.abs();
    let mut decimals = 0;
    while decimals < MOST && steps > 0.0 && steps < ENOUGH {
        steps *= 10.0;
        decimals += 1;
    }
    decimals
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn digits_follow_from_what_is_known() {
        let table = [
            (0.0, 0),
            (f64::INFINITY, 0),
            (f64::NAN, 0),
            (3000.0, 0),
            (30.0, 0),
            (5.7, 1),
            (-5.7, 1),
            (0.92, 2),
            (0.05, 3),
            (1e-12, 6),
        ];
        for (width, expected) in table {
            assert_eq!(decimals(width), expected, "{width}");
        }
    }
}
