//! From files to a log.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use awning_train::log::{Grouping, LogBuilder};
use serde_json::Value;

use super::error::{Fault, ReadError};
use super::format::{Container, Format, shape_of_json};
use super::intake::Intake;
use super::opened::{self, Opened, Text};
use super::report::Report;
use super::settings::Settings;
use super::{database, delimited, json, sessions, table};
use crate::progress::Meter;

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
    let size = path.metadata().map_or(0, |metadata| metadata.len());
    match opened::open(path, meter)? {
        Opened::Sqlite => {
            let mut passed = meter.share(size, database::count(path));
            intake.begin(
                path.to_owned(),
                "awning-server's database".to_owned(),
                "event",
            );
            Ok(database::read(path, settings, intake, &mut passed)?)
        }
        Opened::Parquet => {
            let table = table::open(path)?;
            let mut passed = meter.share(size, table.count());
            let shape = table::shape(&table, settings);
            intake.begin(path.to_owned(), format!("Parquet, {shape}"), "row");
            Ok(table::read(&table, settings, intake, &mut passed)?)
        }
        Opened::Text(text) => read_text(text, path, number, settings, intake),
    }
}

fn read_text(
    text: Text,
    path: &Path,
    number: usize,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), Failure> {
    let beginning = text.beginning();
    let found = container(&text, &beginning, settings).map_err(Failure::Format)?;
    let shape = match found {
        Container::JsonLines | Container::JsonArray if settings.format.is_none() => {
            first_object(&beginning).map(|value| format!(", {}", shape_of_json(&value)))
        }
        _ => None,
    };
    let compression = if text.gzip { ", gzip" } else { "" };
    let format = format!("{found}{}{compression}", shape.unwrap_or_default());
    let unit = match found {
        Container::JsonArray => "element",
        _ => "line",
    };
    intake.begin(path.to_owned(), format, unit);
    let source = text.source;
    match found {
        Container::Delimited(separator) => delimited::read(source, separator, settings, intake),
        Container::JsonLines => json::read_lines(source, settings, intake),
        Container::JsonArray => json::read_array(source, settings, intake),
        Container::Sessions => sessions::read(source, number, settings, intake),
    }?;
    Ok(())
}

fn container(text: &Text, beginning: &str, settings: &Settings) -> Result<Container, &'static str> {
    if let Some(fault) = text.fault() {
        return Err(fault);
    }
    let detected = Container::detect(beginning, &settings.named, settings.no_header);
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
