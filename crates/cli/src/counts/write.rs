//! Writing counts.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use awning_train::counts::Counts;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::schema::Kind;

/// The columns' types.
const SCHEMA: &str = "message counts {
    required binary kind (utf8);
    required binary item (utf8);
    optional binary next_item (utf8);
    optional int64 day;
    required int64 sessions;
    optional int64 last_at;
    optional int64 weight;
}";

/// How many rows are written at once.
const GROUP: usize = 1 << 20;

/// A row: kind, item, next item, day, sessions, last time, weight.
type Row<'a> = (
    Kind,
    &'a str,
    Option<&'a str>,
    Option<i64>,
    u64,
    Option<i64>,
    Option<u64>,
);

/// Writes counts as Parquet; the same counts give the same bytes.
///
/// # Errors
/// If the file cannot be written.
pub fn write(counts: &Counts, path: &Path) -> Result<(), ParquetError> {
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("awning".to_owned())
        .build();
    let file = File::create(path)?;
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties))?;
    let id = |item: u32| counts.items.get(item as usize).map_or("", |item| &item.id);
    let items = counts.items.iter().map(|item| -> Row {
        (
            Kind::Item,
            &item.id,
            None,
            None,
            item.sessions,
            Some(item.last),
            None,
        )
    });
    let days = counts.days.iter().map(|day| -> Row {
        (
            Kind::Day,
            id(day.item),
            None,
            Some(day.day),
            day.sessions,
            None,
            None,
        )
    });
    let pairs = counts.pairs.iter().map(|pair| -> Row {
        let next = Some(id(pair.to));
        (
            Kind::Pair,
            id(pair.from),
            next,
            None,
            pair.sessions,
            None,
            Some(pair.after),
        )
    });
    let mut rows = items.chain(days).chain(pairs).peekable();
    while rows.peek().is_some() {
        let group: Vec<Row> = rows.by_ref().take(GROUP).collect();
        let mut columns = writer.next_row_group()?;
        let texts = |text: &dyn Fn(&Row) -> Option<ByteArray>| group.iter().map(text).collect();
        let numbers = |number: &dyn Fn(&Row) -> Option<i64>| group.iter().map(number).collect();
        let text = |text: &str| Some(ByteArray::from(text));
        let number = |number: u64| i64::try_from(number).ok();
        column::<ByteArrayType>(&mut columns, texts(&|row| text(row.0.name())), false)?;
        column::<ByteArrayType>(&mut columns, texts(&|row| text(row.1)), false)?;
        column::<ByteArrayType>(&mut columns, texts(&|row| row.2.and_then(text)), true)?;
        column::<Int64Type>(&mut columns, numbers(&|row| row.3), true)?;
        column::<Int64Type>(&mut columns, numbers(&|row| number(row.4)), false)?;
        column::<Int64Type>(&mut columns, numbers(&|row| row.5), true)?;
        column::<Int64Type>(&mut columns, numbers(&|row| row.6.and_then(number)), true)?;
        columns.close()?;
    }
    writer.close()?;
    Ok(())
}

fn column<T: DataType>(
    columns: &mut SerializedRowGroupWriter<'_, File>,
    values: Vec<Option<T::T>>,
    optional: bool,
) -> Result<(), ParquetError> {
    let levels: Option<Vec<i16>> = optional.then(|| {
        values
            .iter()
            .map(|value| i16::from(value.is_some()))
            .collect()
    });
    let present: Vec<T::T> = values.into_iter().flatten().collect();
    let Some(mut column) = columns.next_column()? else {
        return Err(ParquetError::General("a column too many".to_owned()));
    };
    column
        .typed::<T>()
        .write_batch(&present, levels.as_deref(), None)?;
    column.close()
}
