//! One variation of one metric beside the control.

use super::distribution::normal;
use super::input::{Adjustment, Goal, Metric, Scale, Settings};
use super::method::{difference, judge};
use super::power::Design;
use super::proportion::wilson;
use super::report::{Comparison, Interval, Outlook, Reason, Verdict};
use super::statistic::{Pair, Statistic, adjusted_pair, pair, stratified_pair};

/// What was measured of one variation.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// The users that the metric counts.
    pub users: f64,
    /// The metric, of all of them.
    pub whole: Result<Statistic, Reason>,
    /// The same by strata; empty where there are none.
    pub strata: Vec<Result<Statistic, Reason>>,
}

impl Observed {
    /// Reads a metric's sums of the variation at that place, of so many users where the sums do not say.
    pub fn of(metric: &Metric, place: usize, users: f64) -> Self {
        let strata = metric.strata.iter().map(|stratum| {
            let results = stratum.results.get(place).ok_or(Reason::MissingSums)?;
            let users = results.users.ok_or(Reason::MissingSums)?;
            Statistic::of(metric, results, users)
        });
        let strata: Vec<_> = strata.collect();
        let results = metric.results.get(place);
        let summed = || metric.sum_of_strata(place).ok_or(Reason::MissingSums);
        let results = results.map_or_else(summed, |results| Ok(results.clone()));
        Self {
            users: results
                .as_ref()
                .ok()
                .and_then(|results| results.users)
                .unwrap_or(users),
            whole: results.and_then(|results| Statistic::of(metric, &results, users)),
            strata,
        }
    }

    /// The metric's value.
    pub fn value(&self) -> Result<f64, Reason> {
        match &self.whole.as_ref().map_err(|reason| *reason)?.value {
            // A quantile has a value, even where it has no variance.
            super::statistic::Value::Quantile(quantile) => Ok(quantile.value),
            _ => self.whole?.sample().map(|sample| sample.value),
        }
    }

    /// The standard deviation of a user's value.
    pub fn standard_deviation(&self) -> Option<f64> {
        let sample = self.whole.ok()?.sample().ok()?;
        Some(sample.variance.max(0.0).sqrt())
    }

    /// The interval of the value.
    pub fn interval(&self, settings: &Settings) -> Option<Interval> {
        let statistic = self.whole.ok()?;
        let alpha = settings.alpha();
        if !(alpha > 0.0 && alpha < 1.0) {
            return None;
        }
        if let Some((successes, trials)) = statistic.successes() {
            return Some(wilson(successes, trials, alpha));
        }
        let sample = statistic.sample().ok()?;
        let half_width = normal::upper_quantile(alpha / 2.0) * sample.value_variance().sqrt();
        half_width
            .is_finite()
            .then(|| Interval::around(sample.value, half_width))
    }
}

/// Compares a variation with the control, without a verdict and without correction for many.
pub fn compare(
    control: &Observed,
    variation: &Observed,
    goal: Goal,
    minimum_effect: Option<f64>,
    settings: &Settings,
) -> Comparison {
    let (pair, variance_removed) = match less_variance(control, variation, settings) {
        Ok(found) => found,
        Err(reason) => return Comparison::none(reason),
    };
    let relative = judge(&pair, Scale::Relative, goal, settings);
    let absolute = judge(&pair, Scale::Absolute, goal, settings);
    let asked = match settings.effect {
        Scale::Relative => relative,
        Scale::Absolute => absolute,
    };
    Comparison {
        relative: relative.map(|judgment| judgment.estimate),
        absolute: absolute.map(|judgment| judgment.estimate),
        evidence: asked.map(|judgment| judgment.evidence),
        outlook: look_out(
            &pair,
            control.users + variation.users,
            goal,
            minimum_effect,
            settings,
        ),
        variance_removed,
        verdict: Verdict::Unknown {
            reason: Reason::NotDefined,
        },
    }
}

/// The pair to test, by the adjustment that is asked for, and the share of variance that it took away.
fn less_variance(
    control: &Observed,
    variation: &Observed,
    settings: &Settings,
) -> Result<(Pair, Option<f64>), Reason> {
    let plain = pair(&control.whole?, &variation.whole?)?;
    let (covariates, strata) = match settings.adjustment {
        Adjustment::Auto => (true, true),
        Adjustment::Covariate => (true, false),
        Adjustment::Strata => (false, true),
        Adjustment::None => (false, false),
    };
    let join = if covariates { adjusted_pair } else { pair };
    let whole = || join(&control.whole?, &variation.whole?);
    let pair = match by_strata(control, variation, join) {
        Some(pair) if strata => pair,
        _ => whole()?,
    };
    if pair == plain {
        return Ok((pair, None));
    }
    let variance = |pair: &Pair| difference(pair, Scale::Absolute).map(|found| found.variance);
    let removed = variance(&pair).and_then(|left| Ok(1.0 - left / variance(&plain)?));
    Ok((pair, removed.ok()))
}

/// The pair by strata; `None` where there are none, or one of them has no visitors of a variation.
fn by_strata(
    control: &Observed,
    variation: &Observed,
    join: fn(&Statistic, &Statistic) -> Result<Pair, Reason>,
) -> Option<Pair> {
    let pairs = control.strata.iter().zip(&variation.strata);
    let pairs: Option<Vec<Pair>> = pairs
        .map(|(control, variation)| join(control.as_ref().ok()?, variation.as_ref().ok()?).ok())
        .collect();
    stratified_pair(&pairs?).ok()
}

/// What can be found, in users: a quantile's variance may count values, of which a user has many.
fn look_out(
    pair: &Pair,
    users: f64,
    goal: Goal,
    minimum_effect: Option<f64>,
    settings: &Settings,
) -> Outlook {
    let units = pair.users();
    let mut outlook = Outlook {
        users,
        detectable: None,
        power: None,
        users_needed: None,
        days_left: None,
    };
    let is_share = |number: f64| number > 0.0 && number < 1.0;
    let is_wanted = is_share(settings.power) && is_share(settings.alpha());
    let Ok(design) = Design::of(pair, settings.effect, goal, settings) else {
        return outlook;
    };
    if !is_wanted {
        return outlook;
    }
    outlook.detectable = design.detectable(units, settings.power);
    if let Some(minimum) = minimum_effect.filter(|minimum| *minimum > 0.0) {
        let effect = match goal {
            Goal::Increase => minimum,
            Goal::Decrease => -minimum,
        };
        outlook.power = Some(design.power(effect, units));
        outlook.users_needed = design
            .users(effect, settings.power)
            .map(|needed| (needed * users / units).ceil());
    }
    outlook
}
