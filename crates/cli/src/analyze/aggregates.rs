//! Aggregates, from rows of one variation and metric each.

use std::collections::HashSet;

use awning_core::experiment::analysis::MetricType;
use awning_core::read::{Choice, one_of};
use awning_core::value::Value;

use super::cells::{name, number};
use super::column::PARTS;
use super::json::object;
use super::names::Names;
use crate::log::Cell;

/// Where the columns of aggregates are among the cells of a row.
#[derive(Clone, Debug)]
pub struct Places {
    /// Of the variation.
    pub variation: usize,
    /// Of the metric; `None`: all rows are of this one.
    pub metric: Result<usize, String>,
    /// Of the type.
    pub kind: Option<usize>,
    /// Of the stratum.
    pub stratum: Option<usize>,
    /// Of the sums: their fields' names with their places.
    pub parts: Vec<(&'static str, usize)>,
}

/// Aggregates.
#[derive(Debug, Default)]
pub struct Aggregates {
    rows: Vec<Row>,
    known: HashSet<(usize, usize, usize)>,
    /// The variations that were seen.
    pub variations: Names,
    /// The metrics that were seen.
    pub metrics: Names,
    /// The types of metrics, where a column says them.
    pub kinds: Vec<(usize, MetricType)>,
    /// The strata that were seen; none where there is no column of them.
    pub strata: Names,
}

#[derive(Debug)]
struct Row {
    metric: usize,
    stratum: Option<usize>,
    variation: usize,
    sums: Vec<(&'static str, f64)>,
}

impl Aggregates {
    /// Takes a row.
    ///
    /// # Errors
    /// What is wrong with it, and what was found.
    pub fn add(&mut self, places: &Places, cells: &[Cell]) -> Result<(), (String, Option<String>)> {
        let cell = |place: usize| cells.get(place).cloned().unwrap_or_default();
        let bad = |what: &str| (what.to_owned(), None);
        let variation = name(&cell(places.variation)).ok_or(bad("no variation"))?;
        let metric = match &places.metric {
            Ok(place) => name(&cell(*place)).ok_or(bad("no metric"))?.into_owned(),
            Err(id) => id.clone(),
        };
        let stratum = match places.stratum {
            Some(place) => Some(name(&cell(place)).ok_or(bad("no stratum"))?.into_owned()),
            None => None,
        };
        let kind = match places.kind.map(cell) {
            None | Some(Cell::Empty) => None,
            Some(cell) => {
                let word = name(&cell).unwrap_or_default();
                let place = MetricType::NAMES.iter().position(|known| *known == word);
                let kind = place.and_then(|place| MetricType::ALL.get(place)).copied();
                let expected = one_of(MetricType::NAMES);
                Some(kind.ok_or_else(|| (format!("the type is not {expected}"), cell.shown()))?)
            }
        };
        let mut sums = Vec::new();
        for (field, place) in &places.parts {
            let cell = cell(*place);
            let read =
                number(&cell).map_err(|what| (format!("{field} is {what}"), cell.shown()))?;
            sums.extend(read.map(|number| (*field, number)));
        }
        if !sums.iter().any(|(field, _)| *field == "users") {
            return Err(bad("no users"));
        }
        let metric = self.metrics.number(&metric);
        let variation = self.variations.number(&variation);
        let stratum = stratum.map(|stratum| self.strata.number(&stratum));
        let key = (metric, stratum.map_or(0, |stratum| stratum + 1), variation);
        if !self.known.insert(key) {
            return Err(bad("the same variation and metric again"));
        }
        if let Some(kind) = kind
            && !self.kinds.iter().any(|(known, _)| *known == metric)
        {
            self.kinds.push((metric, kind));
        }
        self.rows.push(Row {
            metric,
            stratum,
            variation,
            sums,
        });
        Ok(())
    }

    /// How many users a variation has: the most that any metric counts.
    pub fn users(&self, variation: usize) -> f64 {
        let users = |metric: usize| -> f64 {
            let rows = self.rows.iter();
            let rows = rows.filter(|row| row.metric == metric && row.variation == variation);
            rows.filter_map(|row| row.sum("users")).sum()
        };
        (0..self.metrics.len()).map(users).fold(0.0, f64::max)
    }

    /// The sums of a metric and variation, in one stratum or where there are none.
    pub fn results(&self, metric: usize, stratum: Option<usize>, variation: usize) -> Value {
        let mut rows = self.rows.iter();
        let row = rows
            .find(|row| (row.metric, row.stratum, row.variation) == (metric, stratum, variation));
        let sums = row.map(|row| row.sums.as_slice()).unwrap_or_default();
        let mut fields: Vec<(&str, Value)> = sums
            .iter()
            .map(|(field, sum)| (*field, Value::Number(*sum)))
            .collect();
        if row.is_none() {
            fields.push(("users", Value::Number(0.0)));
        }
        object(fields)
    }
}

impl Row {
    fn sum(&self, field: &str) -> Option<f64> {
        let mut sums = self.sums.iter();
        sums.find(|(known, _)| *known == field).map(|(_, sum)| *sum)
    }
}

/// The fields that a table can have, by their names.
pub fn field(name: &str) -> Option<&'static str> {
    let mut parts = PARTS.iter();
    parts.find(|part| part.field == name).map(|part| part.field)
}
