//! Rows of a visitor become one unit.

use std::collections::HashMap;

/// A row of what is to be analyzed: a visitor, or one of the things that a visitor did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'a> {
    /// Who; empty: every row is a visitor of its own.
    pub user: &'a str,
    /// The place of the variation among the experiment's.
    pub variation: usize,
    /// The metric's value; those of a visitor's rows are added.
    pub value: f64,
    /// Of a ratio: the denominator; added too.
    pub denominator: f64,
    /// What was known before the experiment; the first of a visitor's rows that has it counts.
    pub covariate: Option<f64>,
    /// The stratum; the first of a visitor's rows that has it counts.
    pub stratum: Option<&'a str>,
}

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// A number is infinite or not a number.
    #[error("the row has a value that is not a finite number; expected a number")]
    NotFinite,
    /// The variation is not one of the experiment's.
    #[error(
        "the row has a variation that the experiment does not have; expected one of its variations"
    )]
    UnknownVariation,
}

/// A visitor with everything that was measured of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// The place of the variation.
    pub variation: usize,
    /// The sum of the values.
    pub value: f64,
    /// The sum of the denominators.
    pub denominator: f64,
    /// What was known before; 0 where nothing was.
    pub covariate: f64,
    /// The place of the stratum among [`Units::strata`].
    pub stratum: usize,
}

/// The visitors of an experiment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Units {
    /// How many variations the experiment has.
    pub variations: usize,
    /// The visitors.
    pub units: Vec<Unit>,
    /// Where values were kept apart: the place of the visitor, and the value of one row.
    pub events: Vec<(usize, f64)>,
    /// The names of the strata; a visitor without one is in the one without a name.
    pub strata: Vec<String>,
    /// Whether any row had a covariate.
    pub has_covariate: bool,
    /// Whether any row had a stratum.
    pub has_strata: bool,
    /// Visitors that were seen in several variations, and were left out.
    pub in_several: usize,
}

impl Units {
    /// How many visitors each variation has.
    pub fn users(&self) -> Vec<f64> {
        let mut users = vec![0.0; self.variations];
        for unit in &self.units {
            if let Some(users) = users.get_mut(unit.variation) {
                *users += 1.0;
            }
        }
        users
    }
}

/// Collects rows in any order.
#[derive(Clone, Debug)]
pub struct Collector {
    found: Units,
    places: HashMap<Box<str>, usize>,
    strata: HashMap<Box<str>, usize>,
    is_known: Vec<(bool, bool)>,
    is_in_several: Vec<bool>,
    keeps_events: bool,
}

impl Collector {
    /// For an experiment with so many variations. `keeps_events` keeps the values of rows apart, for quantiles of what
    /// visitors did.
    pub fn new(variations: usize, keeps_events: bool) -> Self {
        Self {
            found: Units {
                variations,
                ..Units::default()
            },
            places: HashMap::new(),
            strata: HashMap::new(),
            is_known: Vec::new(),
            is_in_several: Vec::new(),
            keeps_events,
        }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// If the row cannot be used; it is left out.
    pub fn add(&mut self, row: &Row) -> Result<(), RowProblem> {
        let covariate = row.covariate.unwrap_or(0.0);
        if ![row.value, row.denominator, covariate]
            .iter()
            .all(|number| number.is_finite())
        {
            return Err(RowProblem::NotFinite);
        }
        if row.variation >= self.found.variations {
            return Err(RowProblem::UnknownVariation);
        }
        self.found.has_covariate |= row.covariate.is_some();
        self.found.has_strata |= row.stratum.is_some();
        let stratum = self.stratum(row.stratum.unwrap_or_default());
        let place = self.place(row, stratum);
        let (units, known) = (&mut self.found.units, &mut self.is_known);
        if let (Some(unit), Some(known)) = (units.get_mut(place), known.get_mut(place)) {
            unit.value += row.value;
            unit.denominator += row.denominator;
            if !known.0 && row.covariate.is_some() {
                unit.covariate = covariate;
                known.0 = true;
            }
            if !known.1 && row.stratum.is_some() {
                unit.stratum = stratum;
                known.1 = true;
            }
            if unit.variation != row.variation
                && let Some(is_in_several) = self.is_in_several.get_mut(place)
            {
                *is_in_several = true;
            }
        }
        if self.keeps_events {
            self.found.events.push((place, row.value));
        }
        Ok(())
    }

    /// All visitors but those in several variations.
    pub fn finish(mut self) -> Units {
        let mut kept = Vec::with_capacity(self.found.units.len());
        let mut places = Vec::with_capacity(self.found.units.len());
        for (unit, is_in_several) in self.found.units.iter().zip(&self.is_in_several) {
            places.push((!is_in_several).then_some(kept.len()));
            if !is_in_several {
                kept.push(*unit);
            }
        }
        self.found.in_several = self.found.units.len() - kept.len();
        self.found.units = kept;
        let events = self.found.events.iter();
        self.found.events = events
            .filter_map(|(place, value)| Some((places.get(*place).copied()??, *value)))
            .collect();
        self.found
    }

    fn stratum(&mut self, name: &str) -> usize {
        if let Some(place) = self.strata.get(name) {
            return *place;
        }
        let place = self.found.strata.len();
        self.found.strata.push(name.to_owned());
        self.strata.insert(name.into(), place);
        place
    }

    fn place(&mut self, row: &Row, stratum: usize) -> usize {
        if let Some(place) = self.places.get(row.user) {
            return *place;
        }
        let place = self.found.units.len();
        if !row.user.is_empty() {
            self.places.insert(row.user.into(), place);
        }
        self.found.units.push(Unit {
            variation: row.variation,
            value: 0.0,
            denominator: 0.0,
            covariate: 0.0,
            stratum,
        });
        self.is_known.push((false, false));
        self.is_in_several.push(false);
        place
    }
}
