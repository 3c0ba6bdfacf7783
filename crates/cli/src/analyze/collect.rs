//! Where rows are handed over: users or aggregates, and what became of each row.

use std::collections::BTreeMap;
use std::path::Path;

use awning_core::experiment::analysis::MetricType;
use clap::ValueEnum;

use super::account::{Account, Users};
use super::aggregates::{self, Aggregates, Places};
use super::assemble::Caps;
use super::cells::{name, number};
use super::column::{self, PARTS};
use super::metric::Definition;
use super::rows::Taker;
use super::units::{self, Kept, UnitRow, Units};
use crate::log::{Cell, FileReport, list};

/// The longest name, in bytes.
const LONGEST_NAME: usize = 255;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowKind {
    /// A user, or something that a user did.
    Rows,
    /// A variation and a metric, with users and sums.
    Aggregates,
}

/// What the owner of the files says about them.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What a row is; by default told by the columns.
    pub rows: Option<RowKind>,
    /// The column of users.
    pub user: Option<String>,
    /// The column of variations.
    pub variation: Option<String>,
    /// The column of strata.
    pub stratum: Option<String>,
    /// The metrics.
    pub metrics: Vec<Definition>,
    /// Columns of aggregates, by their fields.
    pub map: Vec<(String, String)>,
}

/// What was read.
#[derive(Debug)]
pub enum Held {
    /// Nothing yet.
    Nothing,
    /// Users.
    Units(Units),
    /// Aggregates.
    Aggregates(Aggregates),
}

/// Takes rows of all files.
pub struct Collector<'a> {
    said: &'a Said,
    metric_columns: Vec<(&'a str, Kept)>,
    held: Held,
    account: Account,
    file: FileReport,
    empty: BTreeMap<String, u64>,
    layout: Layout,
}

/// How the cells of a row lie.
#[derive(Clone, Debug, Default)]
struct Layout {
    user: bool,
    stratum: bool,
    places: Option<Places>,
}

impl<'a> Collector<'a> {
    /// Begins with nothing.
    pub fn new(said: &'a Said) -> Self {
        Self {
            said,
            metric_columns: units::columns(&said.metrics),
            held: Held::Nothing,
            account: Account::default(),
            file: FileReport::default(),
            empty: BTreeMap::new(),
            layout: Layout::default(),
        }
    }

    /// What was read, and what became of each row.
    pub fn finish(mut self) -> (Held, Account) {
        self.end_file();
        if let Held::Units(units) = &self.held {
            self.account.users = Some(Users {
                all: units.len(),
                by_row: !self.layout.user,
                several: units.several(),
                empty: self.empty,
                differing: units.differing,
                caps: Caps::new(),
            });
        }
        (self.held, self.account)
    }

    fn end_file(&mut self) {
        let file = std::mem::take(&mut self.file);
        if !file.unit.is_empty() {
            self.account.files.push(file);
        }
    }

    fn note_bad(&mut self, place: u64, reason: &str, sample: Option<&str>) {
        let bad = &mut self.file.bad;
        bad.entry(reason.to_owned()).or_default().add(place, sample);
    }

