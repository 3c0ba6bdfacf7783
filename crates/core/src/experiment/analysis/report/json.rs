//! A report as JSON. What has no number is `null`, with the reason beside it.

use super::{
    Comparison, Estimate, Evidence, Interval, MetricReport, Reason, Report, Split, VariationReport,
    Verdict,
};
use crate::experiment::analysis::input::{MetricType, Settings};
use crate::value::{Value, add, object};

impl Report {
    /// It as JSON.
    pub fn to_value(&self) -> Value {
        let metrics = self.metrics.iter().map(MetricReport::to_value);
        object!([
            ("version", 1.0.into()),
            ("experiment", self.experiment.as_str().into()),
            ("name", self.name.as_str().into()),
            ("currency", self.currency.clone().into()),
            ("days", optional(self.days)),
            ("usersPerDay", optional(self.users_per_day)),
            ("settings", settings(&self.settings)),
            ("split", self.split.to_value()),
            ("metrics", Value::List(metrics.collect())),
        ])
    }
}

impl Split {
    /// It as JSON.
    pub fn to_value(&self) -> Value {
        let variations = self.variations.iter().map(|variation| {
            object!([
                ("id", variation.id.as_str().into()),
                ("name", variation.name.as_str().into()),
                ("users", number(variation.users)),
                ("share", number(variation.share)),
                ("expected", number(variation.expected)),
            ])
        });
        object!([
            ("variations", Value::List(variations.collect())),
            ("chiSquared", optional(self.chi_squared)),
            ("pValue", optional(self.p_value)),
            ("threshold", number(self.threshold)),
            (
                "verdict",
                self.verdict().map(|verdict| verdict.to_value()).into()
            ),
        ])
    }
}

impl MetricReport {
    /// It as JSON.
    pub fn to_value(&self) -> Value {
        let variations = self.variations.iter().map(VariationReport::to_value);
        let mut fields = Vec::new();
        add(&mut fields, "id", self.id.as_str().into());
        add(&mut fields, "name", self.name.as_str().into());
        add(&mut fields, "type", self.kind.name().into());
        add(&mut fields, "goal", self.goal.name().into());
        if self.kind == MetricType::Revenue {
            add(&mut fields, "money", self.money.name().into());
        }
        if let Some(quantile) = self.quantile {
            add(&mut fields, "quantile", number(quantile));
        }
        add(&mut fields, "minimumEffect", optional(self.minimum_effect));
        add(&mut fields, "variations", Value::List(variations.collect()));
        Value::Object(fields)
    }
}

impl VariationReport {
    /// It as JSON.
    pub fn to_value(&self) -> Value {
        let mut fields = Vec::new();
        add(&mut fields, "id", self.id.as_str().into());
        add(&mut fields, "name", self.name.as_str().into());
        add(&mut fields, "users", number(self.users));
        add(&mut fields, "value", optional(self.value.ok()));
        if let Err(reason) = self.value {
            add(&mut fields, "reason", reason.name().into());
        }
        add(
            &mut fields,
            "standardDeviation",
            optional(self.standard_deviation),
        );
        add(
            &mut fields,
            "interval",
            self.interval.map(|interval| interval.to_value()).into(),
        );
        if let Some(comparison) = &self.comparison {
            add(&mut fields, "comparison", comparison.to_value());
        }
        Value::Object(fields)
    }
}

