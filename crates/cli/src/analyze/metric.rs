//! A metric, as the command line defines it.

use std::str::FromStr;

use awning_core::experiment::analysis::unit::Cap;
use awning_core::experiment::analysis::{Goal, MetricType, MoneyUnit};
use awning_core::read::{Choice, one_of};

/// What is said of a definition that is none.
const FORM: &str = "expected NAME:TYPE=COLUMN, such as spend:revenue=spend,cap=p99";

/// A metric, as the command line defines it.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Its id.
    pub id: String,
    /// What kind of number it is.
    pub kind: MetricType,
    /// The column of its values.
    pub column: String,
    /// Of a ratio: the column of the lower numbers.
    pub denominator: Option<String>,
    /// The column of the covariate, from before the experiment.
    pub covariate: Option<String>,
    /// Above what values count as the bound.
    pub cap: Option<Cap>,
    /// Whether a quantile, that of `cap` too, is one of the values other than zero.
    pub without_zeros: bool,
    /// Whether a quantile is one of the rows' values, of which a user may have many, not of the users' sums.
    pub of_rows: bool,
    /// Of a quantile: which one, between 0 and 1.
    pub quantile: f64,
    /// Which way is better.
    pub goal: Goal,
    /// The unit of money.
    pub money: MoneyUnit,
    /// The smallest effect worth knowing of.
    pub minimum_effect: Option<f64>,
}

impl FromStr for Definition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = text.split(',');
        let head = parts.next().unwrap_or_default();
        let (id, rest) = head.split_once(':').ok_or(FORM)?;
        let (kind, column) = match rest.split_once('=') {
            Some((kind, column)) => (kind.trim(), column.trim()),
            None => (rest.trim(), id.trim()),
        };
        let id = id.trim();
        if id.is_empty() || column.is_empty() {
            return Err(FORM.to_owned());
        }
        let mut definition = Self {
            id: id.to_owned(),
            kind: choose("the type", kind)?,
            column: column.to_owned(),
            denominator: None,
            covariate: None,
            cap: None,
            without_zeros: false,
            of_rows: false,
            quantile: 0.5,
            goal: Goal::default(),
            money: MoneyUnit::default(),
            minimum_effect: None,
        };
        for part in parts {
            definition.set(part)?;
        }
        if definition.without_zeros
            && let Some(Cap::Percentile { without_zeros, .. }) = &mut definition.cap
        {
            *without_zeros = true;
        }
        definition.check()?;
        Ok(definition)
    }
}

