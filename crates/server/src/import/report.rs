//! What an import did, for its owner to read.

use std::collections::BTreeMap;
use std::fmt;

use super::field::Field;
use super::format::Format;

/// How many lines of each kind of fault are named.
const NAMED_LINES: usize = 5;

/// How many values of each kind of fault are shown.
const SHOWN_SAMPLES: usize = 3;

/// How many characters of a value are shown.
const SAMPLE_LENGTH: usize = 40;

/// Rows that the same thing happened to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many rows.
    pub count: usize,
    /// The first five of them: lines, or numbers of items.
    pub places: Vec<u64>,
    /// Up to three different values that it happened to.
    pub samples: Vec<String>,
}

impl Tally {
    /// Counts a row.
    pub fn add(&mut self, place: u64, sample: Option<&str>) {
        self.count += 1;
        if self.places.len() < NAMED_LINES {
            self.places.push(place);
        }
        if let Some(sample) = sample
            && self.samples.len() < SHOWN_SAMPLES
        {
            let shown = shorten(sample);
            if !self.samples.contains(&shown) {
                self.samples.push(shown);
            }
        }
    }

    /// Writes a line for each tally, the greatest first. `unit` is what a place is: "line", "item".
    ///
    /// # Errors
    /// Those of `f`.
    pub fn write_all(
        tallies: &BTreeMap<String, Self>,
        unit: &str,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let mut tallies: Vec<_> = tallies.iter().collect();
        tallies.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.count));
        for (what, tally) in tallies {
            let places: Vec<String> = tally.places.iter().map(u64::to_string).collect();
            let unit = if tally.count == 1 {
                unit.to_owned()
            } else {
                format!("{unit}s")
            };
            let more = if tally.count > tally.places.len() {
                ", …"
            } else {
                ""
            };
            write!(
                f,
                "    {:>7}  {what} ({unit} {}{more})",
                group(tally.count),
                places.join(", ")
            )?;
            if !tally.samples.is_empty() {
                write!(f, ": {}", tally.samples.join(", "))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// What an import read, made and left out. Its `Display` is a few lines for a terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The name of the file.
    pub file: String,
    /// What it is.
    pub format: Format,
    /// The encoding of its text.
    pub encoding: &'static str,
    /// The column that each field was read from.
    pub columns: BTreeMap<Field, String>,
    /// Columns that were kept under their own names.
    pub kept: Vec<String>,
    /// Whether titles were completed with subtitles.
    pub titles_completed: bool,
    /// Whether prices have a comma before their decimals.
    pub decimal_comma: bool,
    /// The currency of prices that name none.
    pub currency: String,
    /// How the currency is known.
    pub currency_source: &'static str,
    /// How many rows the file has, its heading not counted.
    pub rows: usize,
    /// How many products they made.
    pub products: usize,
    /// Rows that made no product, by reason.
    pub skipped: BTreeMap<String, Tally>,
    /// Rows that made a product with something left out or changed, by what it was.
    pub remarks: BTreeMap<String, Tally>,
    /// What was done to the file as a whole.
    pub notes: Vec<String>,
}

impl Report {
    /// How many rows made no product.
    pub fn skipped_rows(&self) -> usize {
        self.skipped.values().map(|tally| tally.count).sum()
    }

    fn write_tallies(
        &self,
        f: &mut fmt::Formatter<'_>,
        tallies: &BTreeMap<String, Tally>,
    ) -> fmt::Result {
        let unit = if self.format.has_lines() {
            "line"
        } else {
            "item"
        };
        Tally::write_all(tallies, unit, f)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Catalog {}", self.file)?;
        let mark = if self.decimal_comma {
            ", decimal comma"
        } else {
            ""
        };
        writeln!(f, "  format    {}, {}{mark}", self.format, self.encoding)?;
        let mut columns: Vec<String> = Vec::new();
        for (field, column) in &self.columns {
            if *field == Field::Title && self.titles_completed {
                let subtitle = self
                    .columns
                    .get(&Field::Subtitle)
                    .map_or("", String::as_str);
                columns.push(format!("title ← {column} + {subtitle}"));
            } else if !(*field == Field::Subtitle && self.titles_completed) {
                columns.push(format!("{} ← {column}", field.name()));
            }
        }
        writeln!(f, "  mapped    {}", columns.join(", "))?;
        if !self.kept.is_empty() {
            writeln!(f, "  kept      {}", self.kept.join(", "))?;
        }
        writeln!(
            f,
            "  currency  {} ({})",
            self.currency, self.currency_source
        )?;
        for note in &self.notes {
            writeln!(f, "  note      {note}")?;
        }
        writeln!(
            f,
            "  rows      {} read, {} products",
            group(self.rows),
            group(self.products)
        )?;
        if !self.skipped.is_empty() {
            writeln!(f, "  skipped   {}", group(self.skipped_rows()))?;
            self.write_tallies(f, &self.skipped)?;
        }
        if !self.remarks.is_empty() {
            writeln!(f, "  changed")?;
            self.write_tallies(f, &self.remarks)?;
        }
        Ok(())
    }
}

/// A value in quotes, cut where it is long, with nothing in it that a terminal would act on.
fn shorten(sample: &str) -> String {
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let mut shown: String = sample.chars().take(SAMPLE_LENGTH).map(clean).collect();
    if sample.chars().count() > SAMPLE_LENGTH {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// A count with commas between thousands.
pub fn group(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped_by_thousands() {
        for (count, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(group(count), text);
        }
    }

    #[test]
    fn a_tally_names_the_first_lines_and_shows_each_value_once_and_short() {
        let mut tally = Tally::default();
        for place in 1..=9 {
            tally.add(
                place,
                Some(if place % 2 == 0 {
                    "even\u{1b}[31m"
                } else {
                    "odd"
                }),
            );
        }
        tally.add(10, Some(&"x".repeat(100)));
        assert_eq!(tally.count, 10);
        assert_eq!(tally.places, [1, 2, 3, 4, 5]);
        assert_eq!(
            tally.samples,
            [
                "\"odd\"".to_owned(),
                "\"even [31m\"".to_owned(),
                format!("\"{}…\"", "x".repeat(40))
            ]
        );
    }
}
