//! Whole numbers that are written as decimals, as databases write sums.

use parquet::data_type::Decimal;

/// The number, if it is a whole one that fits.
pub fn decimal(value: &Decimal) -> Option<i64> {
    let bytes = value.data();
    let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let mut number: i128 = if negative { -1 } else { 0 };
    for byte in bytes {
        number = number.checked_mul(256)? + i128::from(*byte);
    }
    for _ in 0..value.scale() {
        if number % 10 != 0 {
            return None;
        }
        number /= 10;
    }
    i64::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use parquet::data_type::ByteArray;

    use super::*;

    #[test]
    fn only_whole_numbers_are_read() {
        for (bytes, scale, expected) in [
            (vec![0, 0, 1, 4], 0, Some(260)),
            (vec![0xFF, 0xFE], 0, Some(-2)),
            (vec![0x27, 0x10], 2, Some(100)),
            (vec![0x27, 0x11], 2, None),
            (vec![0x7F; 16], 0, None),
            (vec![0x7F; 40], 0, None),
            (vec![], 0, Some(0)),
        ] {
            let value = Decimal::from_bytes(ByteArray::from(bytes.clone()), 38, scale);
            assert_eq!(decimal(&value), expected, "{bytes:?} {scale}");
        }
    }
}
