//! What is sent when, and what becomes of it.

use std::collections::BTreeMap;

use super::*;
use crate::delivery::Standing::{Doubtful, Handed};
use crate::delivery::{Cause, Loss, Outcome, Record, Standing};

fn losses(queue: &Queue) -> Vec<(String, u32)> {
    let losses = queue.tally().losses().iter();
    losses.map(|(loss, count)| (loss.name(), *count)).collect()
}

/// Of a destination that has accepted something.
fn well(events: u32) -> Queue {
    let mut queue = empty();
    push(&mut queue, 0);
    take_now(&mut queue);
    settle(&mut queue, Verdict::Accepted, 0);
    for number in 1..=events {
        push(&mut queue, number);
    }
    queue
}

#[test]
fn what_is_handed_over_is_doubtful_even_if_the_destination_was_well() {
    for mut queue in [queue(2), well(2)] {
        keep(&mut queue, "a");
        queue.hand(2, &mut parts());
        assert_eq!(
            keys(&queue.take_changes(&NativeHost)),
            [("a001".into(), vec![1, 2], Doubtful)]
        );
    }
}

#[test]
fn where_repeats_are_counted_twice_nothing_is_sent_again_without_a_sign() {
    let mut queue = queue(2);
    queue.set_drops_repeats(false);
    keep(&mut queue, "a");
    queue.hand(2, &mut parts());
    assert_eq!(
        keys(&queue.take_changes(&NativeHost)),
        [("a001".into(), vec![1, 2], Handed)]
    );
}

#[test]
fn what_is_doubtful_is_sent_again_before_what_is_new_but_not_handed_over_again() {
    let mut before = queue(2);
    keep(&mut before, "a");
    before.hand(2, &mut parts());
    let stored = records(before.take_changes(&NativeHost));
    let loaded = || {
        let mut queue = empty();
        queue.load(stored.clone(), at(0));
        push(&mut queue, 3);
        keep(&mut queue, "b");
        queue
    };
    assert_eq!(sent(&mut loaded()), [1, 2, 3]);

    let mut left = loaded();
    let numbers = |events: &[Event]| events.iter().map(|event| event.seq).collect::<Vec<_>>();
    assert_eq!(numbers(left.waiting_events(9)), [3]);
    left.hand(1, &mut parts());
    assert_eq!(
        keys(&left.take_changes(&NativeHost)),
        [("b001".into(), vec![3], Doubtful)],
        "the first is as it was"
    );
    assert_eq!((left.waiting(), left.waiting_events(9).len()), (2, 0));

    let mut refused = loaded();
    take_now(&mut refused);
    settle(&mut refused, RETRY, 0);
    assert_eq!(numbers(refused.waiting_events(9)), [1, 2, 3]);
}

#[test]
fn what_is_doubtful_does_not_fill_a_batch() {
    let mut before = queue(60);
    keep(&mut before, "a");
    before.hand(60, &mut parts());
    let mut queue = empty();
    queue.load(records(before.take_changes(&NativeHost)), at(0));
    assert_eq!(queue.due(), Some(at(Queue::DELAY)));
}

/// A page that was left holds what the next page takes over; it may come back from the back/forward cache.
#[test]
fn a_page_that_comes_back_removes_only_what_it_held_itself() {
    let mut left = queue(3);
    let mut store: BTreeMap<String, Record> = BTreeMap::new();
    let apply = |store: &mut BTreeMap<String, Record>, changes: Vec<Change>| {
        for change in &changes {
            if let Change::Delete { key } = change {
                store.remove(key);
            }
        }
        for record in records(changes) {
            store.insert(record.key.clone(), record);
        }
    };
    apply(&mut store, keep(&mut left, "a"));
    take_now(&mut left);

    let mut next = empty();
    next.load(store.values().cloned().collect(), at(0));
    push(&mut next, 4);
    apply(&mut store, keep(&mut next, "b"));
    next.hand(4, &mut parts());
    apply(&mut store, next.take_changes(&NativeHost));

    settle(&mut left, Verdict::Accepted, 0);
    apply(&mut store, left.take_changes(&NativeHost));
    let kept: Vec<u32> = store
        .values()
        .flat_map(|record| record.events.iter().map(|event| event.seq))
        .collect();
    assert_eq!(kept, [4]);
}

