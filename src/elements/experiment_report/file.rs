//! The figures as a file. A link saves it, so that nothing has to be made, kept and let go of.

use awning_core::experiment::analysis::Report;
use awning_core::experiment::csv;
use awning_core::text::concat;
use awning_core::value::Value;

use crate::browser::json;
use crate::widgets::experiment_report::File;

/// Says what encoding the text has; spreadsheets would guess otherwise.
const MARK: &str = "\u{feff}";

/// The report's figures as CSV.
pub fn file(report: &Report) -> File {
    let text = csv(report, &|number| json::to_text(&Value::Number(number)));
    let mut address = String::from("data:text/csv;charset=utf-8,");
    for byte in MARK.bytes().chain(text.bytes()) {
        push_encoded(byte, &mut address);
    }
    File {
        name: concat(&[&named(&report.experiment), ".csv"]),
        address,
    }
}

/// A byte as it may stand in a URL (RFC 3986, section 2).
fn push_encoded(byte: u8, url: &mut String) {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
        url.push(char::from(byte));
        return;
    }
    url.push('%');
    for digit in [byte >> 4, byte & 15] {
        url.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
    }
}

/// A key as the name of a file.
fn named(key: &str) -> String {
    if key.is_empty() {
        return "experiment".into();
    }
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    key.chars()
        .map(|letter| if fits(letter) { letter } else { '-' })
        .collect()
}
