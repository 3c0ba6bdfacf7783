//! Any reply of any destination has a meaning for each event that was sent, and none of them makes it panic.
//!
//! The first bytes choose the destination, the status, how many events were sent, and whether there is a header; the rest
//! is the body.

#![no_main]

use awning_core::delivery::{Answer, Outcome, Reply, Verdict};
use awning_core::destination::Backend;
use awning_core::event::{Event, Written};
use awning_core::read::{Read, Reader};
use awning_core::time::Instant;
use awning_core::value::Value;
use libfuzzer_sys::fuzz_target;

/// An entry of a document for each destination that has a classifier of its own, and one that has not.
const ENTRIES: [&str; 8] = [
    r#"{"type":"webhook","url":"/v1/events"}"#,
    r#"{"type":"posthog","key":"k","api":"capture-v1"}"#,
    r#"{"type":"plausible","domain":"shop.example"}"#,
    r#"{"type":"umami","websiteId":"w","url":"https://u.example"}"#,
    r#"{"type":"amplitude","apiKey":"k"}"#,
    r#"{"type":"mixpanel","token":"t"}"#,
    r#"{"type":"mixpanel","token":"t","api":"import","url":"/mixpanel"}"#,
    r#"{"type":"function","name":"crm"}"#,
];

fuzz_target!(|bytes: &[u8]| {
    let [which, status, count, header, body @ ..] = bytes else {
        return;
    };
    let entry = ENTRIES[usize::from(*which) % ENTRIES.len()];
    let entry: Value = serde_json::from_str(entry).unwrap();
    let backend = Backend::read(&entry, &mut Reader::new("")).unwrap();
    let encoder = backend.encoder();
    let sent: Vec<Event> = (0..*count % 5).map(event).collect();
    let answer = Answer {
        // From 100 on, and often one that something is done about.
        status: [200, 202, 400, 413, 429, 500].get(usize::from(*status)).copied().unwrap_or(u16::from(*status) * 4),
        retry_after: (header % 2 == 1).then_some(i64::from(*header) * 10_000),
        body: serde_json::from_slice(body).unwrap_or_default(),
        header: (header % 4 > 1).then(|| String::from_utf8_lossy(body).into_owned()),
    };
    encoder.remember(&answer);
    let verdicts = match encoder.classify(&Reply::Answered(answer), &sent) {
        Outcome::All(verdict) => vec![verdict],
        Outcome::Each(verdicts) => {
            assert!(verdicts.len() <= sent.len());
            verdicts
        }
    };
    for verdict in verdicts {
        if let Verdict::Retry { after: Some(after) } = verdict {
            assert!((0..=Verdict::LONGEST_RETRY_AFTER).contains(&after));
        }
    }
});

fn event(number: u8) -> Event {
    Event {
        id: number.to_string(),
        name: "Product Viewed".into(),
        at: Instant::from_millis(0),
        seq: number.into(),
        anonymous_id: "a".into(),
        user_id: Some("u".into()),
        session_id: "s".into(),
        properties: Value::Object(Vec::new()),
        context: Value::Object(Vec::new()).into(),
        written: Written::default(),
    }
}
