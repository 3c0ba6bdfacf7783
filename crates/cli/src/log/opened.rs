//! A file, opened as what its first bytes say.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, Result};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::progress::Meter;

/// How many bytes of a text are looked at to tell its format.
const LOOKED_AT: u64 = 64 * 1024;

/// How many bytes are read at once.
const BUFFER: usize = 1 << 18;

/// A file by its first bytes.
pub enum Opened {
    /// A database of SQLite.
    Sqlite,
    /// A table of Parquet.
    Parquet,
    /// Anything else is taken for text.
    Text(Text),
}

/// A text.
pub struct Text {
    /// All of it, uncompressed.
    pub source: Box<dyn BufRead>,
    /// Its first bytes, which `source` has too.
    pub start: Vec<u8>,
    /// Whether the file is compressed with gzip.
    pub gzip: bool,
}

impl Text {
    /// Its beginning, as far as its format is told by it.
    pub fn beginning(&self) -> String {
        let text = String::from_utf8_lossy(&self.start);
        text.trim_start_matches('\u{feff}').to_owned()
    }

    /// What is wrong with it, if no format of text begins so.
    pub fn fault(&self) -> Option<&'static str> {
        if self.start.is_empty() {
            Some("the file is empty")
        } else if self.start.starts_with(&[0xFF, 0xFE]) || self.start.starts_with(&[0xFE, 0xFF]) {
            Some("the text is UTF-16")
        } else {
            None
        }
    }
}

/// Opens a file; texts move the meter as they are read.
///
/// # Errors
/// If the system refuses.
pub fn open(path: &Path, meter: &Meter) -> Result<Opened> {
    let mut start = Vec::new();
    File::open(path)?.take(16).read_to_end(&mut start)?;
    if start.starts_with(b"SQLite format 3\0") {
        return Ok(Opened::Sqlite);
    }
    if start.starts_with(b"PAR1") {
        return Ok(Opened::Parquet);
    }
    let file = BufReader::with_capacity(BUFFER, meter.watch(File::open(path)?));
    let gzip = start.starts_with(&[0x1F, 0x8B]);
    let mut source: Box<dyn BufRead> = if gzip {
        Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(file)))
    } else {
        Box::new(file)
    };
    let mut start = Vec::new();
    source.by_ref().take(LOOKED_AT).read_to_end(&mut start)?;
    Ok(Opened::Text(Text {
        source: Box::new(Cursor::new(start.clone()).chain(source)),
        start,
        gzip,
    }))
}
