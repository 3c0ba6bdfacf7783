//! Objects of JSON, in whichever of the known shapes.

use serde_json::Value;

use super::cell::Cell;
use super::column::Mapping;
use super::entry::{Entry, Skip};
use super::error::Fault;
use super::format::{Format, Shape, shape_of_json};
use super::intake::Intake;
use super::row::RowReader;
use super::settings::Settings;
use super::{ga4, tracking};

/// How many objects are looked at for the names of columns, of which each may have only some.
pub const LOOKED_AT: usize = 100;

/// How deep columns are looked for in objects of objects.
const DEEPEST: usize = 4;

/// How many columns are told apart.
const MOST_COLUMNS: usize = 1000;

/// Reads objects.
pub struct ObjectReader<'a> {
    settings: &'a Settings,
    shape: Option<Shape>,
    /// Objects that wait until the columns are known.
    waiting: Vec<(u64, Value)>,
    columns: Vec<String>,
    rows: Option<RowReader<'a>>,
}

impl<'a> ObjectReader<'a> {
    /// Begins; the first object tells the shape, if the settings do not.
    pub fn new(settings: &'a Settings) -> Self {
        let shape = match settings.format {
            Some(Format::Awning) => Some(Shape::Awning),
            Some(Format::Segment) => Some(Shape::Segment),
            Some(Format::Ga4) => Some(Shape::Ga4),
            Some(_) => Some(Shape::Columns),
            None => None,
        };
        Self {
            settings,
            shape,
            waiting: Vec::new(),
            columns: Vec::new(),
            rows: None,
        }
    }

    /// Reads the object at `place`.
    ///
    /// # Errors
    /// If columns cannot be told, or the log cannot go on.
    pub fn take(&mut self, place: u64, value: Value, intake: &mut Intake) -> Result<(), Fault> {
        if !value.is_object() {
            intake.bad(place, "not a JSON object");
            return Ok(());
        }
        let shape = *self.shape.get_or_insert_with(|| shape_of_json(&value));
        let settings = self.settings;
        let row = match shape {
            Shape::Awning => tracking::read_awning(&value, settings),
            Shape::Segment => tracking::read_segment(&value, settings),
            Shape::Ga4 => ga4::read(&value, settings),
            Shape::Columns => match &self.rows {
                Some(rows) => read_row(rows, &self.columns, &value),
                None => {
                    add_columns(&value, &mut self.columns);
                    self.waiting.push((place, value));
                    return match self.waiting.len() {
                        LOOKED_AT => self.resolve(intake),
                        _ => Ok(()),
                    };
                }
            },
        };
        let taken = intake.take(place, row);
        taken.map_err(|error| Fault::Log(place, error))
    }

    /// Reads what still waits.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn finish(mut self, intake: &mut Intake) -> Result<(), Fault> {
        if self.waiting.is_empty() {
            Ok(())
        } else {
            self.resolve(intake)
        }
    }

    fn resolve(&mut self, intake: &mut Intake) -> Result<(), Fault> {
        let mapping = Mapping::resolve(&self.columns, &self.settings.named)?;
        let rows = RowReader::new(mapping, self.settings);
        intake.note_columns(rows.columns(&self.columns));
        for (place, value) in std::mem::take(&mut self.waiting) {
            let taken = intake.take(place, read_row(&rows, &self.columns, &value));
            taken.map_err(|error| Fault::Log(place, error))?;
        }
        self.rows = Some(rows);
        Ok(())
    }
}

fn read_row<'v>(rows: &RowReader, columns: &[String], value: &'v Value) -> Result<Entry<'v>, Skip> {
    rows.read(|column| {
        let name = columns.get(column).map_or("", String::as_str);
        at_path(value, name).map_or(Cell::Empty, Cell::of_json)
    })
}

/// The value of a name, or of names with dots between them.
pub fn at_path<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    if let Some(found) = value.get(path) {
        return Some(found);
    }
    let (first, rest) = path.split_once('.')?;
    at_path(value.get(first)?, rest)
}

/// Adds the names of an object's columns, those of objects in it with dots, to those that are known.
pub fn add_columns(value: &Value, columns: &mut Vec<String>) {
    name_columns(value, "", DEEPEST, columns);
}

fn name_columns(value: &Value, before: &str, depth: usize, columns: &mut Vec<String>) {
    let Value::Object(object) = value else {
        return;
    };
    for (name, value) in object {
        let name = format!("{before}{name}");
        if let (Value::Object(_), Some(depth)) = (value, depth.checked_sub(1)) {
            name_columns(value, &format!("{name}."), depth, columns);
        } else if columns.len() < MOST_COLUMNS && !columns.contains(&name) {
            columns.push(name);
        }
    }
}
