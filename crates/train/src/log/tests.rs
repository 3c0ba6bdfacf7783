use super::*;

/// Events of one session: item and time in microseconds.
fn log(grouping: Grouping, events: &[(&str, &str, i64, Action)]) -> Result<Log, LogError> {
    let mut builder = LogBuilder::new(grouping);
    for &(session, item, micros, action) in events {
        builder.push(&Event {
            by: By::Session(session),
            item,
            micros: Some(micros),
            action,
        })?;
    }
    builder.finish()
}

fn items(log: &Log) -> Vec<Vec<&str>> {
    let ids = log.ids();
    let named = |visit: &Visit| {
        visit
            .items
            .iter()
            .map(|&item| ids[item as usize].as_str())
            .collect()
    };
    log.visits().iter().map(named).collect()
}

#[test]
fn events_are_ordered_to_the_microsecond_and_of_one_time_as_added_or_by_item() {
    let events = [
        ("s", "c", 2_000_000, Action::View),
        ("s", "b", 2_000_000, Action::View),
        ("s", "a", 1_999_999, Action::View),
        ("s", "d", 1_999_998, Action::View),
    ];
    for (ties, expected) in [
        (Ties::Added, ["d", "a", "c", "b"]),
        (Ties::Item, ["d", "a", "b", "c"]),
    ] {
        let grouping = Grouping {
            ties,
            ..Grouping::default()
        };
        let log = log(grouping, &events).unwrap();
        assert_eq!(items(&log), [expected], "{ties:?}");
        assert_eq!(log.visits()[0].at, 2);
    }
}

#[test]
fn sessions_that_no_person_made_are_left_out_and_counted_and_so_are_items_of_theirs_alone() {
    let mut events = vec![("person", "b", 1, Action::View)];
    events.extend(["a", "b", "c"].map(|item| ("bot", item, 5, Action::View)));
    let grouping = Grouping {
        longest: Some(2),
        ..Grouping::default()
    };
    let kept = log(grouping, &events).unwrap();
    assert_eq!(kept.ids(), ["b"]);
    assert_eq!(items(&kept), [["b"]]);
    assert_eq!((kept.left_out().sessions, kept.left_out().events), (1, 3));
    assert_eq!(kept.events(), 1);
    let expected = LogError::AllTooLong {
        sessions: 1,
        longest: 2,
    };
    assert_eq!(log(grouping, &events[1..]), Err(expected));
}
