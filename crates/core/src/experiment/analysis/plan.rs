//! How long to wait.

use super::input::{Scale, Settings};
use super::report::{Comparison, Estimate, Evidence, Outlook, Reason, Verdict};

impl Outlook {
    /// Puts in what was planned, and for how many days it takes: `share` of the new users come to these two variations.
    pub(super) fn plan(&mut self, settings: &Settings, share: f64, users_per_day: Option<f64>) {
        if let Some(planned) = settings.planned_users {
            self.users_needed = Some(planned * share);
        }
        let per_day = users_per_day.map(|users| users * share);
        self.days_left = self
            .users_needed
            .zip(per_day)
            .and_then(|(needed, per_day)| {
                let days = ((needed - self.users) / per_day).max(0.0).ceil();
                days.is_finite().then_some(days)
            });
    }
}

impl Evidence {
    /// The p-value as it was before correction; `None` of a posterior.
    pub fn p_value(&self) -> Option<f64> {
        match self {
            Self::Test { p_value, .. } => Some(*p_value),
            Self::Posterior { .. } => None,
        }
    }
}

impl Comparison {
    /// The effect on that scale.
    pub fn effect(&self, scale: Scale) -> Result<Estimate, Reason> {
        match scale {
            Scale::Relative => self.relative,
            Scale::Absolute => self.absolute,
        }
    }

    /// Nothing but the reason why there is nothing.
    pub(super) fn none(reason: Reason) -> Self {
        Self {
            relative: Err(reason),
            absolute: Err(reason),
            evidence: Err(reason),
            outlook: Outlook {
                users: 0.0,
                detectable: None,
                power: None,
                users_needed: None,
                days_left: None,
            },
            variance_removed: None,
            verdict: Verdict::Unknown { reason },
        }
    }
}
