//! From files to a log.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use awning_train::log::{Grouping, LogBuilder};
use flate2::bufread::MultiGzDecoder;
use serde_json::Value;

use super::error::{Fault, ReadError};
use super::format::{Container, Format, shape_of_json};
use super::intake::Intake;
use super::report::Report;
use super::settings::Settings;
use super::{database, delimited, json, sessions, table};
use crate::progress::Meter;

/// How many bytes of a text are looked at to tell its format.
const LOOKED_AT: u64 = 64 * 1024;

/// Reads files, one after another.
///
/// Only numbers for each event and every id once are held in memory, whatever the files' size. Items that `catalog` does
/// not have are left out.
///
/// # Errors
/// If a file cannot be read at all. Rows that cannot be read are counted.
pub fn read(
    files: &[PathBuf],
    settings: &Settings,
    grouping: Grouping,
    catalog: Option<&HashSet<String>>,
    meter: &Meter,
) -> Result<(LogBuilder, Report), ReadError> {
    let mut intake = Intake::new(grouping, catalog);
    let size = |path: &PathBuf| path.metadata().map_or(0, |metadata| metadata.len());
    meter.begin("read", files.iter().map(size).sum());
    for (number, path) in files.iter().enumerate() {
        let fault = |fault: Fault| fault.of(path);
        read_file(path, number, settings, &mut intake, meter).map_err(|error| match error {
            Failure::Fault(found) => fault(found),
            Failure::Format(found) => ReadError::Format {
                path: path.clone(),
                found,
            },
        })?;
    }
    meter.end();
    Ok(intake.finish())
}

enum Failure {
    Fault(Fault),
    Format(&'static str),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Fault(error.into())
    }
}

fn read_file(
    path: &Path,
    number: usize,
    settings: &Settings,
    intake: &mut Intake,
    meter: &Meter,
) -> Result<(), Failure> {
    let mut start = [0; 16];
    let length = read_start(&mut File::open(path)?, &mut start)?;
    let start = start.get(..length).unwrap_or_default();
    if start.starts_with(b"SQLite format 3\0") {
        let size = path.metadata().map_or(0, |metadata| metadata.len());
        let mut passed = meter.share(size, database::count(path));
        intake.begin(
            path.to_owned(),
            "awning-server's database".to_owned(),
            "event",
        );
        return Ok(database::read(path, settings, intake, &mut passed)?);
    }
    if start.starts_with(b"PAR1") {
        let table = table::open(path)?;
        let size = path.metadata().map_or(0, |metadata| metadata.len());
        let mut passed = meter.share(size, table.count());
        let shape = table::shape(&table, settings);
        intake.begin(path.to_owned(), format!("Parquet, {shape}"), "row");
        return Ok(table::read(&table, settings, intake, &mut passed)?);
    }
    let file = BufReader::with_capacity(1 << 18, meter.watch(File::open(path)?));
    if start.starts_with(&[0x1F, 0x8B]) {
        let text = BufReader::with_capacity(1 << 18, MultiGzDecoder::new(file));
        read_text(text, path, number, ", gzip", settings, intake)
    } else {
        read_text(file, path, number, "", settings, intake)
    }
}

fn read_start(file: &mut File, start: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = start.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match file.read(rest)? {
            0 => break,
            read => length += read,
        }
    }
    Ok(length)
}

fn read_text(
    mut source: impl BufRead,
    path: &Path,
    number: usize,
    compression: &str,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), Failure> {
    let mut start = Vec::new();
    source.by_ref().take(LOOKED_AT).read_to_end(&mut start)?;
    let looked_at = String::from_utf8_lossy(&start).into_owned();
    let text = looked_at.trim_start_matches('\u{feff}');
    let found = container(&start, text, settings).map_err(Failure::Format)?;
    let shape = match found {
        Container::JsonLines | Container::JsonArray if settings.format.is_none() => {
            first_object(text).map(|value| format!(", {}", shape_of_json(&value)))
        }
        _ => None,
    };
    let format = format!("{found}{}{compression}", shape.unwrap_or_default());
    let unit = match found {
        Container::JsonArray => "element",
        _ => "line",
    };
    intake.begin(path.to_owned(), format, unit);
    let source = Cursor::new(start).chain(source);
    match found {
        Container::Delimited(separator) => delimited::read(source, separator, settings, intake),
        Container::JsonLines => json::read_lines(source, settings, intake),
        Container::JsonArray => json::read_array(source, settings, intake),
        Container::Sessions => sessions::read(source, number, settings, intake),
    }?;
    Ok(())
}

fn container(start: &[u8], text: &str, settings: &Settings) -> Result<Container, &'static str> {
    if start.is_empty() {
        return Err("the file is empty");
    }
    if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
        return Err("the text is UTF-16");
    }
    let detected = Container::detect(text, &settings.named, settings.no_header);
    match (settings.format, detected) {
        (Some(Format::Sessions), _) => Ok(Container::Sessions),
        (Some(Format::Parquet), _) => Err("it does not begin as Parquet does"),
        (Some(Format::Csv), Some(Container::JsonLines | Container::JsonArray) | None) => {
            Err("its first line has no separator")
        }
        (
            Some(Format::JsonLines | Format::Awning | Format::Segment | Format::Ga4),
            Some(Container::Delimited(_)) | None,
        ) => Err("it does not begin with an object of JSON"),
        (_, Some(detected)) => Ok(detected),
        (None, None) => Err("it begins as nothing that is known"),
    }
}

/// The first object of a text of JSON that may be cut.
fn first_object(text: &str) -> Option<Value> {
    let text = text.trim_start().trim_start_matches('[');
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    values.next()?.ok()
}
