//! Where readers hand over what they read.

use std::collections::HashSet;
use std::path::PathBuf;

use awning_train::log::{Action, By, Event, Grouping, LogBuilder, LogError};

use super::entry::{Entry, Skip};
use super::report::{FileReport, Report};

/// The longest id, in bytes.
const LONGEST_ID: usize = 255;

/// Takes events, counts what cannot be used, and keeps the rest.
pub struct Intake<'a> {
    builder: LogBuilder,
    catalog: Option<&'a HashSet<String>>,
    report: Report,
    file: FileReport,
}

impl<'a> Intake<'a> {
    /// Begins with nothing. Items that a catalog lacks are left out.
    pub fn new(grouping: Grouping, catalog: Option<&'a HashSet<String>>) -> Self {
        Self {
            builder: LogBuilder::new(grouping),
            catalog,
            report: Report::default(),
            file: FileReport::default(),
        }
    }

    /// Begins a file, whose places are called `unit`.
    pub fn begin(&mut self, path: PathBuf, format: String, unit: &'static str) {
        let file = FileReport {
            path,
            format,
            unit,
            ..FileReport::default()
        };
        let before = std::mem::replace(&mut self.file, file);
        if !before.unit.is_empty() {
            self.report.files.push(before);
        }
    }

    /// Notes which columns are read.
    pub fn note_columns(&mut self, columns: Vec<(&'static str, String)>) {
        self.file.columns = columns;
    }

    /// Takes what a row says, and counts the row.
    ///
    /// # Errors
    /// If the log cannot go on with it.
    pub fn take(&mut self, place: u64, row: Result<Entry, Skip>) -> Result<(), LogError> {
        self.file.rows += 1;
        match row {
            Ok(entry) => {
                for item in &entry.items {
                    self.add(place, &entry, item)?;
                }
            }
            Err(Skip::Bad(reason, sample)) => self.add_bad(place, reason, sample.as_deref()),
            Err(Skip::Other(name)) => self.report.add_other(&name),
        }
        Ok(())
    }

    /// Counts a row that cannot be read.
    pub fn bad(&mut self, place: u64, reason: &str) {
        self.file.rows += 1;
        self.add_bad(place, reason, None);
    }

    fn add_bad(&mut self, place: u64, reason: &str, sample: Option<&str>) {
        if let Some(tally) = self.file.bad.get_mut(reason) {
            return tally.add(place, sample);
        }
        let tally = self.file.bad.entry(reason.to_owned()).or_default();
        tally.add(place, sample);
    }

    fn add(&mut self, place: u64, entry: &Entry, item: &str) -> Result<(), LogError> {
        let by = entry.by.by();
        let (By::Session(id) | By::Visitor(id)) = by;
        if item.len() > LONGEST_ID || id.len() > LONGEST_ID {
            self.add_bad(place, "an id of more than 255 bytes", None);
            return Ok(());
        }
        if self.catalog.is_some_and(|ids| !ids.contains(item)) {
            if !self.report.unknown_items.contains(item) {
                self.report.unknown_items.insert(item.to_owned());
            }
            self.report.unknown.add(place, Some(item));
            return Ok(());
        }
        self.builder.push(&Event {
            by,
            item,
            micros: entry.micros,
            action: entry.action,
        })?;
        let [views, carts, orders] = &mut self.report.actions;
        *match entry.action {
            Action::View => views,
            Action::Cart => carts,
            Action::Order => orders,
        } += 1;
        if let Some(micros) = entry.micros {
            self.report.add_time(micros);
        }
        Ok(())
    }

    /// What was taken, and what became of every row.
    pub fn finish(mut self) -> (LogBuilder, Report) {
        self.begin(PathBuf::new(), String::new(), "");
        (self.builder, self.report)
    }
}
