//! Sentences.

use super::figures::{Figure, Figures, Unit};
use super::measure::Measure;
use crate::experiment::analysis::{Interval, Reason, Verdict};
use crate::text::{Key, Texts, concat, report};

/// How good what a verdict says is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Stop.
    Critical,
    /// A variation is better.
    Better,
    /// A variation is worse.
    Worse,
    /// There is no difference.
    Same,
    /// Nobody knows yet.
    Open,
}

impl Tone {
    /// The tone of a verdict.
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::WrongSplit { .. } => Self::Critical,
            Verdict::Better { .. } => Self::Better,
            Verdict::Worse { .. } => Self::Worse,
            Verdict::NoEffect { .. } => Self::Same,
            Verdict::Unknown { .. }
            | Verdict::TooFewUsers { .. }
            | Verdict::KeepWaiting { .. }
            | Verdict::Inconclusive { .. } => Self::Open,
        }
    }
}

/// Says things in the words of a language, with its numbers.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The words.
    pub texts: &'a Texts,
    /// The numbers.
    pub figures: &'a dyn Figures,
}

impl Wording<'_> {
    /// What to do about a variation of that name: a sentence. `effects` says what effects are numbers of.
    pub fn verdict(&self, verdict: &Verdict, name: &str, effects: Measure) -> String {
        let say = |key, values: &[(&str, &str)]| self.texts.filled(key, values);
        match *verdict {
            Verdict::WrongSplit {
                share,
                expected,
                p_value,
                ..
            } => {
                let (share, expected) = self.shares(share, expected);
                let p = self.p_value(p_value);
                say(
                    report::WRONG_SPLIT,
                    &[("share", &share), ("expected", &expected), ("p", &p)],
                )
            }
            Verdict::Unknown { reason } => {
                let reason = self.texts.get(reason_text(reason));
                say(report::UNKNOWN, &[("name", name), ("reason", &reason)])
            }
            Verdict::TooFewUsers { users, needed } => {
                let (users, needed) = (self.whole(users), self.whole(needed));
                say(
                    report::TOO_FEW,
                    &[("name", name), ("users", &users), ("needed", &needed)],
                )
            }
            Verdict::KeepWaiting {
                days: Some(days), ..
            } => say(
                report::WAIT_DAYS,
                &[("days", &self.figures.days(days.ceil()))],
            ),
            Verdict::KeepWaiting { days: None, users } => {
                say(report::WAIT_USERS, &[("users", &self.whole(users.ceil()))])
            }
            Verdict::Better { effect, .. } => {
                let range = self.range(effect, effects);
                say(report::IS_BETTER, &[("name", name), ("range", &range)])
            }
            Verdict::Worse { effect, .. } => {
                let range = self.range(effect, effects);
                say(report::IS_WORSE, &[("name", name), ("range", &range)])
            }
            Verdict::NoEffect { effect, minimum } => {
                let range = self.range(effect, effects);
                // An effect to look for is a round number: it needs few digits.
                let minimum = self.measured(minimum, minimum, effects.unsigned());
                say(
                    report::NO_EFFECT,
                    &[("name", name), ("minimum", &minimum), ("range", &range)],
                )
            }
            Verdict::Inconclusive { effect } => {
                let range = self.range(effect, effects);
                say(report::INCONCLUSIVE, &[("name", name), ("range", &range)])
            }
        }
    }

    /// What follows from a wrong split; `name` is the variation's whose share is furthest off.
    pub fn split_hint(&self, share: f64, expected: f64, name: &str) -> String {
        let (share, expected) = self.shares(share, expected);
        self.texts.filled(
            report::WRONG_SPLIT_HINT,
            &[("name", name), ("share", &share), ("expected", &expected)],
        )
    }

    /// An interval; only one end, where the other is infinite.
    pub fn range(&self, interval: Interval, measure: Measure) -> String {
        let Interval { low, high } = interval;
        let width = high - low;
        match (low.is_finite(), high.is_finite()) {
            (true, true) => {
                let low = self.measured(low, width, measure);
                let high = self.measured(high, width, measure);
                self.texts
                    .filled(report::RANGE, &[("low", &low), ("high", &high)])
            }
            (true, false) => {
                let low = self.measured(low, low, measure);
                self.texts.filled(report::AT_LEAST, &[("low", &low)])
            }
            (false, true) => {
                let high = self.measured(high, high, measure);
                self.texts.filled(report::AT_MOST, &[("high", &high)])
            }
            (false, false) => "–".into(),
        }
    }

    /// A number of that kind, to as many digits as an uncertainty of `width` leaves.
    pub fn measured(&self, value: f64, width: f64, measure: Measure) -> String {
        let written = self.figures.write(measure.figure(value, width));
        if measure.points {
            self.texts.filled(report::POINTS, &[("number", &written)])
        } else {
            written
        }
    }

    /// A p-value: two digits that count, four decimals at most.
    pub fn p_value(&self, p_value: f64) -> String {
        const LEAST: f64 = 0.0001;
        let write = |value, decimals| {
            self.figures.write(Figure {
                decimals,
                ..Figure::whole(value)
            })
        };
        match p_value {
            small if small < LEAST => concat(&["<\u{a0}", &write(LEAST, 4)]),
            small if small < 0.01 => write(small, 4),
            middle if middle < 0.1 => write(middle, 3),
            large => write(large, 2),
        }
    }

    /// A chance as a percentage; neither certainty nor impossibility, which no data can show.
    pub fn chance(&self, chance: f64) -> String {
        const LEAST: f64 = 0.001;
        match chance {
            small if small < LEAST => concat(&["<\u{a0}", &self.percent(LEAST, 1)]),
            large if large > 1.0 - LEAST => concat(&[">\u{a0}", &self.percent(1.0 - LEAST, 1)]),
            chance => self.percent(chance, 1),
        }
    }

    /// A share as a percentage.
    pub fn percent(&self, share: f64, decimals: u32) -> String {
        self.figures.write(Figure {
            unit: Unit::Percent,
            decimals,
            ..Figure::whole(share)
        })
    }

    /// A confidence as a percentage: 95%, 99.9%.
    pub fn confidence(&self, share: f64) -> String {
        let tenths = share * 1000.0;
        let whole = (tenths / 10.0 - (tenths / 10.0).round()).abs() < 1e-6;
        self.percent(share, u32::from(!whole))
    }

    /// A whole number.
    pub fn whole(&self, number: f64) -> String {
        self.figures.write(Figure::whole(number))
    }

    /// A share beside the one that was planned: to as many digits as tell them apart, but at least one.
    pub fn shares(&self, share: f64, expected: f64) -> (String, String) {
        let decimals = super::figures::decimals((share - expected) * 2000.0).max(1);
        let whole = (expected * 100.0).fract().abs() < 1e-9;
        let planned = if whole { 0 } else { decimals };
        (
            self.percent(share, decimals),
            self.percent(expected, planned),
        )
    }
}

