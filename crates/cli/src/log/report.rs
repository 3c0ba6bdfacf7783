//! What became of a log's rows.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::path::PathBuf;

use awning_server::import::{Tally, group};

/// How many kinds of events that nothing is learned from are told apart.
const KINDS: usize = 30;

/// How many files are described one by one.
const NAMED_FILES: usize = 5;

/// What became of the rows of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReport {
    /// The file.
    pub path: PathBuf,
    /// What it is, in words.
    pub format: String,
    /// Which column each role was read from.
    pub columns: Vec<(&'static str, String)>,
    /// What places in it are: "line", "row".
    pub unit: &'static str,
    /// How many rows it has.
    pub rows: u64,
    /// Rows that cannot be read, by reason.
    pub bad: BTreeMap<String, Tally>,
}

/// What became of the rows of a log. Its `Display` is a few lines for a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The files, in the order in which they were read.
    pub files: Vec<FileReport>,
    /// How many things were viewed, put into a cart, ordered.
    pub actions: [u64; 3],
    /// Rows of events that nothing is learned from, by their name.
    pub others: BTreeMap<String, u64>,
    /// Events of items that the catalog does not have.
    pub unknown: Tally,
    /// The items that the catalog does not have.
    pub unknown_items: HashSet<String>,
    /// The first and the last time, in microseconds since 1970.
    pub span: Option<(i64, i64)>,
}

impl Report {
    /// How many rows were read.
    pub fn rows(&self) -> u64 {
        self.files.iter().map(|file| file.rows).sum()
    }

    /// How many of them cannot be read.
    pub fn bad_rows(&self) -> u64 {
        let tallies = self.files.iter().flat_map(|file| file.bad.values());
        tallies.map(|tally| tally.count as u64).sum()
    }

    /// Counts a row of an event that nothing is learned from.
    pub(super) fn add_other(&mut self, name: &str) {
        let name: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
        let name = if self.others.len() < KINDS || self.others.contains_key(&name) {
            name
        } else {
            "others".to_owned()
        };
        *self.others.entry(name).or_default() += 1;
    }

    /// Widens the span.
    pub(super) fn add_time(&mut self, micros: i64) {
        let (first, last) = self.span.unwrap_or((micros, micros));
        self.span = Some((first.min(micros), last.max(micros)));
    }
}

impl fmt::Display for FileReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {}: {}", self.path.display(), self.format)?;
        let mut separator = "; ";
        for (role, column) in &self.columns {
            write!(f, "{separator}{role} ← {column}")?;
            separator = ", ";
        }
        let plural = if self.rows == 1 { "" } else { "s" };
        writeln!(f, "; {} {}{plural}", group(self.rows as usize), self.unit)?;
        Tally::write_all(&self.bad, self.unit, f)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |count: u64| group(count as usize);
        writeln!(f, "Log")?;
        // Of many files, those with bad rows are the ones to look at.
        let mut files: Vec<&FileReport> = self.files.iter().collect();
        files.sort_by_key(|file| std::cmp::Reverse(file.bad.len().min(1)));
        for file in files.iter().take(NAMED_FILES) {
            write!(f, "{file}")?;
        }
        if files.len() > NAMED_FILES {
            writeln!(f, "  and {} more files", files.len() - NAMED_FILES)?;
        }
        let [views, carts, orders] = self.actions.map(number);
        writeln!(
            f,
            "  rows      {} read, {} bad; {views} views, {carts} carts, {orders} orders",
            number(self.rows()),
            number(self.bad_rows()),
        )?;
        if !self.others.is_empty() {
            let mut others: Vec<(&String, &u64)> = self.others.iter().collect();
            others.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
            let shown: Vec<String> = others
                .iter()
                .map(|(name, count)| format!("{name} ({})", number(**count)))
                .collect();
            writeln!(f, "  not used  {}", shown.join(", "))?;
        }
        if self.unknown.count > 0 {
            writeln!(
                f,
                "  unknown   {} events of {} items that the catalog does not have: {}{}",
                group(self.unknown.count),
                group(self.unknown_items.len()),
                self.unknown.samples.join(", "),
                if self.unknown_items.len() > self.unknown.samples.len() {
                    ", …"
                } else {
                    ""
                },
            )?;
        }
        Ok(())
    }
}
