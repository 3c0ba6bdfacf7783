//! Every state of a report, as HTML.

use std::sync::Arc;

use awning_core::experiment::analysis::{
    Comparison, Correction, Estimate, Evidence, Goal, Interval, Method, MetricReport, MetricType,
    MoneyUnit, Outlook, Reason, Report, Scale, Settings, Split, SplitShare, VariationReport,
    Verdict,
};
use awning_core::experiment::wording::{PlainFigures, Wording};
use awning_core::text::Texts;

use super::model::File;
use super::{Judged, ReportSheet, ReportSheetProps, ReportState, Stage, compose};
use crate::view::Live;
use crate::widgets::snapshot::{html, nobody};

fn estimate(value: f64, low: f64, high: f64) -> Estimate {
    Estimate {
        value,
        standard_error: (high - low) / 3.92,
        interval: Interval { low, high },
    }
}

fn outlook(users: f64) -> Outlook {
    Outlook {
        users,
        detectable: Some(0.021),
        power: Some(0.83),
        users_needed: Some(112_000.4),
        days_left: Some(5.2),
    }
}

/// A comparison on the relative scale; the absolute effect is a tenth of it.
fn compared(relative: Estimate, evidence: Evidence, verdict: Verdict) -> Comparison {
    let Interval { low, high } = relative.interval;
    Comparison {
        relative: Ok(relative),
        absolute: Ok(estimate(relative.value / 10.0, low / 10.0, high / 10.0)),
        evidence: Ok(evidence),
        outlook: outlook(89_000.0),
        variance_removed: None,
        verdict,
    }
}

fn test(p_value: f64) -> Evidence {
    Evidence::Test {
        p_value,
        adjusted_p_value: (p_value * 2.0).min(1.0),
    }
}

fn variation(
    name: &str,
    users: f64,
    value: f64,
    comparison: Option<Comparison>,
) -> VariationReport {
    VariationReport {
        id: name.to_lowercase(),
        name: name.into(),
        users,
        value: Ok(value),
        standard_deviation: Some(0.4),
        interval: Some(Interval {
            low: value * 0.95,
            high: value * 1.05,
        }),
        comparison,
    }
}

fn metric(name: &str, kind: MetricType, variations: Vec<VariationReport>) -> MetricReport {
    MetricReport {
        id: name.to_lowercase(),
        name: name.into(),
        kind,
        goal: Goal::Increase,
        money: MoneyUnit::Major,
        quantile: None,
        minimum_effect: Some(0.02),
        variations,
    }
}

fn split(shares: &[(&str, f64)], p_value: f64) -> Split {
    let users: f64 = shares.iter().map(|(_, users)| users).sum();
    let share = |(name, count): &(&str, f64)| SplitShare {
        id: (*name).into(),
        name: (*name).into(),
        users: *count,
        share: count / users,
        expected: 1.0 / shares.len() as f64,
    };
    Split {
        variations: shares.iter().map(share).collect(),
        chi_squared: Some(1.0),
        p_value: Some(p_value),
        threshold: 0.001,
    }
}

fn better() -> Comparison {
    let effect = estimate(0.0695, 0.041, 0.098);
    let verdict = Verdict::Better {
        effect: effect.interval,
        early: false,
    };
    compared(effect, test(0.00002), verdict)
}

fn waiting() -> Comparison {
    let verdict = Verdict::KeepWaiting {
        days: Some(5.2),
        users: 23_000.4,
    };
    compared(estimate(0.004, -0.012, 0.02), test(0.31), verdict)
}

/// An experiment with a metric that is decided and one that is not.
fn experiment() -> Report {
    Report {
        experiment: "hero".into(),
        name: "A bolder hero".into(),
        currency: Some("EUR".into()),
        days: Some(21.0),
        users_per_day: Some(4200.0),
        settings: Settings::default(),
        split: split(&[("Control", 44_700.0), ("Bold", 44_489.0)], 0.48),
        metrics: vec![
            metric(
                "Visitors who ordered",
                MetricType::Proportion,
                vec![
                    variation("Control", 44_700.0, 0.0311, None),
                    variation("Bold", 44_489.0, 0.0333, Some(better())),
                ],
            ),
            metric(
                "Spend per visitor",
                MetricType::Revenue,
                vec![
                    variation("Control", 44_700.0, 2.4, None),
                    variation("Bold", 44_489.0, 2.41, Some(waiting())),
                ],
            ),
        ],
    }
}

fn state(report: &Report) -> ReportState {
    let texts = Texts::default();
    let wording = Wording {
        texts: &texts,
        figures: &PlainFigures,
    };
    let file = File {
        name: "hero.csv".into(),
        address: "data:text/csv,metric".into(),
    };
    let period = Some("Nov 1 – 22, 2026".into());
    ReportState {
        stage: Stage::Ready(Box::new(compose(report, wording, period, file))),
        judged: Judged {
            method: report.settings.method,
            scale: report.settings.effect,
            confidence: report.settings.confidence,
        },
        confidences: [0.9, 0.95, 0.99]
            .map(|share| (share, wording.confidence(share)))
            .into(),
    }
}

fn shown(state: ReportState) -> String {
    html(|| {
        ReportSheet(ReportSheetProps {
            state: Live::new(state),
            texts: Live::new(Arc::default()),
            say: nobody(),
        })
    })
}

#[test]
fn a_metric_that_is_decided_and_one_that_is_not() {
    let html = shown(state(&experiment()));
    assert!(html.contains("Bold is better: +4.1% to +9.8%"), "{html}");
    assert!(html.contains("Keep waiting: 6 days at this traffic"));
    insta::assert_snapshot!("two_metrics", html);
}