fn records(changes: Vec<Change>) -> Vec<Record> {
    let records = changes.into_iter().filter_map(|change| match change {
        Change::Put {
            key,
            text,
            standing,
        } => Some(Record {
            key,
            events: crate::delivery::read_events(&serde_json::from_str(&text).unwrap()),
            bytes: text.len(),
            standing,
        }),
        Change::Delete { .. } => None,
    });
    records.collect()
}

#[test]
fn a_lone_event_waits_for_company_and_a_full_batch_does_not() {
    let mut few = queue(3);
    assert_eq!(take(&mut few, Queue::DELAY - 1), None);
    assert!(take(&mut few, Queue::DELAY).is_some());
    assert_eq!(batch(&mut few), [1, 2, 3]);
    let mut many = queue(60);
    assert!(take(&mut many, 0).is_some());
    assert_eq!(batch(&mut many).len(), 50);
}

#[test]
fn a_batch_has_no_more_bytes_than_the_destination_takes() {
    let size = event(1).size(&NativeHost);
    let mut queue = Queue::new(
        Limits {
            events: 50,
            bytes: size * 3,
        },
        Bounds::default(),
    );
    (1..=7).for_each(|number| {
        push(&mut queue, number);
    });
    assert!(take(&mut queue, 0).is_some(), "it is full");
    assert_eq!(batch(&mut queue), [1, 2, 3]);
    let mut tight = Queue::new(
        Limits {
            events: 50,
            bytes: 1,
        },
        Bounds::default(),
    );
    push(&mut tight, 1);
    assert_eq!(sent(&mut tight), [1], "the encoder says whether it fits");
}

#[test]
fn one_request_is_on_its_way_at_a_time_and_may_be_about_less_than_was_asked_for() {
    let mut queue = queue(60);
    assert_eq!(sent(&mut queue).len(), 50);
    assert_eq!(take_now(&mut queue), None);
    queue.narrow(20, false);
    settle(&mut queue, Verdict::Accepted, 10);
    assert_eq!(sent(&mut queue), (21..=60).collect::<Vec<_>>());
}

#[test]
fn what_was_refused_for_now_is_sent_again_after_a_pause_as_it_was() {
    let mut queue = queue(2);
    let first = take_now(&mut queue).unwrap();
    assert_eq!((first.attempt, first.request_id.as_str()), (1, "request"));
    settle(&mut queue, RETRY, 1000);
    push(&mut queue, 3);
    assert_eq!(queue.due(), Some(at(1500)));
    let second = queue.take(at(1500), false, &|| "another".into()).unwrap();
    assert_eq!((second.attempt, second.request_id.as_str()), (2, "request"));
    assert_eq!(batch(&mut queue), [1, 2]);
    settle(&mut queue, Verdict::Retry { after: Some(9000) }, 3000);
    assert_eq!(queue.due(), Some(at(12_000)));
}

#[test]
fn a_batch_that_is_too_large_is_halved_down_to_a_lone_event() {
    let mut queue = queue(4);
    assert_eq!(sent(&mut queue), [1, 2, 3, 4]);
    settle(&mut queue, Verdict::Split, 1);
    assert!(take(&mut queue, 1).is_some());
    assert_eq!(batch(&mut queue), [1, 2]);
    settle(&mut queue, Verdict::Split, 2);
    assert_eq!(sent(&mut queue), [1]);
    settle(&mut queue, Verdict::Split, 3);
    assert_eq!(losses(&queue), [("too large".into(), 1)]);
    assert_eq!(
        sent(&mut queue),
        [2],
        "what has been too large is not tried again"
    );
}