impl Comparison {
    /// It as JSON.
    pub fn to_value(&self) -> Value {
        let mut fields = Vec::new();
        for (name, estimate) in [("relative", &self.relative), ("absolute", &self.absolute)] {
            add(&mut fields, name, or_reason(estimate, Estimate::to_value));
        }
        match self.evidence {
            Ok(Evidence::Test {
                p_value,
                adjusted_p_value,
            }) => {
                add(&mut fields, "pValue", number(p_value));
                add(&mut fields, "adjustedPValue", number(adjusted_p_value));
            }
            Ok(Evidence::Posterior {
                chance_to_win,
                loss,
                control_loss,
            }) => {
                add(&mut fields, "chanceToWin", number(chance_to_win));
                add(&mut fields, "loss", number(loss));
                add(&mut fields, "controlLoss", number(control_loss));
            }
            Err(reason) => add(&mut fields, "reason", reason.name().into()),
        }
        let outlook = self.outlook;
        add(&mut fields, "users", number(outlook.users));
        add(&mut fields, "detectable", optional(outlook.detectable));
        add(&mut fields, "power", optional(outlook.power));
        add(&mut fields, "usersNeeded", optional(outlook.users_needed));
        add(&mut fields, "daysLeft", optional(outlook.days_left));
        add(
            &mut fields,
            "varianceRemoved",
            optional(self.variance_removed),
        );
        add(&mut fields, "verdict", self.verdict.to_value());
        Value::Object(fields)
    }
}

impl Estimate {
    /// It as JSON.
    pub fn to_value(&self) -> Value {
        object!([
            ("value", number(self.value)),
            ("standardError", number(self.standard_error)),
            ("interval", self.interval.to_value()),
        ])
    }
}

impl Interval {
    /// It as JSON: a list of both ends, an infinite one as `null`.
    pub fn to_value(&self) -> Value {
        Value::List(vec![number(self.low), number(self.high)])
    }
}

impl Verdict {
    /// It as JSON: `{"verdict": "better", …}`.
    pub fn to_value(&self) -> Value {
        let mut fields = Vec::new();
        add(&mut fields, "verdict", self.name().into());
        match *self {
            Self::WrongSplit {
                variation,
                share,
                expected,
                p_value,
            } => {
                add(&mut fields, "variation", (variation as f64).into());
                add(&mut fields, "share", number(share));
                add(&mut fields, "expected", number(expected));
                add(&mut fields, "pValue", number(p_value));
            }
            Self::Unknown { reason } => add(&mut fields, "reason", reason.name().into()),
            Self::TooFewUsers { users, needed } => {
                add(&mut fields, "users", number(users));
                add(&mut fields, "needed", number(needed));
            }
            Self::KeepWaiting { days, users } => {
                add(&mut fields, "days", optional(days));
                add(&mut fields, "users", number(users));
            }
            Self::Better { effect, early } | Self::Worse { effect, early } => {
                add(&mut fields, "effect", effect.to_value());
                add(&mut fields, "early", early.into());
            }
            Self::NoEffect { effect, minimum } => {
                add(&mut fields, "effect", effect.to_value());
                add(&mut fields, "minimum", number(minimum));
            }
            Self::Inconclusive { effect } => add(&mut fields, "effect", effect.to_value()),
        }
        Value::Object(fields)
    }
}

fn settings(settings: &Settings) -> Value {
    object!([
        ("method", settings.method.name().into()),
        ("confidence", number(settings.confidence)),
        ("sides", settings.sides.into()),
        ("effect", settings.effect.name().into()),
        ("correction", settings.correction.name().into()),
        ("sequentialTuning", number(settings.sequential_tuning)),
        (
            "prior",
            object!([
                ("mean", number(settings.prior.mean)),
                ("variance", number(settings.prior.variance)),
                ("proper", settings.prior.proper.into()),
            ])
        ),
        ("adjustment", settings.adjustment.name().into()),
        ("power", number(settings.power)),
        ("minimumEffect", optional(settings.minimum_effect)),
        ("plannedUsers", optional(settings.planned_users)),
    ])
}

fn or_reason<T>(result: &Result<T, Reason>, to_value: fn(&T) -> Value) -> Value {
    match result {
        Ok(found) => to_value(found),
        Err(reason) => object!([("reason", reason.name().into())]),
    }
}

fn optional(found: Option<f64>) -> Value {
    found.map_or(Value::Null, number)
}

/// JSON has no infinity.
fn number(number: f64) -> Value {
    if number.is_finite() {
        Value::Number(number)
    } else {
        Value::Null
    }
}