#[test]
fn a_wrong_split_is_said_before_anything_else_and_nothing_is_trusted() {
    let mut report = experiment();
    report.split = split(&[("Control", 44_700.0), ("Bold", 46_343.0)], 0.0002);
    let verdict = report.split.verdict().unwrap();
    for metric in &mut report.metrics {
        for comparison in metric
            .variations
            .iter_mut()
            .flat_map(|one| &mut one.comparison)
        {
            comparison.verdict = verdict;
        }
    }
    let html = shown(state(&report));
    let warning = "Stop: the split is wrong, 49.1% against 50%, p = 0.0002";
    let place = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"));
    assert!(place(warning) < place("A bolder hero"));
    assert!(!html.contains("is better") && !html.contains("Keep waiting"));
    insta::assert_snapshot!("wrong_split", html);
}

#[test]
fn several_variations_on_one_scale_with_the_most_important_first() {
    let mut report = experiment();
    report.settings.correction = Correction::Holm;
    let worse = estimate(-0.05, -0.08, -0.02);
    let same = estimate(0.001, -0.01, 0.012);
    let rows = vec![
        variation("Control", 44_700.0, 0.0311, None),
        variation("Calm", 44_100.0, 0.031, Some(waiting())),
        variation(
            "Loud",
            44_000.0,
            0.029,
            Some(compared(
                worse,
                test(0.001),
                Verdict::Worse {
                    effect: worse.interval,
                    early: true,
                },
            )),
        ),
        variation("Bold", 44_489.0, 0.0333, Some(better())),
        variation(
            "Quiet",
            44_300.0,
            0.0311,
            Some(compared(
                same,
                test(0.8),
                Verdict::NoEffect {
                    effect: same.interval,
                    minimum: 0.02,
                },
            )),
        ),
    ];
    let mut bounces = metric("Bounces", MetricType::Count, rows);
    bounces.goal = Goal::Decrease;
    report.metrics = vec![bounces];
    insta::assert_snapshot!("several_variations", shown(state(&report)));
}

#[test]
fn chances_and_losses() {
    let mut report = experiment();
    report.settings.method = Method::Bayesian;
    for metric in &mut report.metrics {
        for comparison in metric
            .variations
            .iter_mut()
            .flat_map(|one| &mut one.comparison)
        {
            comparison.evidence = Ok(Evidence::Posterior {
                chance_to_win: 0.9996,
                loss: 0.0003,
                control_loss: 0.07,
            });
        }
    }
    insta::assert_snapshot!("bayesian", shown(state(&report)));
}

#[test]
fn effects_in_the_metric_s_own_unit() {
    let mut report = experiment();
    report.settings.effect = Scale::Absolute;
    insta::assert_snapshot!("absolute", shown(state(&report)));
}

#[test]
fn intervals_that_are_open_on_one_side() {
    let mut report = experiment();
    report.settings.sides = 1;
    let effect = estimate(0.05, 0.02, f64::INFINITY);
    let verdict = Verdict::Better {
        effect: effect.interval,
        early: false,
    };
    report.metrics.truncate(1);
    report.metrics[0].variations[1].comparison = Some(compared(effect, test(0.01), verdict));
    let html = shown(state(&report));
    assert!(html.contains("Bold is better: at least +2.0%"), "{html}");
    insta::assert_snapshot!("one_sided", html);
}

#[test]
fn what_cannot_be_computed_says_why() {
    let mut report = experiment();
    let unknown = Comparison {
        relative: Err(Reason::ControlNotPositive),
        absolute: Err(Reason::NoVariance),
        evidence: Err(Reason::NoVariance),
        outlook: Outlook {
            users: 10.0,
            detectable: None,
            power: None,
            users_needed: None,
            days_left: None,
        },
        variance_removed: None,
        verdict: Verdict::Unknown {
            reason: Reason::ControlNotPositive,
        },
    };
    let few = Comparison {
        verdict: Verdict::TooFewUsers {
            users: 12.0,
            needed: 100.0,
        },
        ..unknown
    };
    report.metrics[0].variations[1].comparison = Some(unknown);
    report.metrics[0].variations[1].value = Err(Reason::ImpossibleSums);
    report.metrics[1].variations[1].comparison = Some(few);
    insta::assert_snapshot!("unknown", shown(state(&report)));
}

#[test]
fn nothing_to_show_yet() {
    let mut report = experiment();
    report.metrics.clear();
    insta::assert_snapshot!("empty", shown(state(&report)));
    let stages = [
        ("loading", Stage::Loading),
        (
            "failed",
            Stage::Failed {
                message: "/report.json: answered 404".into(),
                retry: true,
            },
        ),
        (
            "invalid",
            Stage::Failed {
                message: "variations: found nothing, expected a list".into(),
                retry: false,
            },
        ),
    ];
    for (name, stage) in stages {
        let state = ReportState {
            stage,
            ..state(&report)
        };
        insta::assert_snapshot!(name, shown(state));
    }
}

#[test]
fn hostile_names_stay_text() {
    let mut report = experiment();
    let hostile = "<img src=x onerror=alert(1)>";
    report.name = hostile.into();
    report.metrics.truncate(1);
    report.metrics[0].name = hostile.into();
    report.metrics[0].variations[1].name = hostile.into();
    let html = shown(state(&report));
    assert!(!html.contains("<img"), "{html}");
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
}
