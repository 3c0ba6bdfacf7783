//! Bytes of a file to text, whatever program saved it.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of a file and the name of the encoding it was read as.
///
/// A byte order mark decides; without one, what is not valid UTF-8 is read as Windows-1252, which spreadsheets in Europe
/// save by default and in which every byte means something.
pub(super) fn decode(bytes: &[u8]) -> (String, &'static str) {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, used, _) = encoding.decode(bytes);
    (text.into_owned(), used.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_spreadsheets_are_read_in_the_encoding_they_were_saved_in() {
        let utf16 = [0xFF, 0xFE, b'k', 0, 0xE9, 0];
        let table: [(&[u8], &str, &str); 4] = [
            ("ké".as_bytes(), "ké", "UTF-8"),
            ("\u{feff}ké".as_bytes(), "ké", "UTF-8"),
            (b"k\xE9", "ké", "windows-1252"),
            (&utf16, "ké", "UTF-16LE"),
        ];
        for (bytes, text, encoding) in table {
            assert_eq!(decode(bytes), (text.to_owned(), encoding));
        }
    }
}
