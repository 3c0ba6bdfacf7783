//! Where readers hand over what they read.

use std::collections::HashSet;
use std::path::PathBuf;

use awning_train::log::{Action, By, Event, Grouping, LogBuilder, LogError};

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

    /// Counts a row, whatever becomes of it.
    pub fn row(&mut self) {
        self.file.rows += 1;
    }

    /// Counts a row that cannot be read.
    pub fn bad(&mut self, place: u64, reason: &str, sample: Option<&str>) {
        if let Some(tally) = self.file.bad.get_mut(reason) {
            return tally.add(place, sample);
        }
        let tally = self.file.bad.entry(reason.to_owned()).or_default();
        tally.add(place, sample);
    }

    /// Counts a row of an event that nothing is learned from.
    pub fn other(&mut self, name: &str) {
        self.report.add_other(name);
    }

    /// Takes an event.
    ///
    /// # Errors
    /// If the log cannot go on with it.
    pub fn event(&mut self, place: u64, event: &Event) -> Result<(), LogError> {
        let (By::Session(by) | By::Visitor(by)) = event.by;
        if event.item.len() > LONGEST_ID || by.len() > LONGEST_ID {
            self.bad(place, "an id of more than 255 bytes", None);
            return Ok(());
        }
        if self.catalog.is_some_and(|ids| !ids.contains(event.item)) {
            if !self.report.unknown_items.contains(event.item) {
                self.report.unknown_items.insert(event.item.to_owned());
            }
            self.report.unknown.add(place, Some(event.item));
            return Ok(());
        }
        self.builder.push(event)?;
        let [views, carts, orders] = &mut self.report.actions;
        *match event.action {
            Action::View => views,
            Action::Cart => carts,
            Action::Order => orders,
        } += 1;
        if let Some(micros) = event.micros {
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
