//! What a report shows, made of an analysis.

use awning_core::experiment::analysis::{
    Comparison, Correction, Estimate, Evidence, Method, MetricReport, Reason, Report, Scale,
    VariationReport, Verdict,
};
use awning_core::experiment::wording::{Measure, Tone, Wording, reason_text};
use awning_core::money::Currency;
use awning_core::text::{Key, concat, report as words};

use super::axis::Axis;
use super::model::{Alarm, Compared, Effect, File, MetricSheet, Row, Sentence, Sheet, Table, Tick};

/// Where there is nothing to write.
const NOTHING: &str = "–";

/// What a report shows of an analysis; `period` says when the experiment was, `file` is its figures.
pub fn compose(report: &Report, wording: Wording, period: Option<String>, file: File) -> Sheet {
    let composer = Composer { report, wording };
    Sheet {
        name: if report.name.is_empty() {
            composer.text(words::TITLE)
        } else {
            report.name.clone()
        },
        alarm: composer.alarm(),
        facts: composer.facts(period),
        metrics: report
            .metrics
            .iter()
            .map(|metric| composer.metric(metric))
            .collect(),
        file,
    }
}

/// The letter of the variation at that place: A, B, … Z, then its number.
fn letter(place: usize) -> String {
    match u8::try_from(place) {
        Ok(place) if place < 26 => char::from(b'A' + place).to_string(),
        _ => (place + 1).to_string(),
    }
}

struct Composer<'a> {
    report: &'a Report,
    wording: Wording<'a>,
}

impl Composer<'_> {
    fn text(&self, key: &Key) -> String {
        self.wording.texts.get(key)
    }

    fn alarm(&self) -> Option<Alarm> {
        let split = &self.report.split;
        let verdict = split.verdict()?;
        let Verdict::WrongSplit {
            variation,
            share,
            expected,
            ..
        } = verdict
        else {
            return None;
        };
        let name = split.variations.get(variation)?.name.as_str();
        // A split has no effects: none are written.
        let effects = Measure::of_shares();
        let rows = split.variations.iter().map(|one| {
            let (share, expected) = self.wording.shares(one.share, one.expected);
            vec![
                one.name.clone(),
                self.wording.whole(one.users),
                share,
                expected,
            ]
        });
        Some(Alarm {
            sentence: self.wording.verdict(&verdict, name, effects),
            hint: self.wording.split_hint(share, expected, name),
            table: Table {
                name: self.text(words::SPLIT),
                heads: [words::VARIATION, words::USERS, words::SHARE, words::PLANNED]
                    .map(|key| self.text(key))
                    .into(),
                rows: rows.collect(),
            },
        })
    }

    fn facts(&self, period: Option<String>) -> Vec<(String, String)> {
        let split = &self.report.split;
        let users: f64 = split.variations.iter().map(|one| one.users).sum();
        let method = concat(&[&self.method(), " · ", &self.interval()]);
        let mut facts = Vec::new();
        facts.extend(period.map(|period| (self.text(words::PERIOD), period)));
        facts.push((self.text(words::USERS), self.wording.whole(users)));
        facts.push((self.text(words::METHOD), method));
        if let Some(p) = split.p_value.filter(|_| split.verdict().is_none()) {
            let p = self.wording.p_value(p);
            let right = self.wording.texts.filled(words::RIGHT_SPLIT, &[("p", &p)]);
            facts.push((self.text(words::SPLIT), right));
        }
        facts
    }

    fn method(&self) -> String {
        self.text(match self.report.settings.method {
            Method::Frequentist => words::FREQUENTIST,
            Method::Sequential => words::SEQUENTIAL,
            Method::Bayesian => words::BAYESIAN,
        })
    }

    /// What intervals are called: "95% confidence interval".
    fn interval(&self) -> String {
        let settings = &self.report.settings;
        let confidence = self.wording.confidence(settings.confidence);
        let key = match settings.method {
            Method::Bayesian => words::CREDIBLE,
            Method::Frequentist | Method::Sequential => words::INTERVAL,
        };
        self.wording
            .texts
            .filled(key, &[("confidence", &confidence)])
    }

    /// What the column of evidence is called.
    fn evidence(&self) -> String {
        let settings = &self.report.settings;
        self.text(match (settings.method, settings.correction) {
            (Method::Bayesian, _) => words::CHANCE,
            (_, Correction::None) => words::P_VALUE,
            _ => words::P_CORRECTED,
        })
    }

    fn metric(&self, metric: &MetricReport) -> MetricSheet {
        let settings = &self.report.settings;
        let currency = self.report.currency.as_deref().and_then(Currency::parse);
        let lines = Lines {
            composer: self,
            values: Measure::of_values(metric, currency),
            effects: Measure::of_effects(metric, currency, settings.effect),
            axis: Axis::over(&estimates(metric, settings.effect)),
        };
        MetricSheet {
            name: metric.name.clone(),
            less: metric.goal == awning_core::experiment::analysis::Goal::Decrease,
            sentences: lines.sentences(metric),
            evidence: self.evidence(),
            losses: settings.method == Method::Bayesian,
            interval: self.interval(),
            ticks: lines.ticks(),
            rows: metric
                .variations
                .iter()
                .enumerate()
                .map(|(place, variation)| lines.row(place, variation))
                .collect(),
            figures: lines.figures(metric),
        }
    }
}