#[test]
fn each_event_of_a_batch_may_have_a_fate_of_its_own() {
    let mut queue = queue(5);
    let ticket = take_now(&mut queue).unwrap();
    let outcome = Outcome::Each(vec![
        Verdict::Accepted,
        Verdict::Retry { after: Some(700) },
        Verdict::Drop(Cause::Limited),
        RETRY,
    ]);
    // The second was refused by the encoder, so that the list is of the others.
    let verdicts = Queue::verdicts(5, &[(1, Cause::Invalid)], &outcome);
    let lost = queue.settle(ticket.token, &verdicts, true, at(0), 1.0);
    assert_eq!(
        lost,
        [Loss::Refused(Cause::Invalid), Loss::Refused(Cause::Limited)]
    );
    assert_eq!(queue.due(), Some(at(700)));
    assert_eq!(sent(&mut queue), [3, 5], "in their order");
    assert_eq!(queue.tally().sent(), 1);
}

#[test]
fn what_is_answered_ten_refusals_is_given_up_and_counted() {
    let mut queue = queue(2);
    for _ in 0..Queue::MOST_TRIES {
        assert!(!queue.is_empty());
        take_now(&mut queue);
        settle(&mut queue, RETRY, 0);
    }
    assert!(queue.is_empty());
    assert_eq!(losses(&queue), [("tries".into(), 2)]);
}

#[test]
fn a_destination_that_cannot_be_reached_is_tried_for_twelve_hours() {
    let mut queue = queue(1);
    let (mut now, mut tries) = (0, 0);
    while let Some(due) = queue.due() {
        now = due.millis().max(now);
        let ticket = queue.take(at(now), true, &String::new).unwrap();
        queue.settle(ticket.token, &[RETRY], false, at(now), 0.5);
        tries += 1;
    }
    assert!(
        (Queue::LONGEST..Queue::LONGEST + Queue::LONGEST_PAUSE).contains(&now),
        "{now}"
    );
    assert!((100..400).contains(&tries), "{tries}");
    assert_eq!(losses(&queue), [("time".into(), 1)]);
}

#[test]
fn the_network_s_return_is_a_reason_to_try_at_once_and_a_refusal_is_none() {
    let mut queue = queue(1);
    let ticket = take_now(&mut queue).unwrap();
    queue.settle(ticket.token, &[RETRY], false, at(0), 1.0);
    queue.hasten(at(10));
    assert_eq!(queue.due(), Some(at(10)));
    take_now(&mut queue);
    settle(&mut queue, Verdict::Retry { after: Some(5000) }, 20);
    queue.hasten(at(30));
    assert_eq!(queue.due(), Some(at(5020)));
}

#[test]
fn of_too_many_the_oldest_go_but_not_those_on_their_way() {
    let mut queue = Queue::new(
        LIMITS,
        Bounds {
            events: 100,
            bytes: usize::MAX,
        },
    );
    for number in 1..=100 {
        push(&mut queue, number);
    }
    take_now(&mut queue);
    assert_eq!(push(&mut queue, 101), 1);
    assert_eq!(queue.len(), 100);
    settle(&mut queue, Verdict::Accepted, 0);
    assert_eq!(sent(&mut queue).first(), Some(&52));
    assert_eq!(losses(&queue), [("room".into(), 1)]);
}

#[test]
fn bytes_are_bounded_like_events() {
    let size = event(10).size(&NativeHost);
    let mut queue = Queue::new(
        LIMITS,
        Bounds {
            events: usize::MAX,
            bytes: size * 3,
        },
    );
    for number in 10..20 {
        push(&mut queue, number);
        assert!(queue.bytes() <= size * 3);
    }
    assert_eq!(sent(&mut queue), [17, 18, 19]);
    assert_eq!(
        push(&mut queue, 20),
        1,
        "there is no room beside what is on its way"
    );
    assert_eq!(losses(&queue), [("room".into(), 8)]);
}

#[test]
fn what_was_withdrawn_stays_withdrawn_whatever_the_reply() {
    let mut queue = queue(4);
    let ticket = take_now(&mut queue).unwrap();
    queue.narrow(2, false);
    let handed = queue.hand(2, &mut parts());
    queue.clear();
    for token in [ticket.token, handed] {
        queue.settle(token, &[RETRY, RETRY], true, at(0), 0.0);
    }
    assert_eq!((queue.len(), queue.bytes(), queue.due()), (0, 0, None));
}

