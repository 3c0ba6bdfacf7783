//! How large an index may be.

use std::str::FromStr;

use thiserror::Error;

/// How many bytes an index may have after brotli; none for any number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget(pub Option<u64>);

/// A text is no size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected a size such as 500kB, 1.5MB or 300000, or none")]
pub struct NoBudget;

/// What units mean, as in prices of traffic: powers of ten, and of two where they say so.
const UNITS: [(&str, f64); 7] = [
    ("", 1.0),
    ("b", 1.0),
    ("k", 1e3),
    ("kb", 1e3),
    ("kib", 1024.0),
    ("mb", 1e6),
    ("mib", 1_048_576.0),
];

impl FromStr for Budget {
    type Err = NoBudget;

    fn from_str(text: &str) -> Result<Self, NoBudget> {
        let text = text.trim().to_lowercase();
        if text == "none" {
            return Ok(Self(None));
        }
        let end = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let number: f64 = number.trim().parse().map_err(|_| NoBudget)?;
        let (_, factor) = UNITS
            .iter()
            .find(|(name, _)| *name == unit)
            .ok_or(NoBudget)?;
        let bytes = (number * factor).round();
        if (1.0..1e15).contains(&bytes) {
            Ok(Self(Some(bytes as u64)))
        } else {
            Err(NoBudget)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units_of_ten_unless_they_say_two() {
        for (text, bytes) in [
            ("500kB", Ok(Some(500_000))),
            ("1.5 MB", Ok(Some(1_500_000))),
            ("64KiB", Ok(Some(65_536))),
            ("300000", Ok(Some(300_000))),
            ("none", Ok(None)),
            ("0", Err(NoBudget)),
            ("-5kB", Err(NoBudget)),
            ("much", Err(NoBudget)),
            ("", Err(NoBudget)),
            ("inf", Err(NoBudget)),
        ] {
            assert_eq!(text.parse().map(|Budget(bytes)| bytes), bytes, "{text}");
        }
    }
}
