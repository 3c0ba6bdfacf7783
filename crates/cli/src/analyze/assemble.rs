//! From what was read to aggregates as JSON, which is what an analysis is asked.

use std::collections::BTreeMap;

use awning_core::experiment::analysis::unit::{self, Units as Measured};
use awning_core::experiment::analysis::{Metric, MetricType, MoneyUnit};
use awning_core::value::Value;

use super::aggregates::Aggregates;
use super::error::AnalyzeError;
use super::json::{object, set};
use super::metric::Definition;
use super::units::{Unit, Units};
use super::{order, results};

/// The bounds of winsorised metrics, by their ids, with how many users are above.
pub type Caps = BTreeMap<String, (f64, u64)>;

/// The weights of variations, by their names.
pub type Weights = [(String, f64)];

/// Users as aggregates, and what bounded them.
///
/// # Errors
/// If options name variations that are not there.
pub fn of_units(
    units: &mut Units,
    metrics: &[Definition],
    by_strata: bool,
    control: Option<&str>,
    weights: &Weights,
) -> Result<(Value, Caps), AnalyzeError> {
    // A variation that was planned and that nobody saw is a fact that the split must be told.
    for (name, _) in weights {
        units.variations.number(name);
    }
    let names: Vec<&str> = units.variations.iter().collect();
    let order = order::of(&names, control)?;
    let mut users = vec![0_u64; names.len()];
    for unit in units.iter() {
        if let Some(users) = users.get_mut(unit.variation) {
            *users += 1;
        }
    }
    let users = |number: usize| users.get(number).map_or(0.0, |users| *users as f64);
    let variations = variations(&names, &order, users, weights)?;
    let mut caps = Caps::new();
    let mut values = Vec::new();
    let mut at = 0;
    for metric in metrics {
        let places = Places::after(&mut at, metric);
        let mut measured = places.measured(units, metric, &order);
        measured.has_strata = by_strata;
        if let Some(cap) = &metric.cap {
            let before: Vec<f64> = measured.units.iter().map(|unit| unit.value).collect();
            if let Some(bound) = measured.cap_values(cap) {
                let above = before.iter().filter(|value| **value > bound).count();
                caps.insert(metric.id.clone(), (bound, above as u64));
            }
        }
        let mut sums = Metric {
            kind: metric.kind,
            quantile: metric.quantile,
            ..Metric::default()
        };
        measured.measure(&mut sums);
        let mut value = definition(metric);
        set(&mut value, "results", results::to_value(&sums.results));
        if !sums.strata.is_empty() {
            let strata = sums.strata.iter().map(|stratum| {
                let results = results::to_value(&stratum.results);
                object(vec![
                    ("id", stratum.id.as_str().into()),
                    ("results", results),
                ])
            });
            set(&mut value, "strata", Value::List(strata.collect()));
        }
        values.push(value);
    }
    let fields = vec![
        ("version", Value::Number(1.0)),
        ("variations", variations),
        ("metrics", Value::List(values)),
    ];
    Ok((object(fields), caps))
}

/// Rows of aggregates as one tree.
///
/// # Errors
/// If options name variations that are not there, or the type of a metric is not said.
pub fn of_aggregates(
    aggregates: &mut Aggregates,
    metrics: &[Definition],
    control: Option<&str>,
    weights: &Weights,
) -> Result<Value, AnalyzeError> {
    for (name, _) in weights {
        aggregates.variations.number(name);
    }
    let names: Vec<&str> = aggregates.variations.iter().collect();
    let order = order::of(&names, control)?;
    let variations = variations(&names, &order, |number| aggregates.users(number), weights)?;
    let mut values = Vec::new();
    for (number, id) in aggregates.metrics.iter().enumerate() {
        let said = aggregates.kinds.iter().find(|(known, _)| *known == number);
        let mut value = match (metrics.iter().find(|metric| metric.id == id), said) {
            (Some(metric), _) => definition(metric),
            (None, Some((_, kind))) => {
                object(vec![("id", id.into()), ("type", kind.name().into())])
            }
            (None, None) => {
                return Err(AnalyzeError::Mismatch(format!(
                    "the type of \"{id}\" is not known, expected a column \"type\", or --metric {id}:TYPE"
                )));
            }
        };
        let results = |stratum| {
            let results = order.iter();
            Value::List(
                results
                    .map(|variation| aggregates.results(number, stratum, *variation))
                    .collect(),
            )
        };
        if aggregates.strata.len() == 0 {
            set(&mut value, "results", results(None));
        } else {
            let strata = aggregates.strata.iter().enumerate().map(|(stratum, name)| {
                object(vec![
                    ("id", name.into()),
                    ("results", results(Some(stratum))),
                ])
            });
            set(&mut value, "results", Value::List(Vec::new()));
            set(&mut value, "strata", Value::List(strata.collect()));
        }
        values.push(value);
    }
    Ok(object(vec![
        ("version", Value::Number(1.0)),
        ("variations", variations),
        ("metrics", Value::List(values)),
    ]))
}

