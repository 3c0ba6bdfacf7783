//! Lines of a text, one at a time, with their numbers.

use std::io::{BufRead, Read, Result};

use serde_json::Value;

/// The longest line, in bytes, that is held; a longer one is passed over.
const LONGEST: u64 = 4 * 1024 * 1024;

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Its text, without the end of line.
    Text(&'a str),
    /// It cannot be read: why, as a sentence that holds for all such lines.
    Bad(&'static str),
}

impl Line<'_> {
    /// What it says in JSON, or why it says nothing; `None`: it is empty.
    pub fn json(&self) -> Option<std::result::Result<Value, &'static str>> {
        match self {
            Self::Bad(reason) => Some(Err(reason)),
            Self::Text(line) if line.trim().is_empty() => None,
            Self::Text(line) => Some(serde_json::from_str(line).map_err(|_| "not JSON")),
        }
    }
}

/// Reads lines.
pub struct Lines<R> {
    source: R,
    buffer: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Begins at the first line.
    pub fn new(source: R) -> Self {
        Self {
            source,
            buffer: Vec::new(),
            number: 0,
        }
    }

    /// The number of the line that was read last, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The next line; `None` at the end.
    pub fn read(&mut self) -> Result<Option<Line<'_>>> {
        self.buffer.clear();
        let read = (&mut self.source)
            .take(LONGEST)
            .read_until(b'\n', &mut self.buffer)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if self.buffer.last() != Some(&b'\n') && read as u64 == LONGEST {
            self.pass_over()?;
            return Ok(Some(Line::Bad("longer than 4 MiB")));
        }
        let mut line = self.buffer.as_slice();
        if self.number == 1 {
            line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        }
        line = line.strip_suffix(b"\n").unwrap_or(line);
        line = line.strip_suffix(b"\r").unwrap_or(line);
        Ok(Some(match std::str::from_utf8(line) {
            Ok(text) => Line::Text(text),
            Err(_) => Line::Bad("not UTF-8"),
        }))
    }

    /// Passes over what is left of a line.
    fn pass_over(&mut self) -> Result<()> {
        loop {
            let held = self.source.fill_buf()?;
            if held.is_empty() {
                return Ok(());
            }
            let end = held.iter().position(|byte| *byte == b'\n');
            let length = end.map_or(held.len(), |end| end + 1);
            self.source.consume(length);
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_numbers_and_what_cannot_be_read_costs_only_itself() {
        let mut text = b"\xEF\xBB\xBFa\r\n\xFF\n".to_vec();
        text.extend(std::iter::repeat_n(b'x', 9_000_000));
        text.extend(b"\n\nlast");
        let mut lines = Lines::new(text.as_slice());
        for expected in [
            Line::Text("a"),
            Line::Bad("not UTF-8"),
            Line::Bad("longer than 4 MiB"),
            Line::Text(""),
            Line::Text("last"),
        ] {
            assert_eq!(lines.read().unwrap(), Some(expected));
        }
        assert_eq!(lines.number(), 5);
        assert_eq!(lines.read().unwrap(), None);
    }
}