/// The comparisons of a metric that can be drawn.
fn estimates(metric: &MetricReport, scale: Scale) -> Vec<Estimate> {
    let comparisons = metric.variations.iter().filter_map(|one| one.comparison);
    comparisons
        .filter_map(|comparison| comparison.effect(scale).ok())
        .collect()
}

/// What the lines of one metric have in common.
struct Lines<'a> {
    composer: &'a Composer<'a>,
    values: Measure,
    effects: Measure,
    axis: Option<Axis>,
}

impl Lines<'_> {
    fn wording(&self) -> Wording<'_> {
        self.composer.wording
    }

    fn scale(&self) -> Scale {
        self.composer.report.settings.effect
    }

    /// What to do, the most important first; what several variations say is said once.
    fn sentences(&self, metric: &MetricReport) -> Vec<Sentence> {
        let mut sentences: Vec<Sentence> = Vec::new();
        let mut longest: Option<(f64, f64)> = None;
        for variation in &metric.variations {
            let Some(comparison) = &variation.comparison else {
                continue;
            };
            let verdict = comparison.verdict;
            match verdict {
                // Said before anything else.
                Verdict::WrongSplit { .. } => continue,
                Verdict::KeepWaiting { days, users } => {
                    let (most_days, most_users) = longest.unwrap_or((-1.0, 0.0));
                    longest = Some((days.unwrap_or(-1.0).max(most_days), users.max(most_users)));
                    continue;
                }
                _ => {}
            }
            let early = matches!(
                verdict,
                Verdict::Better { early: true, .. } | Verdict::Worse { early: true, .. }
            );
            sentences.push(Sentence {
                tone: Tone::of(&verdict),
                text: self
                    .wording()
                    .verdict(&verdict, &variation.name, self.effects),
                caution: early.then(|| self.composer.text(words::EARLY)),
            });
        }
        if let Some((days, users)) = longest {
            let days = Some(days).filter(|days| *days >= 0.0);
            let verdict = Verdict::KeepWaiting { days, users };
            sentences.push(Sentence {
                tone: Tone::Open,
                text: self.wording().verdict(&verdict, "", self.effects),
                caution: None,
            });
        }
        sentences.sort_by_key(|sentence| sentence.tone);
        sentences
    }

    fn ticks(&self) -> Vec<Tick> {
        let Some(axis) = &self.axis else {
            return Vec::new();
        };
        let tick = |mark: f64| Tick {
            at: axis.place(mark),
            // As many digits as the steps have, and no words beside them: the effects have those.
            label: self
                .wording()
                .figures
                .write(self.effects.figure(mark, axis.step * 20.0)),
            zero: mark == 0.0,
        };
        // At the very ends their numbers would reach beyond the drawing.
        let marks = axis.marks().into_iter().map(tick);
        marks.filter(|tick| (50..=950).contains(&tick.at)).collect()
    }

    fn row(&self, place: usize, variation: &VariationReport) -> Row {
        Row {
            letter: letter(place),
            name: variation.name.clone(),
            users: self.wording().whole(variation.users),
            value: self.value(variation),
            compared: variation
                .comparison
                .as_ref()
                .map(|comparison| self.compared(comparison)),
        }
    }

    /// To as many digits as its own interval leaves.
    fn value(&self, variation: &VariationReport) -> String {
        match (variation.value, variation.interval) {
            (Ok(value), Some(interval)) => {
                let width = interval.high - interval.low;
                self.wording().measured(value, width, self.values)
            }
            (Ok(value), None) => self.wording().measured(value, value, self.values),
            (Err(_), _) => NOTHING.into(),
        }
    }

    fn compared(&self, comparison: &Comparison) -> Compared {
        let trusted = !matches!(comparison.verdict, Verdict::WrongSplit { .. });
        let tone = trusted.then(|| Tone::of(&comparison.verdict));
        let word = match tone {
            Some(Tone::Better) => words::BETTER,
            Some(Tone::Worse) => words::WORSE,
            Some(Tone::Same) => words::SAME,
            Some(Tone::Open | Tone::Critical) => words::OPEN,
            None => words::UNTRUSTED,
        };
        let estimate = comparison.effect(self.scale());
        let (evidence, loss) = self.evidence(comparison, estimate);
        Compared {
            tone,
            word: self.composer.text(word),
            effect: match (estimate, &self.axis) {
                (Ok(estimate), Some(axis)) => Ok(Effect {
                    value: self.estimated(&estimate),
                    range: self.wording().range(estimate.interval, self.effects),
                    bar: axis.bar(&estimate),
                }),
                (Ok(estimate), None) => Err(self.estimated(&estimate)),
                (Err(reason), _) => Err(self.composer.text(reason_text(reason))),
            },
            evidence,
            loss,
        }
    }

    /// The p-value or the chance to win, and the expected loss.
    fn evidence(
        &self,
        comparison: &Comparison,
        estimate: Result<Estimate, Reason>,
    ) -> (String, String) {
        match comparison.evidence {
            Ok(Evidence::Test {
                adjusted_p_value, ..
            }) => (self.wording().p_value(adjusted_p_value), NOTHING.into()),
            Ok(Evidence::Posterior {
                chance_to_win,
                loss,
                ..
            }) => {
                let width = estimate.map_or(loss, |estimate| width(&estimate));
                let unsigned = self.effects.unsigned();
                (
                    self.wording().chance(chance_to_win),
                    self.wording().measured(loss, width / 10.0, unsigned),
                )
            }
            Err(_) => (NOTHING.into(), NOTHING.into()),
        }
    }

    fn estimated(&self, estimate: &Estimate) -> String {
        self.wording()
            .measured(estimate.value, width(estimate), self.effects)
    }

    /// Everything that was computed: a column a variation.
    fn figures(&self, metric: &MetricReport) -> Table {
        let compared: Vec<(&VariationReport, &Comparison)> = metric
            .variations
            .iter()
            .filter_map(|one| Some((one, one.comparison.as_ref()?)))
            .collect();
        let wording = self.wording();
        let number = |value: Option<f64>, write: &dyn Fn(f64) -> String| match value {
            Some(value) if value.is_finite() => write(value),
            _ => NOTHING.into(),
        };
        let estimated = |comparison: &Comparison, part: fn(&Estimate) -> f64, sign: bool| {
            let estimate = comparison.effect(self.scale()).ok();
            let measure = if sign {
                self.effects
            } else {
                self.effects.unsigned()
            };
            number(estimate.as_ref().map(part), &|value| {
                let width = estimate.as_ref().map_or(0.0, width);
                // A digit more than where it is read at a glance.
                wording.measured(value, width / 10.0, measure)
            })
        };
        let row = |key: &Key, cell: &dyn Fn(&Comparison) -> String| {
            let mut row = vec![self.composer.text(key)];
            row.extend(compared.iter().map(|(_, comparison)| cell(comparison)));
            row
        };
        let mut rows = vec![
            row(words::EFFECT, &|one| estimated(one, |it| it.value, true)),
            row(words::LOWER, &|one| {
                estimated(one, |it| it.interval.low, true)
            }),
            row(words::UPPER, &|one| {
                estimated(one, |it| it.interval.high, true)
            }),
            row(words::STANDARD_ERROR, &|one| {
                estimated(one, |it| it.standard_error, false)
            }),
        ];
        let settings = &self.composer.report.settings;
        if settings.method == Method::Bayesian {
            rows.push(row(words::CHANCE, &|one| {
                self.evidence(one, one.effect(self.scale())).0
            }));
            rows.push(row(words::LOSS, &|one| {
                self.evidence(one, one.effect(self.scale())).1
            }));
        } else {
            rows.push(row(words::P_VALUE, &|one| match one.evidence {
                Ok(Evidence::Test { p_value, .. }) => wording.p_value(p_value),
                _ => NOTHING.into(),
            }));
            if settings.correction != Correction::None {
                rows.push(row(words::P_CORRECTED, &|one| match one.evidence {
                    Ok(Evidence::Test {
                        adjusted_p_value, ..
                    }) => wording.p_value(adjusted_p_value),
                    _ => NOTHING.into(),
                }));
            }
        }
        rows.push(row(words::DETECTABLE, &|one| {
            number(one.outlook.detectable, &|value| {
                wording.measured(value, value, self.effects.unsigned())
            })
        }));
        rows.push(row(words::POWER, &|one| {
            number(one.outlook.power, &|power| wording.percent(power, 0))
        }));
        rows.push(row(words::USERS_NEEDED, &|one| {
            number(one.outlook.users_needed, &|users| {
                wording.whole(users.ceil())
            })
        }));
        if compared
            .iter()
            .any(|(_, one)| one.variance_removed.is_some())
        {
            rows.push(row(words::VARIANCE_REMOVED, &|one| {
                number(one.variance_removed, &|share| wording.percent(share, 0))
            }));
        }
        let mut heads = vec![self.composer.interval()];
        heads.extend(compared.iter().map(|(variation, _)| variation.name.clone()));
        Table {
            name: self.composer.text(words::FIGURES),
            heads,
            rows,
        }
    }
}

/// How unsure an estimate is: its interval's width, of a half-open one twice its half.
fn width(estimate: &Estimate) -> f64 {
    let (low, high) = (estimate.interval.low, estimate.interval.high);
    match (low.is_finite(), high.is_finite()) {
        (true, true) => high - low,
        (true, false) => 2.0 * (estimate.value - low),
        (false, true) => 2.0 * (high - estimate.value),
        (false, false) => estimate.value,
    }
}
