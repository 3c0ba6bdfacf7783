//! What the queue is relied on for.

mod delivery;
mod interleaving;

use super::Standing::{self, Waiting};
use super::{Bounds, Change, Queue, Ticket, Verdict};
use crate::destination::{Limits, NativeHost};
use crate::event::{Event, Written};
use crate::time::Instant;
use crate::value::Value;

pub(super) fn event(number: u32) -> Event {
    Event {
        id: number.to_string(),
        name: "Page Viewed".into(),
        at: at(0),
        seq: number,
        anonymous_id: "a".into(),
        user_id: None,
        session_id: "s".into(),
        properties: Value::Object(Vec::new()),
        context: Value::Object(Vec::new()).into(),
        written: Written::default(),
    }
}

fn at(millis: i64) -> Instant {
    Instant::from_millis(millis)
}

const LIMITS: Limits = Limits {
    events: 50,
    bytes: 500_000,
};

fn empty() -> Queue {
    Queue::new(LIMITS, Bounds::default())
}

fn push(queue: &mut Queue, number: u32) -> u32 {
    let event = event(number);
    let size = event.size(&NativeHost);
    queue.push(event, size, at(0))
}

fn queue(events: u32) -> Queue {
    let mut queue = empty();
    for number in 1..=events {
        push(&mut queue, number);
    }
    queue
}

fn take(queue: &mut Queue, now: i64) -> Option<Ticket> {
    queue.take(at(now), false, &|| "request".into())
}

fn take_now(queue: &mut Queue) -> Option<Ticket> {
    queue.take(at(0), true, &|| "request".into())
}

/// The events of the request that is made of what waits.
fn sent(queue: &mut Queue) -> Vec<u32> {
    take_now(queue);
    batch(queue)
}

fn batch(queue: &mut Queue) -> Vec<u32> {
    queue.batch().iter().map(|event| event.seq).collect()
}

/// Answers the request on its way.
fn settle(queue: &mut Queue, verdict: Verdict, now: i64) {
    let verdicts = vec![verdict; queue.sent];
    queue.settle(queue.on_way, &verdicts, true, at(now), 1.0);
}

const RETRY: Verdict = Verdict::Retry { after: None };

/// Keeps what was added, under keys that begin so. Returns what is done to the store.
fn keep(queue: &mut Queue, prefix: &str) -> Vec<Change> {
    let mut number = 0;
    queue.keep(&mut || {
        number += 1;
        format!("{prefix}{number:03}")
    });
    queue.take_changes(&NativeHost)
}

/// What is stored, as keys with the places of the events.
fn keys(changes: &[Change]) -> Vec<(String, Vec<u32>, Standing)> {
    let told = changes.iter().map(|change| match change {
        Change::Put {
            key,
            text,
            standing,
        } => {
            let value: Value = serde_json::from_str(text).unwrap();
            let events = super::read_events(&value);
            (
                key.clone(),
                events.iter().map(|event| event.seq).collect(),
                *standing,
            )
        }
        Change::Delete { key } => (key.clone(), Vec::new(), Waiting),
    });
    told.collect()
}

/// The keys of parts of records: `p1`, `p2`, …
fn parts() -> impl FnMut() -> String {
    let mut number = 0;
    move || {
        number += 1;
        format!("p{number}")
    }
}
