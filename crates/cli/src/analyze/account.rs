//! What became of the rows that were read.

use std::collections::BTreeMap;
use std::fmt;

use awning_core::value::Value;
use awning_server::import::group;

use super::assemble::Caps;
use super::json::object;
use crate::log::FileReport;

/// What became of the rows that were read. Its `Display` is a few lines for a terminal.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The files.
    pub files: Vec<FileReport>,
    /// What was read of users, where rows are of users.
    pub users: Option<Users>,
}

/// What was read of users.
#[derive(Clone, Debug, Default)]
pub struct Users {
    /// How many there are.
    pub all: usize,
    /// Whether each row is taken for one.
    pub by_row: bool,
    /// How many were seen in more than one variation, and are left out.
    pub several: usize,
    /// Empty cells that were taken for 0, by column.
    pub empty: BTreeMap<String, u64>,
    /// Rows whose stratum or covariate is not that of their user's first row.
    pub differing: u64,
    /// What winsorised metrics were bounded by.
    pub caps: Caps,
}

impl Account {
    /// How many rows were read.
    pub fn rows(&self) -> u64 {
        self.files.iter().map(|file| file.rows).sum()
    }

    /// How many of them cannot be read.
    pub fn bad_rows(&self) -> u64 {
        let tallies = self.files.iter().flat_map(|file| file.bad.values());
        tallies.map(|tally| tally.count as u64).sum()
    }

    /// It as JSON.
    pub fn to_value(&self) -> Value {
        let number = |count: u64| Value::Number(count as f64);
        let mut fields = vec![
            ("rows", number(self.rows())),
            ("badRows", number(self.bad_rows())),
        ];
        if let Some(users) = &self.users {
            let caps = users.caps.iter().map(|(id, (bound, above))| {
                let cap = object(vec![
                    ("bound", Value::Number(*bound)),
                    ("usersAbove", number(*above)),
                ]);
                (id.clone(), cap)
            });
            let empty = users.empty.iter();
            let empty = empty.map(|(column, count)| (column.clone(), number(*count)));
            fields.extend([
                ("users", number(users.all as u64)),
                ("multipleExposures", number(users.several as u64)),
                ("emptyCells", Value::Object(empty.collect())),
                ("differingRows", number(users.differing)),
                ("caps", Value::Object(caps.collect())),
            ]);
        }
        object(fields)
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |count: u64| group(count as usize);
        writeln!(f, "Read")?;
        for file in &self.files {
            write!(f, "{file}")?;
        }
        if self.files.is_empty() {
            return writeln!(f, "  aggregates as JSON");
        }
        writeln!(
            f,
            "  rows      {} read, {} bad",
            number(self.rows()),
            number(self.bad_rows()),
        )?;
        let Some(users) = &self.users else {
            return Ok(());
        };
        let how = if users.by_row {
            ", one a row: no column of users is known; --user COLUMN names it"
        } else {
            ""
        };
        writeln!(f, "  users     {}{how}", group(users.all))?;
        if users.several > 0 {
            writeln!(
                f,
                "  multiple  {} users ({:.2} %) were seen in more than one variation and are left out",
                group(users.several),
                100.0 * users.several as f64 / users.all.max(1) as f64,
            )?;
        }
        for (column, count) in &users.empty {
            writeln!(
                f,
                "  empty     {} cells of {column}, taken for 0",
                number(*count)
            )?;
        }
        if users.differing > 0 {
            writeln!(
                f,
                "  differing {} rows have another stratum or covariate than their user's first row; the first is taken",
                number(users.differing),
            )?;
        }
        for (id, (bound, above)) in &users.caps {
            writeln!(
                f,
                "  cap       {id}: {} users are above {bound}, and count as {bound}",
                number(*above),
            )?;
        }
        Ok(())
    }
}
