//! From numbers to what to do.

use super::input::{Goal, Method, Settings};
use super::report::{Comparison, Evidence, Interval, Outlook, Split, Verdict};

/// What is known when a verdict is given.
pub(super) struct Known<'a> {
    pub settings: &'a Settings,
    pub split: &'a Split,
    pub goal: Goal,
    pub minimum_effect: Option<f64>,
    /// The users of the smaller variation.
    pub fewest_users: f64,
}

/// What to do about a comparison.
pub(super) fn decide(comparison: &Comparison, known: &Known) -> Verdict {
    let settings = known.settings;
    if let Some(wrong) = known.split.verdict() {
        return wrong;
    }
    let (estimate, evidence) = match (comparison.effect(settings.effect), comparison.evidence) {
        (Ok(estimate), Ok(evidence)) => (estimate, evidence),
        (Err(reason), _) | (_, Err(reason)) => return Verdict::Unknown { reason },
    };
    if known.fewest_users < settings.minimum_users {
        return Verdict::TooFewUsers {
            users: known.fewest_users,
            needed: settings.minimum_users,
        };
    }
    let effect = estimate.interval;
    let outlook = &comparison.outlook;
    if is_significant(&evidence, &effect, settings) {
        let early = settings.method == Method::Frequentist && !is_complete(outlook);
        return if (estimate.value > 0.0) == (known.goal == Goal::Increase) {
            Verdict::Better { effect, early }
        } else {
            Verdict::Worse { effect, early }
        };
    }
    match known.minimum_effect {
        Some(minimum) if -minimum < effect.low && effect.high < minimum => {
            Verdict::NoEffect { effect, minimum }
        }
        _ if is_complete(outlook) => Verdict::Inconclusive { effect },
        _ => Verdict::KeepWaiting {
            days: outlook.days_left,
            users: users_left(outlook),
        },
    }
}

fn is_significant(evidence: &Evidence, effect: &Interval, settings: &Settings) -> bool {
    match evidence {
        Evidence::Test {
            adjusted_p_value, ..
        } => *adjusted_p_value < settings.alpha(),
        Evidence::Posterior { .. } => !effect.contains(0.0),
    }
}

/// Whether as many users came as were planned; true where nothing was planned.
fn is_complete(outlook: &Outlook) -> bool {
    users_left(outlook) <= 0.0
}

fn users_left(outlook: &Outlook) -> f64 {
    outlook
        .users_needed
        .map_or(0.0, |needed| (needed - outlook.users).ceil())
}
