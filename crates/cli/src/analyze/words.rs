//! A report's numbers and sentences, in English.

use awning_core::experiment::analysis::{
    Comparison, Estimate, Evidence, Interval, MetricReport, Reason, Report, Scale, Split,
    VariationReport, Verdict,
};
use awning_core::experiment::wording::{Measure, PlainFigures, Wording};
use awning_core::money::Currency;
use awning_core::text::Texts;

/// A p-value below which a split is worth a look, even where it does not count as wrong.
const SUSPICIOUS: f64 = 0.01;

/// What stands where there is no number.
pub const NOTHING: &str = "–";

/// Says things of a report.
pub struct Words<'a> {
    report: &'a Report,
    texts: Texts,
    currency: Option<Currency>,
}

impl<'a> Words<'a> {
    /// Of this report.
    pub fn of(report: &'a Report) -> Self {
        Self {
            report,
            texts: Texts::default(),
            currency: report.currency.as_deref().and_then(Currency::parse),
        }
    }

    fn wording(&self) -> Wording<'_> {
        Wording {
            texts: &self.texts,
            figures: &PlainFigures,
        }
    }

    fn effects(&self, metric: &MetricReport) -> Measure {
        Measure::of_effects(metric, self.currency, self.report.settings.effect)
    }

    /// A chance, which is never nothing or sure.
    pub fn chance(&self, chance: f64) -> String {
        self.wording().chance(chance)
    }

    /// A number of users.
    pub fn users(&self, users: f64) -> String {
        self.wording().whole(users)
    }

    /// A share, with two decimals.
    pub fn percent(&self, share: f64) -> String {
        self.wording().percent(share, 2)
    }

    /// How sure intervals are, and a quantile: 95 %, 99.5 %.
    pub fn level(&self, share: f64) -> String {
        let percent = (share * 1e8).round() / 1e6;
        format!("{percent}%")
    }

    /// A p-value.
    pub fn p_value(&self, p_value: f64) -> String {
        self.wording().p_value(p_value)
    }

    /// A variation's value, to the digits that its interval leaves.
    pub fn value(&self, metric: &MetricReport, variation: &VariationReport) -> String {
        let Ok(value) = variation.value else {
            return NOTHING.to_owned();
        };
        let width = variation
            .interval
            .map_or(value, |found| found.high - found.low);
        let values = Measure::of_values(metric, self.currency);
        self.wording().measured(value, width, values)
    }

    /// The effect on the settings' scale.
    pub fn estimate<'c>(&self, comparison: &'c Comparison) -> &'c Result<Estimate, Reason> {
        match self.report.settings.effect {
            Scale::Relative => &comparison.relative,
            Scale::Absolute => &comparison.absolute,
        }
    }

    /// An effect and its interval.
    pub fn effect(&self, metric: &MetricReport, comparison: &Comparison) -> [String; 2] {
        let Ok(estimate) = self.estimate(comparison) else {
            return [NOTHING.to_owned(), NOTHING.to_owned()];
        };
        let Interval { low, high } = estimate.interval;
        let effects = self.effects(metric);
        let width = match (low.is_finite(), high.is_finite()) {
            (true, true) => high - low,
            _ => 4.0 * estimate.standard_error,
        };
        [
            self.wording().measured(estimate.value, width, effects),
            self.wording().range(estimate.interval, effects),
        ]
    }

    /// What speaks for an effect, as the columns of its table.
    pub fn evidence(&self, metric: &MetricReport, comparison: &Comparison) -> Vec<String> {
        let wording = self.wording();
        match comparison.evidence {
            Ok(Evidence::Test {
                p_value,
                adjusted_p_value,
            }) => vec![wording.p_value(p_value), wording.p_value(adjusted_p_value)],
            Ok(Evidence::Posterior {
                chance_to_win,
                loss,
                ..
            }) => {
                let width = self
                    .estimate(comparison)
                    .map_or(loss, |estimate| loss.max(estimate.standard_error * 0.02));
                let effects = self.effects(metric).unsigned();
                vec![
                    wording.chance(chance_to_win),
                    wording.measured(loss, width, effects),
                ]
            }
            Err(_) => vec![NOTHING.to_owned(), NOTHING.to_owned()],
        }
    }

    /// What to do about a variation: a sentence.
    pub fn verdict(
        &self,
        metric: &MetricReport,
        variation: &VariationReport,
        verdict: &Verdict,
    ) -> String {
        let said = self
            .wording()
            .verdict(verdict, &variation.name, self.effects(metric));
        match verdict {
            Verdict::Better { early: true, .. } | Verdict::Worse { early: true, .. } => {
                format!(
                    "{said}, but it has not run as long as planned: who looks early finds too much"
                )
            }
            _ => said,
        }
    }

    /// What these users can find, and what took variance away.
    pub fn outlook(&self, metric: &MetricReport, comparison: &Comparison) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(detectable) = comparison.outlook.detectable {
            let effects = self.effects(metric).unsigned();
            let effect = self
                .wording()
                .measured(detectable.abs(), detectable, effects);
            parts.push(format!(
                "these users are enough to find an effect of {effect}"
            ));
        }
        if let Some(removed) = comparison.variance_removed {
            parts.push(format!(
                "covariates and strata took {} of the variance away",
                self.percent(removed)
            ));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// What the check of the split says: a sentence.
    pub fn split(&self, split: &Split) -> String {
        let verdict = split.verdict();
        if let Some(verdict) = &verdict
            && let Some(metric) = self.report.metrics.first()
        {
            let effects = self.effects(metric);
            return self.wording().verdict(verdict, "", effects);
        }
        match split.p_value {
            Some(chance) if chance < split.threshold => {
                format!("Stop: the split is wrong, p = {}", self.p_value(chance))
            }
            Some(chance) if chance < SUSPICIOUS => format!(
                "Such a split is unlikely by accident, p = {}: look for its cause. It counts as wrong below {}",
                self.p_value(chance),
                split.threshold
            ),
            Some(chance) => format!("The split is as planned, p = {}", self.p_value(chance)),
            None => "There is no split to test".to_owned(),
        }
    }
}
