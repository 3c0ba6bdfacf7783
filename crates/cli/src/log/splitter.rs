//! A row of delimited text to its cells.

use csv_core::{ReadRecordResult, ReaderBuilder};

/// The names of columns by the first line of a text.
pub fn names(line: &str, separator: u8, no_header: bool) -> Vec<String> {
    let names = split_line(line, separator).unwrap_or_default();
    if no_header {
        numbers(names.len())
    } else {
        names
    }
}

/// The cells of a line; `None` if it ends in quotes.
pub fn split_line(line: &str, separator: u8) -> Option<Vec<String>> {
    let mut splitter = Splitter::new(separator);
    let whole = splitter.split(line.trim_start_matches('\u{feff}'));
    (whole == Split::Whole).then(|| splitter.cells().map(str::to_owned).collect())
}

/// Names of columns that have none.
pub fn numbers(count: usize) -> Vec<String> {
    (1..=count).map(|number| number.to_string()).collect()
}

/// How a text was split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// It is one row.
    Whole,
    /// It ends in quotes.
    InQuotes,
    /// It is more than one row.
    Several,
}

/// Splits a row into cells, which stay until the next one.
pub struct Splitter {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
}

impl Splitter {
    /// With nothing yet.
    pub fn new(separator: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            text: vec![0; 1024],
            ends: vec![0; 64],
            count: 0,
        }
    }

    /// Splits a row.
    pub fn split(&mut self, line: &str) -> Split {
        self.reader.reset();
        self.count = 0;
        let (mut input, mut written) = (line.as_bytes(), 0);
        let mut ended = false;
        loop {
            let text = self.text.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(self.count..).unwrap_or_default();
            let (result, read, wrote, fields) = self.reader.read_record(input, text, ends);
            input = input.get(read..).unwrap_or_default();
            written += wrote;
            self.count += fields;
            match result {
                ReadRecordResult::InputEmpty if ended => {
                    return Split::InQuotes;
                }
                ReadRecordResult::InputEmpty => {
                    input = b"\n";
                    ended = true;
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End if ended => {
                    return Split::Whole;
                }
                ReadRecordResult::Record | ReadRecordResult::End => return Split::Several,
            }
        }
    }

    /// How many cells there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// A cell; empty where there is none.
    pub fn cell(&self, place: usize) -> &str {
        if place >= self.count {
            return "";
        }
        let end = self.ends.get(place).copied().unwrap_or_default();
        let start = match place.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        let bytes = self.text.get(start..end).unwrap_or_default();
        // Lines are UTF-8, and are cut only at ASCII.
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.count).map(|place| self.cell(place))
    }
}
