//! Logs as tables of Parquet.

use std::path::Path;

use parquet::record::{Field, Row};
use serde_json::{Map, Value};

use super::cell::Cell;
use super::column::Mapping;
use super::error::Fault;
use super::format::{Format, Shape};
use super::ga4;
use super::intake::Intake;
use super::role::Role;
use super::row::RowReader;
use super::settings::Settings;
use crate::parquet::{Table, decimal};

/// The microseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The columns of an export of Google Analytics that are read.
const GA4_COLUMNS: [&str; 5] = [
    "event_name",
    "event_timestamp",
    "user_pseudo_id",
    "event_params",
    "items",
];

/// What a table is.
pub fn shape(table: &Table, settings: &Settings) -> Shape {
    let columns: Vec<&str> = table.columns().iter().map(String::as_str).collect();
    match settings.format {
        Some(Format::Ga4) => Shape::Ga4,
        None if Shape::of(&columns) == Shape::Ga4 => Shape::Ga4,
        _ => Shape::Columns,
    }
}

/// Opens a file.
///
/// # Errors
/// If it is damaged.
pub fn open(path: &Path) -> Result<Table, Fault> {
    Table::open(path).map_err(Fault::Damaged)
}

/// Reads rows until the end, and tells `passed` of each.
pub fn read(
    table: &Table,
    settings: &Settings,
    intake: &mut Intake,
    passed: &mut dyn FnMut(),
) -> Result<(), Fault> {
    match shape(table, settings) {
        Shape::Ga4 => read_ga4(table, settings, intake, passed),
        _ => read_columns(table, settings, intake, passed),
    }
}

fn read_columns(
    table: &Table,
    settings: &Settings,
    intake: &mut Intake,
    passed: &mut dyn FnMut(),
) -> Result<(), Fault> {
    let columns = table.columns();
    let mapping = Mapping::resolve(columns, &settings.named)?;
    let reader = RowReader::new(mapping, settings);
    intake.note_columns(reader.columns(columns));
    let roles = Role::ALL.map(|role| mapping.place(role));
    let mut places: Vec<usize> = roles.into_iter().flatten().collect();
    places.sort_unstable();
    places.dedup();
    let rows = table.rows(&places).map_err(Fault::Damaged)?;
    for (row, place) in rows.zip(1..) {
        let row = row.map_err(|message| damaged(place, &message))?;
        passed();
        let fields: Vec<&Field> = row.get_column_iter().map(|(_, field)| field).collect();
        let cell = |column: usize| {
            let position = places.binary_search(&column).ok();
            let field = position.and_then(|position| fields.get(position));
            field.map_or(Cell::Empty, |field| cell_of(field))
        };
        let taken = intake.take(place, reader.read(cell));
        taken.map_err(|error| Fault::Log(place, error))?;
    }
    Ok(())
}

fn read_ga4(
    table: &Table,
    settings: &Settings,
    intake: &mut Intake,
    passed: &mut dyn FnMut(),
) -> Result<(), Fault> {
    let is_read = |name: &String| GA4_COLUMNS.contains(&name.as_str());
    let columns = table.columns().iter().enumerate();
    let places: Vec<usize> = columns
        .filter_map(|(place, name)| is_read(name).then_some(place))
        .collect();
    let rows = table.rows(&places).map_err(Fault::Damaged)?;
    for (row, place) in rows.zip(1..) {
        let row = row.map_err(|message| damaged(place, &message))?;
        passed();
        let taken = intake.take(place, ga4::read(&object(&row), settings));
        taken.map_err(|error| Fault::Log(place, error))?;
    }
    Ok(())
}

fn damaged(place: u64, message: &str) -> Fault {
    Fault::Damaged(format!("row {place}: {message}"))
}

/// A value of a table.
pub fn cell_of(field: &Field) -> Cell<'_> {
    let owned = |text: String| Cell::Text(text.into());
    match field {
        Field::Null => Cell::Empty,
        Field::Byte(number) => Cell::Integer((*number).into()),
        Field::Short(number) => Cell::Integer((*number).into()),
        Field::Int(number) => Cell::Integer((*number).into()),
        Field::Long(number) => Cell::Integer(*number),
        Field::UByte(number) => Cell::Integer((*number).into()),
        Field::UShort(number) => Cell::Integer((*number).into()),
        Field::UInt(number) => Cell::Integer((*number).into()),
        Field::ULong(number) => match i64::try_from(*number) {
            Ok(number) => Cell::Integer(number),
            Err(_) => owned(number.to_string()),
        },
        Field::Float16(number) => Cell::Number(number.to_f64()),
        Field::Float(number) => Cell::Number((*number).into()),
        Field::Double(number) => Cell::Number(*number),
        Field::Decimal(number) => decimal(number).map_or(Cell::Other, Cell::Integer),
        Field::Str(text) => Cell::of_text(text),
        Field::Bytes(bytes) => bytes.as_utf8().map_or(Cell::Other, Cell::of_text),
        Field::Date(days) => Cell::Micros(i64::from(*days) * DAY),
        Field::TimestampMillis(millis) => {
            millis.checked_mul(1_000).map_or(Cell::Other, Cell::Micros)
        }
        Field::TimestampMicros(micros) => Cell::Micros(*micros),
        Field::Bool(flag) => Cell::Bool(*flag),
        Field::TimeMillis(_)
        | Field::TimeMicros(_)
        | Field::Group(_)
        | Field::ListInternal(_)
        | Field::MapInternal(_) => Cell::Other,
    }
}

/// A row as an object of JSON, as far as Google Analytics' columns need it.
fn object(row: &Row) -> Value {
    let columns = row.get_column_iter();
    let values = columns.map(|(name, field)| (name.clone(), value(field)));
    Value::Object(values.collect::<Map<_, _>>())
}

fn value(field: &Field) -> Value {
    match field {
        Field::Group(row) => object(row),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        field => match cell_of(field) {
            Cell::Text(text) => Value::String(text.into_owned()),
            Cell::Integer(number) | Cell::Micros(number) => number.into(),
            Cell::Number(number) => number.into(),
            Cell::Bool(flag) => flag.into(),
            Cell::Empty | Cell::Other => Value::Null,
        },
    }
}