/// Where the numbers of a metric are among those of a user.
struct Places {
    value: usize,
    denominator: Option<usize>,
    covariate: Option<usize>,
}

impl Places {
    fn after(at: &mut usize, metric: &Definition) -> Self {
        let mut next = || {
            *at += 1;
            *at - 1
        };
        Self {
            value: next(),
            denominator: metric.denominator.is_some().then(&mut next),
            covariate: metric.covariate.is_some().then(&mut next),
        }
    }

    /// The metric of each user, the variations by their place in `order`.
    fn measured(&self, units: &Units, metric: &Definition, order: &[usize]) -> Measured {
        let mut places = vec![0; order.len()];
        for (place, number) in order.iter().enumerate() {
            if let Some(slot) = places.get_mut(*number) {
                *slot = place;
            }
        }
        let of = |unit: Unit, place: Option<usize>| {
            let number = place.and_then(|place| unit.values.get(place).copied());
            number.filter(|number| !number.is_nan())
        };
        let is_quantile = metric.kind == MetricType::Quantile && !metric.of_rows;
        let mut events = match metric.of_rows {
            true => units.rows(self.value),
            false => Vec::new(),
        };
        if metric.without_zeros {
            events.retain(|(_, value)| *value != 0.0);
        }
        let measure = |unit: Unit| {
            let value = of(unit, Some(self.value));
            // Of a quantile only users with a value count.
            if is_quantile && (value.is_none() || metric.without_zeros && value == Some(0.0)) {
                return None;
            }
            Some(unit::Unit {
                variation: places.get(unit.variation).copied().unwrap_or_default(),
                value: value.unwrap_or_default(),
                denominator: of(unit, self.denominator).unwrap_or_default(),
                covariate: of(unit, self.covariate).unwrap_or_default(),
                stratum: unit.stratum,
            })
        };
        // Without any value there is no quantile, and no user has one of 0.
        let has_values = !metric.of_rows || !events.is_empty();
        let measured = units.iter().filter(|_| has_values);
        Measured {
            variations: order.len(),
            units: measured.filter_map(measure).collect(),
            events,
            strata: units.strata.iter().map(str::to_owned).collect(),
            has_covariate: metric.covariate.is_some(),
            ..Measured::default()
        }
    }
}

fn variations(
    names: &[&str],
    order: &[usize],
    users: impl Fn(usize) -> f64,
    weights: &Weights,
) -> Result<Value, AnalyzeError> {
    let mut variations = Vec::new();
    for number in order {
        let name = names.get(*number).copied().unwrap_or_default();
        let weight = weights.iter().find(|(known, _)| known == name);
        if weight.is_none() && !weights.is_empty() {
            return Err(AnalyzeError::Mismatch(format!(
                "--weights: the variation \"{name}\" has none, expected one for each that was seen"
            )));
        }
        variations.push(object(vec![
            ("id", name.into()),
            (
                "weight",
                Value::Number(weight.map_or(1.0, |(_, weight)| *weight)),
            ),
            ("users", Value::Number(users(*number))),
        ]));
    }
    Ok(Value::List(variations))
}

fn definition(metric: &Definition) -> Value {
    let mut fields = vec![
        ("id", metric.id.as_str().into()),
        ("type", metric.kind.name().into()),
        ("goal", metric.goal.name().into()),
    ];
    if metric.money != MoneyUnit::default() {
        fields.push(("money", metric.money.name().into()));
    }
    if metric.kind == MetricType::Quantile {
        fields.push(("quantile", metric.quantile.into()));
    }
    if let Some(effect) = metric.minimum_effect {
        fields.push(("minimumEffect", effect.into()));
    }
    object(fields)
}
