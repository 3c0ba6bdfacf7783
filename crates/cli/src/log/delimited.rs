//! Delimited text: rows of columns.

use std::collections::VecDeque;
use std::io::{BufRead, Result};

use super::cell::Cell;
use super::column::Mapping;
use super::error::Fault;
use super::intake::Intake;
use super::lines::{Line, Lines};
use super::row::RowReader;
use super::settings::Settings;
use super::splitter::{Split, Splitter, numbers};

/// How many lines a row may span, by line ends in quotes.
const MOST_LINES: usize = 100;

/// Reads rows until the end.
pub fn read(
    source: impl BufRead,
    separator: u8,
    settings: &Settings,
    intake: &mut Intake,
) -> std::result::Result<(), Fault> {
    let mut rows = Rows::new(source, separator);
    let mut header: Option<(Vec<String>, RowReader)> = None;
    loop {
        let place = match rows.read()? {
            Row::End => break,
            Row::Bad(place, reason) => {
                intake.bad(place, reason);
                continue;
            }
            Row::Cells(place) => place,
        };
        let (columns, reader) = match &header {
            Some((columns, reader)) => (columns, reader),
            None => {
                let columns = if settings.no_header {
                    numbers(rows.splitter.count())
                } else {
                    rows.splitter.cells().map(str::to_owned).collect()
                };
                let mapping = Mapping::resolve(&columns, &settings.named)?;
                let reader = RowReader::new(mapping, settings);
                intake.note_columns(reader.columns(&columns));
                let (columns, reader) = header.insert((columns, reader));
                if !settings.no_header {
                    continue;
                }
                (&*columns, &*reader)
            }
        };
        let cells = &rows.splitter;
        let beyond = cells.cells().skip(columns.len());
        let mut beyond = beyond.filter(|cell| !cell.trim().is_empty());
        if cells.count() < columns.len() || beyond.next().is_some() {
            let reason = if cells.count() < columns.len() {
                "fewer columns than the first row"
            } else {
                "more columns than the first row"
            };
            intake.bad(place, reason);
            continue;
        }
        let row = reader.read(|column| Cell::of_text(cells.cell(column)));
        let taken = intake.take(place, row);
        taken.map_err(|error| Fault::Log(place, error))?;
    }
    Ok(())
}

/// What the next row is.
pub enum Row {
    /// There are cells, of the row that starts on this line.
    Cells(u64),
    /// It cannot be read.
    Bad(u64, &'static str),
    /// There is none.
    End,
}

/// Splits a text into rows, which may go over several lines.
pub struct Rows<R> {
    lines: Lines<R>,
    /// Lines that were read for a row that was none, to be read again.
    returned: VecDeque<(u64, String)>,
    splitter: Splitter,
}

impl<R: BufRead> Rows<R> {
    /// Begins at the first row.
    pub fn new(source: R, separator: u8) -> Self {
        Self {
            lines: Lines::new(source),
            returned: VecDeque::new(),
            splitter: Splitter::new(separator),
        }
    }

    /// The cells of the row that was read last.
    pub fn cells(&self) -> &Splitter {
        &self.splitter
    }

    /// Goes on to the next row.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn read(&mut self) -> Result<Row> {
        loop {
            let (place, split) = match self.returned.pop_front() {
                Some((place, line)) if line.trim().is_empty() => (place, None),
                Some((place, line)) => (place, Some((self.splitter.split(&line), line))),
                None => {
                    let Some(line) = self.lines.read()? else {
                        return Ok(Row::End);
                    };
                    let line = match line {
                        Line::Bad(reason) => return Ok(Row::Bad(self.lines.number(), reason)),
                        Line::Text(line) => line,
                    };
                    let split = (!line.trim().is_empty()).then(|| {
                        let split = self.splitter.split(line);
                        let kept = match split {
                            Split::InQuotes => line.to_owned(),
                            _ => String::new(),
                        };
                        (split, kept)
                    });
                    (self.lines.number(), split)
                }
            };
            match split {
                None => {}
                Some((Split::Whole, _)) => return Ok(Row::Cells(place)),
                Some((Split::Several, _)) => return Ok(Row::Bad(place, "a line end in the line")),
                Some((Split::InQuotes, line)) => return self.join(place, line),
            }
        }
    }

    /// Adds lines to one that ends in quotes, until the quotes are closed.
    fn join(&mut self, place: u64, first: String) -> Result<Row> {
        let mut joined = first;
        let mut taken: VecDeque<(u64, String)> = VecDeque::new();
        while taken.len() < MOST_LINES {
            let next = match self.returned.pop_front() {
                Some(next) => next,
                None => match self.lines.read()? {
                    Some(Line::Text(line)) => {
                        let line = line.to_owned();
                        (self.lines.number(), line)
                    }
                    // What cannot be read ends the row; the line itself is counted with it.
                    Some(Line::Bad(_)) | None => break,
                },
            };
            joined.push('\n');
            joined.push_str(&next.1);
            taken.push_back(next);
            if self.splitter.split(&joined) == Split::Whole {
                return Ok(Row::Cells(place));
            }
        }
        taken.append(&mut self.returned);
        self.returned = taken;
        Ok(Row::Bad(place, "a quote that is never closed"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::splitter::split_line;
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let mut rows = Rows::new(text.as_bytes(), b',');
        let mut found = Vec::new();
        loop {
            found.push(match rows.read().unwrap() {
                Row::End => return found,
                Row::Bad(place, reason) => format!("{place}: {reason}"),
                Row::Cells(place) => {
                    let cells: Vec<&str> = rows.splitter.cells().collect();
                    format!("{place}: {}", cells.join("|"))
                }
            });
        }
    }

    #[test]
    fn rows_keep_the_line_they_start_on_when_cells_have_line_ends() {
        let text = "a,b\n\n1,\"two\nlines\"\r\n\n3,\"say \"\"4\"\"\"\n5,";
        assert_eq!(
            rows(text),
            ["1: a|b", "3: 1|two\nlines", "6: 3|say \"4\"", "7: 5|"]
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_only_its_own_line() {
        let mut text = "1,\"19 inch\n2,b\n".to_owned();
        for number in 3..300 {
            text.push_str(&format!("{number},c\n"));
        }
        let rows = rows(&text);
        assert_eq!(rows.len(), 299);
        assert_eq!(rows[0], "1: a quote that is never closed");
        assert_eq!(rows[1], "2: 2|b");
        assert_eq!(rows[298], "299: 299|c");
    }

    #[test]
    fn long_rows_and_rows_of_many_columns_are_whole() {
        let long = "x".repeat(10_000);
        assert_eq!(
            rows(&format!("{long},{long}")),
            [format!("1: {long}|{long}")]
        );
        let wide = vec!["1"; 1_000].join(",");
        assert_eq!(
            split_line(&wide, b',').map(|cells| cells.len()),
            Some(1_000)
        );
    }
}
