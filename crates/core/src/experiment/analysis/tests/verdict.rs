//! What to do.

use super::proportion;
use crate::experiment::analysis::{Report, Verdict};

fn verdict(report: &Report) -> Verdict {
    report.metrics[0].variations[1].comparison.unwrap().verdict
}

#[test]
fn each_verdict_is_given_where_it_should_be() {
    let effect = r#""minimumEffect": 0.05"#;
    let table = [
        // Users are far from half and half.
        ((500, 5000), (600, 6000), "", "wrong-split"),
        ((0, 500), (3, 500), "", "unknown"),
        ((5, 50), (9, 50), "", "too-few-users"),
        ((1000, 10000), (1200, 10000), "", "better"),
        ((1200, 10000), (1000, 10000), "", "worse"),
        ((1000, 10000), (1010, 10000), "", "inconclusive"),
        ((1000, 10000), (1010, 10000), effect, "keep-waiting"),
        (
            (100_000, 1_000_000),
            (100_100, 1_000_000),
            effect,
            "no-effect",
        ),
        // Looked at whenever: 3.0 deviations are not enough.
        ((1000, 10000), (1130, 10000), "", "better"),
        (
            (1000, 10000),
            (1130, 10000),
            r#""method": "sequential""#,
            "inconclusive",
        ),
        (
            (1000, 10000),
            (1300, 10000),
            r#""method": "sequential""#,
            "better",
        ),
        (
            (1000, 10000),
            (1130, 10000),
            r#""method": "bayesian""#,
            "better",
        ),
        (
            (1000, 10000),
            (1130, 10000),
            r#""method": "bayesian", "prior": {"variance": 0.0001, "proper": true}"#,
            "inconclusive",
        ),
        // Worse is not asked for.
        (
            (1200, 10000),
            (1000, 10000),
            r#""sides": 1"#,
            "inconclusive",
        ),
    ];
    for (control, variation, settings, expected) in table {
        let verdict = verdict(&proportion(control, variation, settings));
        assert_eq!(
            verdict.name(),
            expected,
            "{control:?} {variation:?} {settings}: {verdict:?}"
        );
    }
}

#[test]
fn a_wrong_split_names_the_shares() {
    let report = proportion((500, 5000), (600, 6000), "");
    let Some(Verdict::WrongSplit {
        share,
        expected,
        p_value,
        ..
    }) = report.split.verdict()
    else {
        panic!("the split is wrong");
    };
    assert!((share - 5.0 / 11.0).abs() < 1e-12 && expected == 0.5);
    assert!((p_value - 1.5e-21).abs() < 1e-22, "{p_value}");
    // At the usual threshold of one in a thousand, 44,700 to 45,489 (p = 0.0086) passes.
    assert_eq!(
        proportion((8502, 44700), (8279, 45489), "").split.verdict(),
        None
    );
}

#[test]
fn less_may_be_better() {
    let json = r#"{"variations": [{"id": "a", "users": 10000}, {"id": "b", "users": 10000}],
        "metrics": [{"id": "m", "type": "proportion", "goal": "decrease", "results": [{"sum": 1200}, {"sum": 1000}]}]}"#;
    let Verdict::Better { effect, early } = verdict(&super::report(json)) else {
        panic!("fewer returns are better");
    };
    assert!(effect.high < 0.0 && !early);
}

#[test]
fn looking_before_the_planned_end_is_said() {
    let table = [
        ("", false),
        (r#""plannedUsers": 30000"#, true),
        (r#""plannedUsers": 20000"#, false),
        (r#""minimumEffect": 0.05"#, true),
        (r#""minimumEffect": 0.2"#, false),
        (r#""minimumEffect": 0.05, "method": "sequential""#, false),
    ];
    for (settings, expected) in table {
        let Verdict::Better { early, .. } =
            verdict(&proportion((1000, 10000), (1300, 10000), settings))
        else {
            panic!("{settings}: it is better");
        };
        assert_eq!(early, expected, "{settings}");
    }
}

#[test]
fn waiting_is_counted_in_days_of_this_traffic() {
    let settings = r#""plannedUsers": 32000, "minimumEffect": 0.05, "usersPerDay": 2000"#;
    let waiting = verdict(&proportion((1000, 10000), (1010, 10000), settings));
    assert_eq!(
        waiting,
        Verdict::KeepWaiting {
            days: Some(6.0),
            users: 12000.0
        }
    );
    // Without traffic there are users to wait for, and no days.
    let settings = r#""plannedUsers": 32000"#;
    let waiting = verdict(&proportion((1000, 10000), (1010, 10000), settings));
    assert_eq!(
        waiting,
        Verdict::KeepWaiting {
            days: None,
            users: 12000.0
        }
    );
}

#[test]
fn the_outlook_agrees_with_itself() {
    for method in ["frequentist", "sequential", "bayesian"] {
        let settings = format!(r#""method": "{method}", "minimumEffect": 0.05"#);
        let report = proportion((1000, 10000), (1010, 10000), &settings);
        let outlook = report.metrics[0].variations[1].comparison.unwrap().outlook;
        // What is detectable now would need the users that there are now.
        let settings = format!(
            r#""method": "{method}", "minimumEffect": {}"#,
            outlook.detectable.unwrap()
        );
        let report = proportion((1000, 10000), (1010, 10000), &settings);
        let same = report.metrics[0].variations[1].comparison.unwrap().outlook;
        assert!((same.power.unwrap() - 0.8).abs() < 1e-9, "{method}");
        assert!(
            (same.users_needed.unwrap() - 20000.0).abs() <= 1.0,
            "{method}"
        );
        assert!(outlook.power.unwrap() < 0.8 && outlook.users_needed.unwrap() > 20000.0);
    }
}
