//! The options of the command line, put into the aggregates that an analysis is asked.

use awning_core::value::Value;
use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::arguments::{Arguments, MethodArguments};
use super::error::AnalyzeError;
use super::json::{object, set};

/// Puts what the command line says into aggregates, over what they said themselves.
///
/// # Errors
/// If a date is none.
pub fn apply(arguments: &Arguments, input: &mut Value) -> Result<(), AnalyzeError> {
    for (name, text) in [
        ("experiment", &arguments.experiment),
        ("name", &arguments.name),
        ("currency", &arguments.currency),
    ] {
        if let Some(text) = text {
            set(input, name, text.as_str().into());
        }
    }
    let mut settings = input.get("settings").cloned().unwrap_or(object(vec![]));
    apply_method(&arguments.method, &mut settings);
    let start = moment("--start", arguments.start.as_deref())?;
    let end = moment("--end", arguments.end.as_deref())?;
    let days = arguments.days.filter(|days| *days > 0.0);
    let (start, end) = match (start, end, days) {
        (None, Some(end), Some(days)) => {
            let seconds = (days * 86_400.0).round().min(1e10) as i64;
            (
                end.checked_sub(Span::new().seconds(seconds)).ok(),
                Some(end),
            )
        }
        (start, end, _) => (start, end),
    };
    for (name, moment) in [("start", start), ("end", end)] {
        if let Some(moment) = moment {
            set(input, name, moment.to_string().into());
        }
    }
    if let (Some(days), None, None) = (days, end, settings.get("usersPerDay")) {
        set(&mut settings, "usersPerDay", (users(input) / days).into());
    }
    set(input, "settings", settings);
    Ok(())
}

fn apply_method(method: &MethodArguments, settings: &mut Value) {
    for (name, word) in [
        ("method", &method.method),
        ("effect", &method.effect),
        ("correction", &method.correction),
        ("adjustment", &method.adjustment),
    ] {
        if let Some(word) = word {
            set(settings, name, word.as_str().into());
        }
    }
    for (name, number) in [
        ("confidence", method.confidence),
        ("sides", method.sides.map(f64::from)),
        ("sequentialTuning", method.tuning),
        ("power", method.power),
        ("minimumEffect", method.minimum_effect),
        ("usersPerDay", method.users_per_day),
        ("plannedUsers", method.planned_users),
        ("splitThreshold", method.split_threshold),
        ("minimumUsers", method.minimum_users),
    ] {
        if let Some(number) = number {
            set(settings, name, number.into());
        }
    }
    if let Some(deviation) = method.prior_deviation {
        let prior = object(vec![
            ("mean", method.prior_mean.unwrap_or_default().into()),
            ("variance", (deviation * deviation).into()),
            ("proper", true.into()),
        ]);
        set(settings, "prior", prior);
    }
}

/// A day, or a moment as RFC 3339 has it.
fn moment(option: &str, text: Option<&str>) -> Result<Option<Timestamp>, AnalyzeError> {
    let Some(text) = text else {
        return Ok(None);
    };
    let day = || {
        let day: Date = text.parse().ok()?;
        jiff::tz::TimeZone::UTC
            .to_ambiguous_timestamp(day.at(0, 0, 0, 0))
            .unambiguous()
            .ok()
    };
    let found = text.parse().ok().or_else(day);
    found.map(Some).ok_or_else(|| {
        AnalyzeError::Mismatch(format!(
            "{option} {text}: expected a date such as 2026-11-01, or a time such as 2026-11-01T08:00:00Z"
        ))
    })
}

fn users(input: &Value) -> f64 {
    let variations = input.get("variations").and_then(Value::as_list);
    let users = variations.into_iter().flatten();
    users
        .filter_map(|variation| variation.get("users")?.as_number())
        .sum()
}
