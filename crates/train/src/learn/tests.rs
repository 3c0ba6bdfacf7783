use awning_core::recommend::index::{Index, Purpose};
use awning_core::recommend::{Query, Scores};
use proptest::prelude::*;

use super::*;
use crate::counts::Counts;
use crate::log::{Action, By, Event, Log, LogBuilder};

fn log(lines: &[&str]) -> Log {
    Log::of_lines(lines.iter().map(|line| line.split(' ')))
}

fn learned(log: &Log, options: &Options) -> Result<Trained, LearnError> {
    learn(log, options, &mut |_| ())
}

/// Items that are looked at in the order of the alphabet, with orders.
fn shop(sessions: u64) -> Log {
    let mut builder = LogBuilder::default();
    for session in 0..sessions {
        let id = format!("s{session}");
        for step in 0..4 {
            let item = format!("item-{}", (session * 7 + step) % 40);
            let action = if step > 1 {
                Action::Order
            } else {
                Action::View
            };
            let micros = Some((session * 3_600 + step) as i64 * 1_000_000);
            builder
                .push(&Event {
                    by: By::Session(&id),
                    item: &item,
                    micros,
                    action,
                })
                .unwrap();
        }
    }
    builder.finish().unwrap()
}

#[test]
fn what_follows_in_the_log_is_recommended_by_the_index() {
    let log = shop(600);
    let trained = learned(&log, &Options::default()).unwrap();
    let index = Index::open(trained.bytes).unwrap();
    let from = index.find("item-5").unwrap();
    for purpose in [Purpose::Next, Purpose::Together, Purpose::Similar] {
        assert!(index.serves(purpose), "{purpose:?}");
        let mut scores = Scores::new(index.len());
        index.score(
            purpose,
            &Query {
                items: &[from],
                now: i64::MAX,
            },
            &mut scores,
        );
        let best = scores.top(1, |item| item != from)[0].item;
        let best = index.id(best).unwrap();
        assert!(
            ["item-4", "item-6"].contains(&best.as_str()),
            "{purpose:?} recommends {best}"
        );
    }
    assert_eq!(trained.report.items, 40);
    assert_eq!(trained.report.baskets, 600);
    assert!(
        trained
            .report
            .quality
            .iter()
            .all(|measure| measure.hit_rate > 0.9)
    );
    assert!(trained.report.dropped.is_empty() && trained.report.more.is_none());
}

#[test]
fn an_index_stays_within_its_budget_and_says_what_was_left_out() {
    let log = shop(600);
    let whole = learned(
        &log,
        &Options {
            budget: None,
            ..Options::default()
        },
    )
    .unwrap()
    .report
    .brotli;
    for budget in [whole - 1, whole * 2 / 3] {
        let options = Options {
            budget: Some(budget),
            ..Options::default()
        };
        let report = learned(&log, &options).unwrap().report;
        assert!(
            report.brotli <= budget,
            "{} bytes, {budget} were allowed",
            report.brotli
        );
        assert!(!report.dropped.is_empty());
        assert!(report.more.is_some());
    }
    let options = Options {
        budget: Some(10),
        ..Options::default()
    };
    assert!(matches!(
        learned(&log, &options),
        Err(LearnError::Budget { budget: 10, .. })
    ));
}

#[test]
fn logs_with_little_in_them_are_learned_or_refused_with_a_reason() {
    assert_eq!(
        learned(&log(&["a", "a a a"]), &Options::default()),
        Err(LearnError::TooFewItems { items: 1 })
    );
    for lines in [
        &["a", "b"][..],
        &["a b"],
        &["a a", "b b"],
        &["a b", "b a", "c"],
        &["a b c"; 12],
    ] {
        let trained = learned(&log(lines), &Options::default()).unwrap();
        assert!(Index::open(trained.bytes).is_ok(), "{lines:?}");
    }
}

#[test]
fn without_sessions_an_index_has_none() {
    let options = Options {
        sessions: false,
        ..Options::default()
    };
    let trained = learned(&shop(300), &options).unwrap();
    assert!(
        trained
            .report
            .parts
            .iter()
            .all(|part| part.name != "sessions")
    );
    assert!(Index::open(trained.bytes).unwrap().serves(Purpose::Next));
}

#[test]
fn counts_of_a_log_recommend_what_the_log_does() {
    let log = shop(300);
    let options = Options::default();
    let trained = learn_from_counts(&Counts::of(&log), 0, &options, &mut |_| ()).unwrap();
    let index = Index::open(trained.bytes).unwrap();
    let from = index.find("item-5").unwrap();
    let mut scores = Scores::new(index.len());
    index.score(
        Purpose::Next,
        &Query {
            items: &[from],
            now: 0,
        },
        &mut scores,
    );
    let best = scores.top(1, |_| true)[0].item;
    assert_eq!(index.id(best).as_deref(), Some("item-6"));
}

#[test]
fn the_last_day_is_held_out_or_the_last_tenth_without_a_clock() {
    let (rest, tests) = holdout(&shop(600), 2000).unwrap();
    // A session an hour.
    assert_eq!((rest.visits().len(), tests.len()), (540, 60));
    let (rest, tests) = holdout(&shop(6000), 2000).unwrap();
    assert_eq!((rest.visits().len(), tests.len()), (5400, 600));
    let lines = vec!["a b"; 100];
    let (rest, tests) = holdout(&log(&lines), 4).unwrap();
    assert_eq!((rest.visits().len(), tests.len()), (90, 4));
    assert!(holdout(&log(&["a b"]), 4).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn the_order_of_sessions_of_one_time_and_the_number_of_threads_change_nothing(
        sessions in proptest::collection::vec((0_i64..6, proptest::collection::vec(0_u8..6, 1..5)), 12..30),
    ) {
        let build = |order: &mut dyn Iterator<Item = usize>| {
            let mut builder = LogBuilder::default();
            for session in order {
                let (day, items) = &sessions[session];
                let id = session.to_string();
                for (item, second) in items.iter().zip(0..) {
                    let item = item.to_string();
                    let micros = Some((day * 86_400 + second) * 1_000_000);
                    builder.push(&Event { by: By::Session(&id), item: &item, micros, action: Action::View }).unwrap();
                }
            }
            builder.finish().unwrap()
        };
        let bytes = |log: &Log, threads| {
            let options = Options { threads, ..Options::default() };
            learned(log, &options).map(|trained| trained.bytes)
        };
        let straight = build(&mut (0..sessions.len()));
        let turned = build(&mut (0..sessions.len()).rev());
        let expected = bytes(&straight, 1);
        prop_assert_eq!(&expected, &bytes(&straight, 3));
        prop_assert_eq!(&expected, &bytes(&turned, 2));
    }
}
