//! Base64 (RFC 4648, section 4), for what a header asks for: the standard crates weigh ten times as much in a page.

/// The bytes in base64, padded.
pub(super) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut bits = 0_usize;
        for place in 0..3 {
            bits = bits << 8 | usize::from(chunk.get(place).copied().unwrap_or_default());
        }
        for place in 0..4 {
            let digit = DIGITS.get(bits >> (18 - 6 * place) & 63);
            let digit = digit.filter(|_| place <= chunk.len());
            text.push(digit.map_or('=', |digit| *digit as char));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_examples_of_rfc_4648_come_out() {
        let table = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, encoded) in table {
            assert_eq!(super::base64(text.as_bytes()), encoded);
        }
    }
}
