//! Users, from rows.

use std::collections::HashMap;

use awning_core::experiment::analysis::MetricType;

use super::metric::Definition;
use super::names::Names;

/// A user who was seen in more than one variation.
const SEVERAL: u32 = u32::MAX;

/// One number that is kept of each user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Whether the user did it in any row.
    Any,
    /// The sum of the rows.
    Sum,
    /// The sum of the rows that have a value; none: the user has none.
    SumIfAny,
    /// All of the rows, each on its own.
    Each,
    /// The first row's that has a value: it is from before the experiment.
    First,
}

/// What a row says of its user.
pub struct UnitRow<'a> {
    /// Who; `None`: each row is a user.
    pub user: Option<&'a str>,
    /// The variation.
    pub variation: &'a str,
    /// The stratum.
    pub stratum: &'a str,
    /// The numbers, as [`columns`] lists them; `None`: the cell is empty.
    pub values: &'a [Option<f64>],
}

/// Users with the numbers that are kept of them.
#[derive(Debug)]
pub struct Units {
    kept: Vec<Kept>,
    numbers: HashMap<String, usize>,
    people: Vec<Person>,
    values: Vec<f64>,
    /// By the column: the values of [`Kept::Each`], each with its user.
    rows: Vec<Vec<(usize, f64)>>,
    /// The variations that were seen.
    pub variations: Names,
    /// The strata that were seen.
    pub strata: Names,
    /// Rows whose stratum or covariate is not that of their user's first row.
    pub differing: u64,
}

#[derive(Clone, Copy, Debug)]
struct Person {
    variation: u32,
    stratum: u32,
}

/// One user.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// The number of the variation.
    pub variation: usize,
    /// The number of the stratum.
    pub stratum: usize,
    /// The numbers; not a number: there is none.
    pub values: &'a [f64],
}

/// The columns that are read for metrics, with what is kept of each: for each metric its value, then the denominator of
/// a ratio, then the covariate, if it has one.
pub fn columns(metrics: &[Definition]) -> Vec<(&str, Kept)> {
    let mut columns = Vec::new();
    for metric in metrics {
        let kept = match metric.kind {
            MetricType::Proportion => Kept::Any,
            MetricType::Quantile if metric.of_rows => Kept::Each,
            MetricType::Quantile => Kept::SumIfAny,
            _ => Kept::Sum,
        };
        columns.push((metric.column.as_str(), kept));
        if let Some(column) = &metric.denominator {
            columns.push((column, Kept::Sum));
        }
        if let Some(column) = &metric.covariate {
            columns.push((column, Kept::First));
        }
    }
    columns
}

impl Units {
    /// None yet.
    pub fn new(metrics: &[Definition]) -> Self {
        let kept: Vec<Kept> = columns(metrics).into_iter().map(|(_, kept)| kept).collect();
        Self {
            rows: vec![Vec::new(); kept.len()],
            kept,
            numbers: HashMap::new(),
            people: Vec::new(),
            values: Vec::new(),
            variations: Names::default(),
            strata: Names::default(),
            differing: 0,
        }
    }

    /// Takes a row.
    pub fn add(&mut self, row: &UnitRow) {
        let number = self.number(row);
        let variation = self.variations.number(row.variation) as u32;
        let stratum = self.strata.number(row.stratum) as u32;
        let mut differs = false;
        if let Some(person) = self.people.get_mut(number) {
            if person.variation != variation {
                person.variation = SEVERAL;
            }
            differs = person.stratum != stratum;
        }
        let width = self.kept.len();
        let start = number * width;
        let values = self.values.get_mut(start..start + width);
        let values = values.unwrap_or_default();
        let places = self.kept.iter().zip(&mut self.rows).zip(values);
        for (((kept, rows), value), given) in places.zip(row.values) {
            let Some(given) = *given else {
                continue;
            };
            match kept {
                Kept::Each => rows.push((number, given)),
                Kept::Any => *value = value.max(f64::from(u8::from(given != 0.0))),
                Kept::Sum => *value += given,
                Kept::SumIfAny if value.is_nan() => *value = given,
                Kept::SumIfAny => *value += given,
                Kept::First if value.is_nan() => *value = given,
                Kept::First => differs |= *value != given,
            }
        }
        self.differing += u64::from(differs);
    }