/// Why there is no number.
pub fn reason_text(reason: Reason) -> &'static Key {
    match reason {
        Reason::NoUsers => report::NO_USERS,
        Reason::NoVariance => report::NO_VARIANCE,
        Reason::ControlNotPositive => report::CONTROL_NOT_POSITIVE,
        Reason::MissingSums => report::MISSING_SUMS,
        Reason::ImpossibleSums => report::IMPOSSIBLE_SUMS,
        Reason::TooFewValues => report::TOO_FEW_VALUES,
        Reason::BadSettings => report::BAD_SETTINGS,
        Reason::NotDefined => report::NOT_DEFINED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::analysis::{Goal, MetricReport, MetricType, MoneyUnit, Scale};
    use crate::experiment::wording::PlainFigures;
    use crate::money::Currency;

    fn metric(kind: MetricType) -> MetricReport {
        MetricReport {
            id: "m".into(),
            name: "M".into(),
            kind,
            goal: Goal::Increase,
            money: MoneyUnit::Minor,
            quantile: None,
            minimum_effect: None,
            variations: Vec::new(),
        }
    }

    fn said(verdict: Verdict) -> String {
        let texts = Texts::default();
        let wording = Wording {
            texts: &texts,
            figures: &PlainFigures,
        };
        let effects = Measure::of_effects(&metric(MetricType::Proportion), None, Scale::Relative);
        wording.verdict(&verdict, "B", effects)
    }

    #[test]
    fn every_verdict_is_a_sentence_of_what_to_do() {
        let effect = Interval {
            low: 0.041,
            high: 0.098,
        };
        let around = Interval {
            low: -0.012,
            high: 0.0098,
        };
        let half = Interval {
            low: 0.0123,
            high: f64::INFINITY,
        };
        let table = [
            (
                Verdict::WrongSplit {
                    variation: 1,
                    share: 0.509,
                    expected: 0.5,
                    p_value: 0.0002,
                },
                "Stop: the split is wrong, 50.9% against 50%, p = 0.0002",
            ),
            (
                Verdict::Unknown {
                    reason: Reason::NoUsers,
                },
                "No result for B: it has no users",
            ),
            (
                Verdict::TooFewUsers {
                    users: 12.0,
                    needed: 100.0,
                },
                "Too early for B: users so far 12, judged from 100",
            ),
            (
                Verdict::KeepWaiting {
                    days: Some(5.2),
                    users: 900.0,
                },
                "Keep waiting: 6 days at this traffic",
            ),
            (
                Verdict::KeepWaiting {
                    days: None,
                    users: 12_000.0,
                },
                "Keep waiting: users still needed 12,000",
            ),
            (
                Verdict::Better {
                    effect,
                    early: false,
                },
                "B is better: +4.1% to +9.8%",
            ),
            (
                Verdict::Worse {
                    effect: half,
                    early: true,
                },
                "B is worse: at least +1.23%",
            ),
            (
                Verdict::NoEffect {
                    effect: around,
                    minimum: 0.05,
                },
                "B makes no difference of 5.0% or more: -1.2% to +1.0%",
            ),
            (
                Verdict::Inconclusive { effect: around },
                "Nothing found for B: the effect is -1.2% to +1.0%",
            ),
        ];
        for (verdict, sentence) in table {
            assert_eq!(said(verdict), sentence);
        }
    }

    #[test]
    fn effects_are_written_in_what_they_are_effects_of() {
        let texts = Texts::default();
        let wording = Wording {
            texts: &texts,
            figures: &PlainFigures,
        };
        let euros = Some(Currency::EUR);
        let table = [
            (
                MetricType::Proportion,
                Scale::Absolute,
                0.0059,
                0.004,
                "+0.59 pp",
            ),
            (
                MetricType::Proportion,
                Scale::Relative,
                0.0431,
                0.05,
                "+4.3%",
            ),
            (
                MetricType::Revenue,
                Scale::Absolute,
                77.0,
                40.0,
                "+EUR\u{a0}0.77",
            ),
            (MetricType::Revenue, Scale::Relative, 0.0, 4.0, "0%"),
            (MetricType::Mean, Scale::Absolute, -1234.5, 300.0, "-1,234"),
        ];
        for (kind, scale, value, width, expected) in table {
            let effects = Measure::of_effects(&metric(kind), euros, scale);
            assert_eq!(
                wording.measured(value, width, effects),
                expected,
                "{kind:?}"
            );
        }
    }

    #[test]
    fn chances_claim_no_more_than_can_be_known() {
        let texts = Texts::default();
        let wording = Wording {
            texts: &texts,
            figures: &PlainFigures,
        };
        for (p, written) in [
            (0.0, "<\u{a0}0.0001"),
            (0.00016, "0.0002"),
            (0.0086, "0.0086"),
            (0.0741, "0.074"),
            (0.5, "0.50"),
            (1.0, "1.00"),
        ] {
            assert_eq!(wording.p_value(p), written);
        }
        for (chance, written) in [
            (1.0, ">\u{a0}99.9%"),
            (0.956, "95.6%"),
            (0.0, "<\u{a0}0.1%"),
        ] {
            assert_eq!(wording.chance(chance), written);
        }
    }
}