impl Definition {
    fn set(&mut self, part: &str) -> Result<(), String> {
        let (name, value) = part.split_once('=').map_or((part, ""), |pair| pair);
        let value = value.trim();
        match name.trim() {
            "denominator" => self.denominator = Some(value.to_owned()),
            "covariate" => self.covariate = Some(value.to_owned()),
            "cap" => self.cap = Some(cap(value)?),
            "without-zeros" if value.is_empty() => self.without_zeros = true,
            "of-rows" if value.is_empty() => self.of_rows = true,
            "quantile" => self.quantile = quantile("the quantile", value)?,
            "goal" => self.goal = choose("the goal", value)?,
            "money" => self.money = choose("the unit of money", value)?,
            "minimum-effect" => {
                let number = value.parse().ok().filter(|number: &f64| *number > 0.0);
                self.minimum_effect = Some(number.ok_or_else(|| {
                    format!("the minimum effect is \"{value}\", expected a number above 0")
                })?);
            }
            name => {
                return Err(format!(
                    "\"{name}\" is no option of a metric, expected {}",
                    one_of(&[
                        "denominator",
                        "covariate",
                        "cap",
                        "without-zeros",
                        "of-rows",
                        "quantile",
                        "goal",
                        "money",
                        "minimum-effect",
                    ])
                ));
            }
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        let is_ratio = self.kind == MetricType::Ratio;
        let id = &self.id;
        if self.denominator.as_deref() == Some("") || self.covariate.as_deref() == Some("") {
            return Err(format!("{id}: a column is not named"));
        }
        if self.denominator.is_some() && !is_ratio {
            return Err(format!(
                "{id}: a denominator, expected the type ratio with it"
            ));
        }
        if self.kind == MetricType::Proportion && self.cap.is_some() {
            return Err(format!("{id}: a proportion has a cap, expected none"));
        }
        if self.of_rows && self.kind != MetricType::Quantile {
            return Err(format!("{id}: of-rows, expected the type quantile with it"));
        }
        if self.of_rows && self.cap.is_some() {
            return Err(format!("{id}: of-rows has a cap, expected none"));
        }
        if self.kind == MetricType::Quantile && self.covariate.is_some() {
            return Err(format!("{id}: a quantile has a covariate, expected none"));
        }
        Ok(())
    }
}

fn choose<T: Choice>(what: &str, name: &str) -> Result<T, String> {
    let place = T::NAMES.iter().position(|known| *known == name);
    let found = place.and_then(|place| T::ALL.get(place)).copied();
    found.ok_or_else(|| format!("{what} is \"{name}\", expected {}", one_of(T::NAMES)))
}

/// `p99`, or a value.
fn cap(text: &str) -> Result<Cap, String> {
    if text.starts_with('p') {
        return Ok(Cap::Percentile {
            level: quantile("the cap", text)?,
            without_zeros: false,
        });
    }
    let value = text.parse().ok().filter(|value: &f64| value.is_finite());
    let value = value.ok_or_else(|| format!("the cap is \"{text}\", expected p99, or a number"))?;
    Ok(Cap::Value(value))
}

/// `p99`, or `0.99`.
fn quantile(what: &str, text: &str) -> Result<f64, String> {
    let number = match text.strip_prefix('p') {
        Some(percent) => percent.parse().map(|percent: f64| percent / 100.0),
        None => text.parse(),
    };
    let inside = number.ok().filter(|number| *number > 0.0 && *number < 1.0);
    inside.ok_or_else(|| {
        format!("{what} is \"{text}\", expected a number between 0 and 1, or p and a percentage")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_says_the_type_the_columns_and_what_is_done_with_values() {
        let spend: Definition = "spend:revenue=order value,cap=p99,without-zeros,covariate=history"
            .parse()
            .unwrap();
        assert_eq!(
            (spend.id.as_str(), spend.kind),
            ("spend", MetricType::Revenue)
        );
        assert_eq!(spend.column, "order value");
        let cap = Cap::Percentile {
            level: 0.99,
            without_zeros: true,
        };
        assert_eq!(spend.cap, Some(cap));
        assert!(spend.without_zeros);
        assert_eq!(spend.covariate.as_deref(), Some("history"));
        let short: Definition = "visit:proportion".parse().unwrap();
        assert_eq!(short.column, "visit");
        let ratio: Definition = "rate:ratio=clicks,denominator=views,goal=decrease"
            .parse()
            .unwrap();
        assert_eq!(
            (ratio.goal, ratio.denominator),
            (Goal::Decrease, Some("views".into()))
        );
        let late: Definition = "ms:quantile,quantile=p95,cap=1000".parse().unwrap();
        assert_eq!((late.quantile, late.cap), (0.95, Some(Cap::Value(1000.0))));
    }

    #[test]
    fn a_definition_that_cannot_be_says_what_was_expected() {
        for (text, expected) in [
            ("spend", "expected NAME:TYPE=COLUMN"),
            (":mean=x", "expected NAME:TYPE=COLUMN"),
            (
                "a:sum=x",
                "the type is \"sum\", expected one of proportion, mean",
            ),
            ("a:mean=x,denominator=y", "expected the type ratio"),
            ("a:proportion=x,cap=p99", "expected none"),
            ("a:mean=x,of-rows", "expected the type quantile"),
            ("a:quantile=x,of-rows,cap=p99", "expected none"),
            ("a:mean=x,cap=p100", "between 0 and 1"),
            ("a:mean=x,cap=much", "expected p99, or a number"),
            ("a:mean=x,covariate=", "a column is not named"),
            ("a:mean=x,color=red", "\"color\" is no option of a metric"),
            ("a:mean=x,minimum-effect=-1", "expected a number above 0"),
        ] {
            let error = text.parse::<Definition>().unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
