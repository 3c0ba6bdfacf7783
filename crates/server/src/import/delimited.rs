//! Delimited text: CSV with commas or semicolons, and tab-separated values.

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::field::{SYNONYMS, plain};
use super::lines::Lines;
use super::rows::{BadRow, Row, Rows};

/// How many records are looked at to find the separator.
const SAMPLE: usize = 50;

/// The separator that makes most sense of `text`, or `None` if none gives two columns.
pub(super) fn separator(text: &str, file_name: &str) -> Option<u8> {
    let by_name = if file_name.to_lowercase().ends_with(".tsv") {
        b'\t'
    } else {
        b','
    };
    [b',', b';', b'\t']
        .into_iter()
        .filter_map(|separator| {
            let records: Vec<StringRecord> = reader(text, separator, true)
                .records()
                .take(SAMPLE)
                .flatten()
                .collect();
            let header = records.first().filter(|header| header.len() > 1)?;
            let known = header.iter().filter(|name| is_known(name)).count();
            let alike = records
                .iter()
                .filter(|record| record.len() == header.len())
                .count()
                * 100
                / records.len();
            Some((
                (known, alike, header.len(), separator == by_name),
                separator,
            ))
        })
        .max()
        .map(|(_, separator)| separator)
}

/// Reads the rows; the first names the columns.
///
/// A row of another number of columns is bad, except that empty ones at its end make no difference. Where a stray quote
/// swallows lines, the file is read with quotes as they are, if that gives more good rows.
pub(super) fn read(text: &str, separator: u8) -> Rows {
    let quoted = read_as(text, separator, true);
    let quotes = text.bytes().filter(|byte| *byte == b'"').count();
    if quotes == 0 || (quoted.bad.is_empty() && quotes.is_multiple_of(2)) {
        return quoted;
    }
    let mut literal = read_as(text, separator, false);
    if literal.rows.len() > quoted.rows.len() {
        literal
            .remarks
            .push("quotes are read as they are: one of them is never closed".to_owned());
        return literal;
    }
    quoted
}

fn read_as(text: &str, separator: u8, quoting: bool) -> Rows {
    let mut reader = reader(text, separator, quoting);
    let mut records = reader.records();
    let mut rows = Rows::default();
    if let Some(Ok(header)) = records.next() {
        rows.columns = name_columns(&header);
    }
    let mut lines = Lines::of(text);
    let mut line = |position: Option<&csv::Position>| {
        let offset = position.map_or(0, csv::Position::byte);
        lines.at_content(usize::try_from(offset).unwrap_or(usize::MAX))
    };
    for record in records {
        match record {
            Ok(record) => add(&mut rows, &record, line(record.position())),
            Err(error) => {
                let place = line(error.position());
                rows.bad.push(BadRow {
                    place,
                    reason: "not readable as delimited text".to_owned(),
                });
            }
        }
    }
    rows
}

fn add(rows: &mut Rows, record: &StringRecord, place: u64) {
    let width = rows.columns.len();
    let beyond = record
        .iter()
        .skip(width)
        .any(|cell| !cell.trim().is_empty());
    if record.len() < width || beyond {
        let than = if beyond { "more" } else { "fewer" };
        rows.bad.push(BadRow {
            place,
            reason: format!("{than} columns than the first line names"),
        });
        return;
    }
    let mut values = Map::new();
    for (column, cell) in rows.columns.iter().zip(record) {
        let cell = cell.trim();
        if !cell.is_empty() {
            values.insert(column.clone(), Value::String(cell.to_owned()));
        }
    }
    if values.is_empty() {
        rows.bad.push(BadRow {
            place,
            reason: "every column is empty".to_owned(),
        });
    } else {
        rows.rows.push(Row { place, values });
    }
}

/// The names of the columns, each its own: an empty one is named for its place, a repeated one is numbered.
fn name_columns(header: &StringRecord) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (index, cell) in header.iter().enumerate() {
        let cell = cell.trim();
        let name = if cell.is_empty() {
            format!("column {}", index + 1)
        } else {
            cell.to_owned()
        };
        let taken = names.contains(&name);
        names.push(if taken {
            format!("{name} ({})", index + 1)
        } else {
            name
        });
    }
    names
}

fn reader(text: &str, separator: u8, quoting: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn is_known(name: &str) -> bool {
    let name = plain(name);
    SYNONYMS
        .iter()
        .any(|(_, known)| known.iter().any(|known| plain(known) == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(rows: &Rows) -> Vec<(u64, Vec<String>)> {
        let texts = |row: &Row| {
            row.values
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect()
        };
        rows.rows
            .iter()
            .map(|row| (row.place, texts(row)))
            .collect()
    }

    #[test]
    fn the_separator_is_found_even_where_the_others_occur_in_the_text() {
        for (text, expected) in [
            ("id;name;text\n1;Pan, large;a, b, c, d\n", Some(b';')),
            ("id,name\n1,\"Pan; large; red\"\n", Some(b',')),
            ("id\tname\n1\tPan, large\n", Some(b'\t')),
            ("just one column\nand no more\n", None),
        ] {
            assert_eq!(separator(text, "list.csv"), expected, "{text}");
        }
    }

    #[test]
    fn rows_keep_the_line_they_start_on_when_cells_have_line_ends() {
        let rows = read("id,title\n1,\"Pan\nlarge\"\n\n2,Pot\n", b',');
        let expected = [
            (
                2,
                vec!["id=\"1\"".to_owned(), "title=\"Pan\\nlarge\"".to_owned()],
            ),
            (5, vec!["id=\"2\"".to_owned(), "title=\"Pot\"".to_owned()]),
        ];
        assert_eq!(cells(&rows), expected);
    }

    #[test]
    fn rows_of_another_width_are_bad_but_empty_cells_at_the_end_are_not() {
        let rows = read("id,title\n1\n2,Pot,,\n3,Lid,5\n,\n", b',');
        assert_eq!(cells(&rows).len(), 1);
        let bad: Vec<(u64, &str)> = rows
            .bad
            .iter()
            .map(|bad| (bad.place, bad.reason.as_str()))
            .collect();
        assert_eq!(
            bad,
            [
                (2, "fewer columns than the first line names"),
                (4, "more columns than the first line names"),
                (5, "every column is empty"),
            ]
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_the_rest() {
        let rows = read("id,title\n1,\"19 inch\n2,Pot\n3,Lid\n", b',');
        assert_eq!(rows.rows.len(), 3);
        assert_eq!(rows.remarks.len(), 1);
    }

    #[test]
    fn columns_without_a_name_or_with_the_same_name_are_told_apart() {
        let rows = read("id,,id\n1,2,3\n", b',');
        assert_eq!(rows.columns, ["id", "column 2", "id (3)"]);
    }
}
