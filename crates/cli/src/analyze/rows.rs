//! The rows of a file, whatever its format, handed over one at a time.

use std::io::BufRead;
use std::path::Path;

use parquet::record::Field;
use serde_json::Value;

use super::error::AnalyzeError;
use crate::log::{
    BROKEN_ARRAY, Cell, Container, LOOKED_AT, Lines, Named, Opened, Row, Rows, Text, add_columns,
    at_path, cell_of, each_element, open,
};
use crate::parquet::Table;
use crate::progress::Meter;

/// Takes rows.
pub trait Taker {
    /// A file begins: what it is in words, and what its places are called.
    fn begin(&mut self, path: &Path, format: String, unit: &'static str);

    /// The names of its columns are known. Answers the places of those that are to be read, in the order in which rows are
    /// to have them.
    ///
    /// # Errors
    /// Which column is missing.
    fn columns(&mut self, names: &[String]) -> Result<Vec<usize>, String>;

    /// The cells of a row.
    fn row(&mut self, place: u64, cells: &[Cell]);

    /// A row cannot be read.
    fn bad(&mut self, place: u64, reason: &str);
}

/// What a file turned out to be.
pub enum Content {
    /// Rows, which were handed over.
    Rows,
    /// One object of JSON.
    Object(Value),
}

/// Reads a file.
///
/// # Errors
/// If it cannot be read at all, or columns are missing. Rows that cannot be read are handed over as bad.
pub fn read(path: &Path, taker: &mut dyn Taker, meter: &Meter) -> Result<Content, AnalyzeError> {
    let failed = |message: String| AnalyzeError::File {
        path: path.to_owned(),
        message,
    };
    let opened = open(path, meter).map_err(|error| failed(error.to_string()))?;
    match opened {
        Opened::Sqlite => Err(failed(
            "a database of SQLite, expected rows of users or of aggregates".to_owned(),
        )),
        Opened::Parquet => {
            taker.begin(path, "Parquet".to_owned(), "row");
            read_table(path, taker, meter).map_err(failed)?;
            Ok(Content::Rows)
        }
        Opened::Text(text) => read_text(path, text, taker).map_err(failed),
    }
}

fn read_text(path: &Path, text: Text, taker: &mut dyn Taker) -> Result<Content, String> {
    if let Some(fault) = text.fault() {
        return Err(fault.to_owned());
    }
    let beginning = text.beginning();
    let container = Container::detect(&beginning, &Named::default(), false);
    let container = container.ok_or(
        "it begins as nothing that is known, expected delimited text with names of columns in its first line, JSON Lines, Parquet, or aggregates as one object of JSON",
    )?;
    if container == Container::JsonLines && is_one_object(&beginning) {
        let object = serde_json::from_reader(text.source);
        return Ok(Content::Object(
            object.map_err(|error| format!("not JSON: {error}"))?,
        ));
    }
    let compression = if text.gzip { ", gzip" } else { "" };
    let unit = match container {
        Container::JsonArray => "element",
        _ => "line",
    };
    taker.begin(path, format!("{container}{compression}"), unit);
    match container {
        Container::Delimited(separator) => read_delimited(text.source, separator, taker),
        Container::JsonArray => {
            let mut objects = Objects::new(taker);
            let mut fault = None;
            let broken = each_element(text.source, &mut |place, value| {
                let taken = objects.take(place, value);
                taken.map_err(|found| fault = Some(found)).is_ok()
            });
            if let Some(fault) = fault {
                return Err(fault);
            }
            if let Some(line) = broken.map_err(|error| error.to_string())? {
                objects.taker.bad(line, BROKEN_ARRAY);
            }
            objects.finish()
        }
        Container::JsonLines | Container::Sessions => read_lines(text.source, taker),
    }?;
    Ok(Content::Rows)
}

/// Whether a text that begins with an object is one object, not one a line.
fn is_one_object(beginning: &str) -> bool {
    let first = beginning
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    match serde_json::from_str::<Value>(first) {
        Ok(object) => {
            let has = |name| object.get(name).is_some();
            has("variations") && has("metrics") || has("input") && has("report")
        }
        // The first line may be a long one that was cut, or the beginning of an object over several lines.
        Err(_) => true,
    }
}

fn read_delimited(
    source: impl BufRead,
    separator: u8,
    taker: &mut dyn Taker,
) -> Result<(), String> {
    let mut rows = Rows::new(source, separator);
    let mut header: Option<(usize, Vec<usize>)> = None;
    loop {
        let place = match rows.read().map_err(|error| error.to_string())? {
            Row::End => return Ok(()),
            Row::Bad(place, reason) => {
                taker.bad(place, reason);
                continue;
            }
            Row::Cells(place) => place,
        };
        let cells = rows.cells();
        let Some((count, places)) = &header else {
            let names: Vec<String> = cells.cells().map(|name| name.trim().to_owned()).collect();
            header = Some((names.len(), taker.columns(&names)?));
            continue;
        };
        let mut beyond = cells.cells().skip(*count);
        if cells.count() < *count {
            taker.bad(place, "fewer columns than the first row");
        } else if beyond.any(|cell| !cell.trim().is_empty()) {
            taker.bad(place, "more columns than the first row");
        } else {
            let cells = places.iter().map(|place| Cell::of_text(cells.cell(*place)));
            taker.row(place, &cells.collect::<Vec<_>>());
        }
    }
}

fn read_lines(source: impl BufRead, taker: &mut dyn Taker) -> Result<(), String> {
    let mut lines = Lines::new(source);
    let mut objects = Objects::new(taker);
    while let Some(line) = lines.read().map_err(|error| error.to_string())? {
        let Some(read) = line.json() else {
            continue;
        };
        let place = lines.number();
        match read {
            Ok(value) => objects.take(place, value)?,
            Err(reason) => objects.taker.bad(place, reason),
        }
    }
    objects.finish()
}

/// Objects of JSON, whose columns are known when some of them have been seen: each may have only some.
struct Objects<'a> {
    taker: &'a mut dyn Taker,
    waiting: Vec<(u64, Value)>,
    columns: Vec<String>,
    read: Option<Vec<String>>,
}