    fn unit_columns(&mut self, names: &[String]) -> Result<Vec<usize>, String> {
        let said = self.said;
        if said.metrics.is_empty() {
            return Err(format!(
                "no metric is defined; define one with --metric NAME:TYPE=COLUMN; the columns are {}",
                list(names)
            ));
        }
        let without =
            |metric: &&Definition| metric.kind == MetricType::Ratio && metric.denominator.is_none();
        if let Some(metric) = said.metrics.iter().find(without) {
            return Err(format!(
                "{}: a ratio has no denominator, expected denominator=COLUMN",
                metric.id
            ));
        }
        let user = match &said.user {
            Some(name) => Some(column::named(names, "--user", name)?),
            None => column::user(names),
        };
        let variation = column::variation(names, said.variation.as_deref())?;
        let stratum = match &said.stratum {
            Some(name) => Some(column::named(names, "--stratum", name)?),
            None => None,
        };
        let user = user.filter(|user| said.user.is_some() || *user != variation);
        let mut places = Vec::new();
        let mut columns = Vec::new();
        let mut add = |role: &'static str, place: usize| {
            places.push(place);
            columns.extend(names.get(place).map(|name| (role, name.clone())));
        };
        if let Some(user) = user {
            add("user", user);
        }
        add("variation", variation);
        if let Some(stratum) = stratum {
            add("stratum", stratum);
        }
        for (metric, _) in &self.metric_columns {
            places.push(column::named(names, "--metric", metric)?);
        }
        let layout = Layout {
            user: user.is_some(),
            stratum: stratum.is_some(),
            places: None,
        };
        match self.held {
            Held::Nothing => self.held = Held::Units(Units::new(&said.metrics)),
            Held::Units(_) if self.layout.user == layout.user => {}
            _ => return Err("it has other columns than the file before it".to_owned()),
        }
        self.file.columns = columns;
        self.layout = layout;
        Ok(places)
    }

    fn aggregate_columns(&mut self, names: &[String]) -> Result<Vec<usize>, String> {
        let said = self.said;
        let mut read = Vec::new();
        let mut columns = Vec::new();
        let mut add = |role: &'static str, place: usize| {
            read.push(place);
            columns.extend(names.get(place).map(|name| (role, name.clone())));
            read.len() - 1
        };
        let variation = column::variation(names, said.variation.as_deref())?;
        let variation = add("variation", variation);
        let metric = column::known(names, &["metricid", "metric", "metricname"]);
        let metric = match (metric, said.metrics.as_slice()) {
            (Some(place), _) => Ok(add("metric", place)),
            (None, [metric]) => Err(metric.id.clone()),
            (None, _) => {
                return Err(format!(
                    "no column is known to be the metric, expected one named metric, or one --metric NAME:TYPE; the columns are {}",
                    list(names)
                ));
            }
        };
        let kind = column::known(names, &["type", "metrictype"]).map(|place| add("type", place));
        let stratum = match &said.stratum {
            Some(name) => Some(column::named(names, "--stratum", name)?),
            None => column::known(names, &["stratum"]),
        };
        let stratum = stratum.map(|place| add("stratum", place));
        let mut parts = Vec::new();
        for part in PARTS {
            let mapped = said.map.iter().find(|(field, _)| field == part.field);
            let place = match mapped {
                Some((_, name)) => Some(column::named(names, "--map", name)?),
                None => column::known(names, part.names),
            };
            parts.extend(place.map(|place| (part.field, add(part.field, place))));
        }
        if let Some((field, _)) = said
            .map
            .iter()
            .find(|(field, _)| aggregates::field(field).is_none())
        {
            let fields = PARTS.map(|part| part.field.to_owned());
            return Err(format!(
                "--map {field}: there is no such field, expected one of {}",
                list(&fields)
            ));
        }
        match self.held {
            Held::Nothing => self.held = Held::Aggregates(Aggregates::default()),
            Held::Aggregates(_) => {}
            Held::Units(_) => return Err("it has aggregates, the file before it users".to_owned()),
        }
        self.file.columns = columns;
        self.layout = Layout {
            places: Some(Places {
                variation,
                metric,
                kind,
                stratum,
                parts,
            }),
            ..Layout::default()
        };
        Ok(read)
    }

    fn unit(&mut self, cells: &[Cell]) -> Result<(), (String, Option<String>)> {
        let mut cells = cells.iter();
        let mut named = |is_there: bool, what: &str| match is_there {
            false => Ok(None),
            true => {
                let cell = cells.next().cloned().unwrap_or_default();
                match name(&cell) {
                    Some(name) if name.len() <= LONGEST_NAME => Ok(Some(name.into_owned())),
                    Some(_) => Err((format!("a {what} of more than 255 bytes"), None)),
                    None => Err((format!("no {what}"), cell.shown())),
                }
            }
        };
        let user = named(self.layout.user, "user")?;
        let variation = named(true, "variation")?.unwrap_or_default();
        let stratum = match named(self.layout.stratum, "stratum") {
            Err((_, None)) => Some("none".to_owned()),
            other => other?,
        };
        let mut values = Vec::new();
        for (column, kept) in &self.metric_columns {
            let cell = cells.next().cloned().unwrap_or_default();
            let read =
                number(&cell).map_err(|what| (format!("{column} is {what}"), cell.shown()))?;
            if *kept == Kept::Any && read.is_some_and(|number| number < 0.0) {
                return Err((format!("{column} is below 0"), cell.shown()));
            }
            values.push(read);
        }
        for ((column, kept), value) in self.metric_columns.iter().zip(&values) {
            if value.is_none() && matches!(kept, Kept::Any | Kept::Sum) {
                *self.empty.entry((*column).to_owned()).or_default() += 1;
            }
        }
        if let Held::Units(units) = &mut self.held {
            units.add(&UnitRow {
                user: user.as_deref(),
                variation: &variation,
                stratum: stratum.as_deref().unwrap_or_default(),
                values: &values,
            });
        }
        Ok(())
    }
}

impl Taker for Collector<'_> {
    fn begin(&mut self, path: &Path, format: String, unit: &'static str) {
        self.end_file();
        self.file = FileReport {
            path: path.to_owned(),
            format,
            unit,
            ..FileReport::default()
        };
    }

    fn columns(&mut self, names: &[String]) -> Result<Vec<usize>, String> {
        let are_aggregates = match self.said.rows {
            Some(rows) => rows == RowKind::Aggregates,
            None => self.said.user.is_none() && column::are_aggregates(names),
        };
        if are_aggregates {
            self.aggregate_columns(names)
        } else {
            self.unit_columns(names)
        }
    }

    fn row(&mut self, place: u64, cells: &[Cell]) {
        self.file.rows += 1;
        let taken = match (&mut self.held, &self.layout.places) {
            (Held::Aggregates(aggregates), Some(places)) => aggregates.add(places, cells),
            _ => self.unit(cells),
        };
        if let Err((reason, sample)) = taken {
            self.note_bad(place, &reason, sample.as_deref());
        }
    }

    fn bad(&mut self, place: u64, reason: &str) {
        self.file.rows += 1;
        self.note_bad(place, reason, None);
    }
}