    /// The users of one variation each.
    pub fn iter(&self) -> impl Iterator<Item = Unit<'_>> {
        let width = self.kept.len().max(1);
        let none = self.kept.is_empty();
        let people = self.people.iter().enumerate();
        people
            .filter(|(_, person)| person.variation != SEVERAL)
            .map(move |(number, person)| Unit {
                variation: person.variation as usize,
                stratum: person.stratum as usize,
                values: if none {
                    &[]
                } else {
                    let start = number * width;
                    self.values.get(start..start + width).unwrap_or_default()
                },
            })
    }

    /// The values of the rows in a column whose values are kept each, with the place of their user among [`Self::iter`].
    pub fn rows(&self, column: usize) -> Vec<(usize, f64)> {
        let mut next = 0;
        let places: Vec<Option<usize>> = self
            .people
            .iter()
            .map(|person| {
                let is_counted = person.variation != SEVERAL;
                next += usize::from(is_counted);
                is_counted.then(|| next - 1)
            })
            .collect();
        let rows = self.rows.get(column).into_iter().flatten();
        rows.filter_map(|(number, value)| Some((places.get(*number).copied()??, *value)))
            .collect()
    }

    /// How many users were seen in more than one variation.
    pub fn several(&self) -> usize {
        let several = |person: &&Person| person.variation == SEVERAL;
        self.people.iter().filter(several).count()
    }

    /// How many users there are, those included.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    fn number(&mut self, row: &UnitRow) -> usize {
        let next = self.people.len();
        if let Some(user) = row.user {
            if let Some(number) = self.numbers.get(user) {
                return *number;
            }
            self.numbers.insert(user.to_owned(), next);
        }
        self.people.push(Person {
            variation: self.variations.number(row.variation) as u32,
            stratum: self.strata.number(row.stratum) as u32,
        });
        let begun = self.kept.iter().map(|kept| match kept {
            Kept::Any | Kept::Sum => 0.0,
            Kept::SumIfAny | Kept::Each | Kept::First => f64::NAN,
        });
        self.values.extend(begun);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_user_are_one_user_and_users_of_two_variations_are_none() {
        let metrics = [
            "did:proportion",
            "spend:revenue,covariate=before",
            "ms:quantile",
        ];
        let metrics = metrics.map(|text| text.parse().unwrap());
        let mut units = Units::new(&metrics);
        let mut add = |user, variation, values: [Option<f64>; 4]| {
            units.add(&UnitRow {
                user: Some(user),
                variation,
                stratum: "",
                values: &values,
            });
        };
        add("ann", "a", [Some(0.0), Some(2.0), Some(9.0), None]);
        add("bob", "b", [Some(1.0), Some(1.0), None, Some(5.0)]);
        add("ann", "a", [Some(3.0), Some(0.5), Some(9.0), Some(7.0)]);
        add("ann", "a", [Some(0.0), None, Some(8.0), None]);
        add("eve", "a", [Some(1.0), Some(1.0), Some(1.0), None]);
        add("eve", "b", [Some(1.0), Some(1.0), Some(1.0), None]);
        let seen: Vec<_> = units
            .iter()
            .map(|unit| (unit.variation, unit.values))
            .collect();
        assert_eq!(seen.len(), 2);
        assert_eq!(seen[0], (0, &[1.0, 2.5, 9.0, 7.0][..]));
        assert_eq!(seen[1].0, 1);
        assert!(seen[1].1[2].is_nan(), "bob has no history");
        assert_eq!((units.len(), units.several(), units.differing), (3, 1, 1));
    }
}