impl<'a> Objects<'a> {
    fn new(taker: &'a mut dyn Taker) -> Self {
        Self {
            taker,
            waiting: Vec::new(),
            columns: Vec::new(),
            read: None,
        }
    }

    fn take(&mut self, place: u64, value: Value) -> Result<(), String> {
        if !value.is_object() {
            self.taker.bad(place, "not a JSON object");
            return Ok(());
        }
        if self.read.is_some() {
            self.give(place, &value);
            return Ok(());
        }
        add_columns(&value, &mut self.columns);
        self.waiting.push((place, value));
        match self.waiting.len() {
            LOOKED_AT => self.resolve(),
            _ => Ok(()),
        }
    }

    fn finish(mut self) -> Result<(), String> {
        if self.read.is_none() {
            self.resolve()?;
        }
        Ok(())
    }

    fn resolve(&mut self) -> Result<(), String> {
        let places = self.taker.columns(&self.columns)?;
        let name = |place: &usize| self.columns.get(*place).cloned();
        self.read = Some(places.iter().filter_map(name).collect());
        for (place, value) in std::mem::take(&mut self.waiting) {
            self.give(place, &value);
        }
        Ok(())
    }

    fn give(&mut self, place: u64, value: &Value) {
        let names = self.read.iter().flatten();
        let cells = names.map(|name| at_path(value, name).map_or(Cell::Empty, Cell::of_json));
        self.taker.row(place, &cells.collect::<Vec<_>>());
    }
}

fn read_table(path: &Path, taker: &mut dyn Taker, meter: &Meter) -> Result<(), String> {
    let table = Table::open(path)?;
    let size = path.metadata().map_or(0, |metadata| metadata.len());
    let mut passed = meter.share(size, table.count());
    let places = taker.columns(table.columns())?;
    let mut sorted = places.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let order: Vec<usize> = places
        .iter()
        .filter_map(|place| sorted.binary_search(place).ok())
        .collect();
    for (row, place) in table.rows(&sorted)?.zip(1..) {
        let row = row.map_err(|message| format!("row {place}: {message}"))?;
        passed();
        let fields: Vec<&Field> = row.get_column_iter().map(|(_, field)| field).collect();
        let cell = |position: &usize| {
            fields
                .get(*position)
                .map_or(Cell::Empty, |one| cell_of(one))
        };
        taker.row(place, &order.iter().map(cell).collect::<Vec<_>>());
    }
    Ok(())
}
