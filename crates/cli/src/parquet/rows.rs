//! Reading the rows of a table.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Row;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;

/// A table.
pub struct Table {
    reader: SerializedFileReader<File>,
    columns: Vec<String>,
}

impl Table {
    /// Opens a file; the error says what is wrong with it.
    pub fn open(path: &Path) -> Result<Self, String> {
        let file = File::open(path).map_err(|error| error.to_string())?;
        let reader = guarded(|| SerializedFileReader::new(file))?;
        let fields = reader.metadata().file_metadata().schema().get_fields();
        let columns = fields.iter().map(|field| field.name().to_owned()).collect();
        Ok(Self { reader, columns })
    }

    /// The names of its columns; those of nested ones only at the top.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// How many rows it says it has.
    pub fn count(&self) -> u64 {
        let rows = self.reader.metadata().file_metadata().num_rows();
        u64::try_from(rows).unwrap_or_default()
    }

    /// Its rows, with only the columns at these places, in the table's order.
    pub fn rows(&self, places: &[usize]) -> Result<Rows<'_>, String> {
        let schema = self.reader.metadata().file_metadata().schema();
        let fields = schema.get_fields().iter().enumerate();
        let picked = fields.filter(|(place, _)| places.contains(place));
        let projection = Type::group_type_builder(schema.name())
            .with_fields(picked.map(|(_, field)| Arc::clone(field)).collect())
            .build()
            .map_err(|error| error.to_string())?;
        let rows = guarded(|| self.reader.get_row_iter(Some(projection)))?;
        Ok(Rows { rows, ended: false })
    }
}

/// Rows, one at a time. The first error is the last thing that it gives.
pub struct Rows<'a> {
    rows: RowIter<'a>,
    ended: bool,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let row = guarded(|| self.rows.next().transpose()).transpose();
        self.ended = !matches!(row, Some(Ok(_)));
        row
    }
}

/// Reading without a panic: on damaged pages the library has some.
fn guarded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("damaged Parquet".to_owned()),
    }
}