#[test]
fn events_of_one_turn_are_one_record_and_what_has_arrived_is_removed_from_it() {
    let mut queue = queue(3);
    assert_eq!(
        keys(&keep(&mut queue, "a")),
        [("a001".into(), vec![1, 2, 3], Waiting)]
    );
    assert_eq!(keep(&mut queue, "b"), []);
    take_now(&mut queue);
    queue.narrow(2, false);
    settle(&mut queue, Verdict::Accepted, 0);
    assert_eq!(
        keys(&queue.take_changes(&NativeHost)),
        [("a001".into(), vec![3], Waiting)]
    );
    take_now(&mut queue);
    settle(&mut queue, Verdict::Drop(Cause::Status(400)), 0);
    assert_eq!(
        keys(&queue.take_changes(&NativeHost)),
        [("a001".into(), vec![], Waiting)]
    );
}

#[test]
fn a_burst_is_stored_in_records_as_large_as_a_batch() {
    let mut queue = queue(120);
    let sizes: Vec<usize> = keys(&keep(&mut queue, "a"))
        .iter()
        .map(|(_, events, _)| events.len())
        .collect();
    assert_eq!(sizes, [50, 50, 20]);
}

#[test]
fn where_nothing_may_be_stored_nothing_is() {
    let mut queue = queue(1);
    queue.set_keeping(false);
    push(&mut queue, 2);
    assert_eq!(keep(&mut queue, "a"), []);
    take_now(&mut queue);
    settle(&mut queue, Verdict::Accepted, 0);
    assert_eq!(queue.take_changes(&NativeHost), []);
}

#[test]
fn stored_events_are_taken_up_before_those_of_the_page_and_none_twice() {
    let mut before = queue(3);
    let stored = records(keep(&mut before, "a"));
    let mut queue = empty();
    push(&mut queue, 4);
    keep(&mut queue, "b");
    push(&mut queue, 5);
    queue.load(stored.clone(), at(0));
    queue.load(stored, at(0));
    assert_eq!(sent(&mut queue), [1, 2, 3, 4, 5]);
}

#[test]
fn a_record_that_cannot_be_read_is_removed_and_counted() {
    let mut queue = empty();
    let key = String::from("a001");
    queue.load(
        vec![Record {
            key: key.clone(),
            events: Vec::new(),
            bytes: 9,
            standing: Standing::Waiting,
        }],
        at(0),
    );
    assert_eq!(queue.take_changes(&NativeHost), [Change::Delete { key }]);
    assert_eq!((queue.len(), queue.bytes()), (0, 0));
    assert_eq!(losses(&queue), [("unreadable".into(), 1)]);
}

#[test]
fn what_is_handed_to_the_browser_is_marked_and_leaves_the_rest_of_its_record() {
    let mut queue = well(5);
    keep(&mut queue, "a");
    let token = queue.hand(2, &mut parts());
    assert_eq!(
        keys(&queue.take_changes(&NativeHost)),
        [
            ("a001".into(), vec![1, 2], Doubtful),
            ("a001~p1".into(), vec![3, 4, 5], Waiting)
        ]
    );
    assert_eq!((queue.len(), queue.waiting()), (5, 3));
    // The page lives, and hears of a refusal.
    queue.settle(token, &[RETRY, RETRY], false, at(0), 0.0);
    assert_eq!(
        keys(&queue.take_changes(&NativeHost)),
        [("a001".into(), vec![1, 2], Waiting)]
    );
    assert_eq!(sent(&mut queue), [1, 2, 3, 4, 5]);
}

