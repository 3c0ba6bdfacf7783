//! Message ids.

use crate::time::Instant;

/// A UUID version 7 (RFC 9562, section 5.7): milliseconds first, so that ids sort by time, then 74 random bits.
///
/// Six bits of `random` are overwritten by version and variant.
pub fn uuid_v7(now: Instant, random: [u8; 10]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let millis = now.millis().to_be_bytes();
    let mut bytes = [0; 16];
    for (byte, source) in bytes.iter_mut().zip(millis.iter().skip(2).chain(&random)) {
        *byte = *source;
    }
    bytes[6] = bytes[6] & 0x0f | 0x70;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push(DIGITS[usize::from(byte >> 4)] as char);
        text.push(DIGITS[usize::from(byte & 15)] as char);
    }
    text
}

/// Names of events and ids of visitors, users and sessions have at most this many characters; receivers may count on it.
pub const MOST_CHARACTERS: usize = 200;

/// Whether a text can be an id, or the name of an event.
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().take(MOST_CHARACTERS + 1).count() <= MOST_CHARACTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_9562_comes_out() {
        // Appendix A.6: 2022-02-22T19:22:22Z, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
        let now = Instant::from_millis(0x017F_22E2_79B0);
        let random = [0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F];
        assert_eq!(uuid_v7(now, random), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }

    #[test]
    fn an_id_has_one_to_two_hundred_characters() {
        for (text, fits) in [
            (String::new(), false),
            ("a".into(), true),
            ("\u{1f6d2}".repeat(200), true),
            ("a".repeat(201), false),
        ] {
            assert_eq!(is_id(&text), fits, "{}", text.len());
        }
    }

    proptest::proptest! {
        #[test]
        fn ids_are_well_formed_and_sort_by_time(early in 0_i64..1 << 47, later in 1_i64..1_000_000, random: [u8; 10]) {
            let first = uuid_v7(Instant::from_millis(early), random);
            let second = uuid_v7(Instant::from_millis(early + later), [0; 10]);
            assert!(first < second);
            assert_eq!(&first[14..15], "7");
            assert!(matches!(&first[19..20], "8" | "9" | "a" | "b"));
        }
    }
}
