//! Any text is survived as a record of events that wait, and what is read of it can be stored and sent.

#![no_main]

use awning_core::delivery::{Bounds, Queue, Record, RecordText, Standing, read_events};
use awning_core::destination::{Limits, NativeHost};
use awning_core::time::Instant;
use awning_core::value::Value;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let events = read_events(&value);
    let mut text = RecordText::default();
    events.iter().for_each(|event| text.add(event, &NativeHost));
    if let Some(text) = text.finish() {
        let again: Value = serde_json::from_str(&text).unwrap_or_default();
        assert_eq!(read_events(&again), events);
    }
    let limits = Limits {
        events: 3,
        bytes: 300,
    };
    let bounds = Bounds {
        events: 5,
        bytes: 2_000,
    };
    let mut queue = Queue::new(limits, bounds);
    let record = Record {
        key: "a".into(),
        events,
        bytes: bytes.len(),
        standing: Standing::of((bytes.len() % 3) as f64),
    };
    queue.load(vec![record], Instant::from_millis(0));
    assert!(queue.len() <= bounds.events && queue.bytes() <= bounds.bytes);
    while let Some(ticket) = queue.take(Instant::from_millis(0), true, &String::new) {
        queue.settle(ticket.token, &[], true, Instant::from_millis(0), 0.0);
    }
});