#[test]
fn what_is_handed_over_beside_a_request_leaves_that_one_its_record() {
    let mut queue = well(4);
    keep(&mut queue, "a");
    take_now(&mut queue);
    queue.narrow(2, false);
    let token = queue.hand(1, &mut parts());
    assert_eq!(
        keys(&queue.take_changes(&NativeHost)),
        [
            ("a001".into(), vec![1, 2], Waiting),
            ("a001~p1".into(), vec![3], Doubtful),
            ("a001~p2".into(), vec![4], Waiting)
        ]
    );
    queue.settle(token, &[Verdict::Accepted], true, at(0), 0.0);
    assert_eq!(
        keys(&queue.take_changes(&NativeHost)),
        [("a001~p1".into(), vec![], Waiting)]
    );
    settle(&mut queue, Verdict::Accepted, 0);
    assert_eq!(sent(&mut queue), [4]);
}

#[test]
fn a_request_that_outlives_the_page_is_not_made_again_and_one_that_does_not_is_unless_it_is_stored()
{
    for (lasting, stored, waiting) in [
        (true, true, 0),
        (true, false, 0),
        (false, true, 2),
        (false, false, 2),
    ] {
        let mut queue = well(2);
        if stored {
            keep(&mut queue, "a");
        }
        take_now(&mut queue);
        queue.narrow(2, lasting);
        queue.leave(false, &mut parts());
        assert!(queue.is_sending(), "the page is only hidden");
        queue.leave(true, &mut parts());
        assert_eq!(queue.waiting(), waiting);
        assert_eq!(
            queue.waiting_events(9).len(),
            if lasting || stored { 0 } else { 2 }
        );
        let marked = keys(&queue.take_changes(&NativeHost));
        let expected = if stored && lasting {
            vec![("a001".into(), vec![1, 2], Doubtful)]
        } else {
            vec![]
        };
        assert_eq!(marked, expected);
    }
}

#[test]
fn what_an_earlier_page_handed_over_is_sent_again_only_if_the_destination_fails() {
    let handed = || {
        let mut before = queue(2);
        before.set_drops_repeats(false);
        keep(&mut before, "a");
        before.hand(2, &mut parts());
        records(before.take_changes(&NativeHost))
    };
    let mut well = empty();
    well.load(handed(), at(0));
    push(&mut well, 3);
    assert_eq!(sent(&mut well), [3]);
    settle(&mut well, Verdict::Accepted, 0);
    assert_eq!(
        keys(&well.take_changes(&NativeHost)),
        [("a001".into(), vec![], Waiting)]
    );
    assert_eq!((well.len(), well.tally().sent()), (0, 3));

    let mut ill = empty();
    ill.load(handed(), at(0));
    push(&mut ill, 3);
    take_now(&mut ill);
    settle(&mut ill, RETRY, 0);
    assert_eq!(
        keys(&ill.take_changes(&NativeHost)),
        [("a001".into(), vec![1, 2], Waiting)]
    );
    assert_eq!(ill.waiting(), 3);
}

#[test]
fn what_another_page_delivers_is_left_to_it() {
    let mut queue = queue(2);
    keep(&mut queue, "a");
    push(&mut queue, 3);
    keep(&mut queue, "b");
    push(&mut queue, 4);
    queue.release(Some(&["a001".into()]));
    assert_eq!(queue.waiting(), 2);
    queue.release(None);
    assert_eq!(queue.take_changes(&NativeHost), [], "it stays stored");
    assert_eq!(sent(&mut queue), [4]);
}

#[test]
fn what_shares_a_record_with_a_request_on_its_way_is_not_left_to_another_page() {
    let mut queue = queue(3);
    keep(&mut queue, "a");
    take_now(&mut queue);
    queue.narrow(2, false);
    queue.release(None);
    settle(&mut queue, Verdict::Accepted, 0);
    assert_eq!(
        keys(&queue.take_changes(&NativeHost)),
        [("a001".into(), vec![3], Waiting)]
    );
}

#[test]
fn the_page_s_end_told_twice_hands_over_once() {
    let mut queue = queue(2);
    let token = queue.hand(2, &mut parts());
    assert!(queue.waiting_events(9).is_empty());
    push(&mut queue, 3);
    assert_eq!(queue.waiting_events(9).len(), 1);
    queue.settle(token, &[RETRY, RETRY], true, at(0), 0.0);
    assert_eq!(queue.waiting_events(9).len(), 3, "it did not arrive");
}
