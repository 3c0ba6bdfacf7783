//! Reading counts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use awning_train::counts::{Counts, DayCount, ItemCount, PairCount};
use parquet::record::{Field, Row};
use thiserror::Error;

use super::schema::{COLUMNS, Kind};
use crate::log::{self, ReadError};
use crate::parquet::{Table, decimal};

/// Why counts cannot be read.
#[derive(Debug, Error)]
pub enum CountsError {
    /// There are no files.
    #[error(transparent)]
    Files(#[from] ReadError),
    /// A file is no Parquet, or damaged.
    #[error("{path}: {message}, expected counts as Parquet", path = path.display())]
    Damaged {
        /// Which.
        path: PathBuf,
        /// What was found.
        message: String,
    },
    /// A column is missing.
    #[error("{path}: there is no column {column}; expected {expected}, as awning index sql prints it", path = path.display(), expected = COLUMNS.join(", "))]
    NoColumn {
        /// Which file.
        path: PathBuf,
        /// Which column.
        column: &'static str,
    },
    /// A row is not what counts have.
    #[error("{path}, row {row}: {found}", path = path.display())]
    Row {
        /// Which file.
        path: PathBuf,
        /// Which row, from 1.
        row: u64,
        /// What was found and what was expected.
        found: String,
    },
}

/// Reads the counts in a file, or in all files of a directory, whose rows may be in any order.
///
/// # Errors
/// If a file is no such table, or counts do not fit together.
pub fn read(path: &Path) -> Result<Counts, CountsError> {
    let files = log::files(&[path.to_owned()])?;
    let mut counts = Counts::default();
    for path in &files {
        each(path, |row| {
            if row.kind == Kind::Item {
                let last = row
                    .last
                    .ok_or("no last_at, expected a time in seconds since 1970")?;
                counts.items.push(ItemCount {
                    id: row.item.to_owned(),
                    sessions: row.sessions,
                    last,
                });
            }
            Ok(())
        })?;
    }
    counts.items.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let ids: Vec<String> = counts.items.iter().map(|item| item.id.clone()).collect();
    let numbers: HashMap<&str, u32> = ids.iter().map(String::as_str).zip(0..).collect();
    let mut seen = vec![false; ids.len()];
    for path in &files {
        each(path, |row| {
            let number = |id: &str| {
                let number = numbers.get(id).copied();
                number.ok_or_else(|| {
                    format!("the item \"{id}\", expected one that has a row of the kind item")
                })
            };
            let item = number(row.item)?;
            match row.kind {
                Kind::Item => {
                    let seen = seen.get_mut(item as usize);
                    if seen.is_some_and(|seen| std::mem::replace(seen, true)) {
                        return Err(format!(
                            "the item \"{}\" again, expected each once",
                            row.item
                        ));
                    }
                }
                Kind::Day => counts.days.push(DayCount {
                    item,
                    day: row
                        .day
                        .ok_or("no day, expected a number of days since 1970")?,
                    sessions: row.sessions,
                }),
                Kind::Pair => {
                    let to = number(row.next.ok_or("no next_item, expected an item")?)?;
                    if to == item {
                        return Err(format!(
                            "\"{}\" after itself, expected another item",
                            row.item
                        ));
                    }
                    counts.pairs.push(PairCount {
                        from: item,
                        to,
                        after: row.weight.ok_or("no weight, expected a whole number")?,
                        sessions: row.sessions,
                    });
                }
            }
            Ok(())
        })?;
    }
    counts.days.sort_unstable();
    counts.pairs.sort_unstable();
    let again = counts.pairs.windows(2).find_map(|pairs| match pairs {
        [a, b] if (a.from, a.to) == (b.from, b.to) => Some((a.from, a.to)),
        _ => None,
    });
    if let Some((from, to)) = again {
        let id = |item: u32| ids.get(item as usize).map_or("", String::as_str);
        return Err(CountsError::Damaged {
            path: path.to_owned(),
            message: format!("the pair \"{}\", \"{}\" is there twice", id(from), id(to)),
        });
    }
    Ok(counts)
}

/// A row of counts.
struct Counted<'a> {
    kind: Kind,
    item: &'a str,
    next: Option<&'a str>,
    day: Option<i64>,
    sessions: u64,
    last: Option<i64>,
    weight: Option<u64>,
}

fn each(
    path: &Path,
    mut take: impl FnMut(Counted) -> Result<(), String>,
) -> Result<(), CountsError> {
    let damaged = |message| CountsError::Damaged {
        path: path.to_owned(),
        message,
    };
    let table = Table::open(path).map_err(damaged)?;
    let mut places = Vec::new();
    for column in COLUMNS {
        // Some databases write the names of columns in capitals.
        let place = table
            .columns()
            .iter()
            .position(|name| name.eq_ignore_ascii_case(column));
        places.push(place.ok_or_else(|| CountsError::NoColumn {
            path: path.to_owned(),
            column,
        })?);
    }
    let mut sorted = places.clone();
    sorted.sort_unstable();
    let order: Vec<usize> = places
        .iter()
        .filter_map(|place| sorted.binary_search(place).ok())
        .collect();
    for (row, number) in table.rows(&places).map_err(damaged)?.zip(1..) {
        let row = row.map_err(|message| damaged(format!("row {number}: {message}")))?;
        let taken = counted(&row, &order).and_then(&mut take);
        taken.map_err(|found| CountsError::Row {
            path: path.to_owned(),
            row: number,
            found,
        })?;
    }
    Ok(())
}

fn counted<'a>(row: &'a Row, order: &[usize]) -> Result<Counted<'a>, String> {
    let fields: Vec<&Field> = row.get_column_iter().map(|(_, field)| field).collect();
    let field = |column: usize| {
        let position = order.get(column);
        position.and_then(|position| fields.get(*position)).copied()
    };
    let text = |column: usize| match field(column) {
        Some(Field::Str(text)) => Some(text.as_str()),
        Some(Field::Bytes(bytes)) => bytes.as_utf8().ok(),
        _ => None,
    };
    let number = |column: usize| match field(column)? {
        Field::Int(number) => Some(i64::from(*number)),
        Field::UInt(number) => Some(i64::from(*number)),
        Field::Long(number) => Some(*number),
        Field::ULong(number) => i64::try_from(*number).ok(),
        Field::Decimal(number) => decimal(number),
        _ => None,
    };
    let count = |column: usize| number(column).and_then(|number| u64::try_from(number).ok());
    let kind = text(0).ok_or("no kind, expected item, day or pair")?;
    Ok(Counted {
        kind: Kind::from_name(kind)
            .ok_or_else(|| format!("the kind \"{kind}\", expected item, day or pair"))?,
        item: text(1)
            .filter(|id| !id.is_empty())
            .ok_or("no item, expected an id")?,
        next: text(2),
        day: number(3),
        sessions: count(4).ok_or("no sessions, expected a whole number")?,
        last: number(5),
        weight: count(6),
    })
}
