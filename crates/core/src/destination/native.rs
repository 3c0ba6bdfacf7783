//! What a page's JavaScript engine does for encoders, outside a browser.

use std::io::{Result, Write};

use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::Host;
use crate::condition;
use crate::time::Instant;
use crate::value::Value;

/// What `encodeURIComponent` leaves as it is, besides letters and digits.
const UNESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// A host without a browser: for tools, servers and tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeHost;

impl Host for NativeHost {
    fn json(&self, value: &Value) -> String {
        let mut text = Vec::new();
        let mut serializer = Serializer::with_formatter(&mut text, AsJavaScript);
        match value.serialize(&mut serializer) {
            Ok(()) => String::from_utf8(text).unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    fn rfc_3339(&self, at: Instant) -> String {
        let time = Timestamp::from_millisecond(at.millis()).unwrap_or_default();
        format!("{time:.3}")
    }

    fn uri_component(&self, text: &str) -> String {
        utf8_percent_encode(text, UNESCAPED).to_string()
    }

    fn number_text(&self, number: f64) -> String {
        condition::Host::number_text(&condition::NativeHost, number)
    }
}

/// Numbers as JavaScript writes them: whole ones without a fraction.
struct AsJavaScript;

impl Formatter for AsJavaScript {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, number: f64) -> Result<()> {
        writer.write_all(NativeHost.number_text(number).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::object;

    #[test]
    fn it_writes_what_a_browser_writes() {
        let value = object!([
            ("b", 17.0.into()),
            ("a", 0.5.into()),
            ("t", "\u{e9}\"".into()),
            ("l", vec![Value::Null, true.into()].into()),
        ]);
        assert_eq!(
            NativeHost.json(&value),
            "{\"b\":17,\"a\":0.5,\"t\":\"\u{e9}\\\"\",\"l\":[null,true]}"
        );
        assert_eq!(
            NativeHost.rfc_3339(Instant::from_millis(1_795_345_200_007)),
            "2026-11-22T11:00:00.007Z"
        );
        assert_eq!(NativeHost.uri_component("a b/\u{e9}~*"), "a%20b%2F%C3%A9~*");
        assert_eq!(NativeHost.number_text(1e21), "1e+21");
    }
}
