//! What has arrived at a receiver, in its order.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use serde_json::Value;

/// What a receiver has seen.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Arrivals {
    /// Requests, without preflights.
    pub requests: usize,
    /// Those of them that failed.
    pub failed: usize,
    /// Those that are being answered.
    pub open: usize,
    /// Bodies that are no batch of events.
    pub unreadable: usize,
    /// Events that were taken, as often as they came.
    pub events: Vec<Arrival>,
}

/// An event that was taken.
#[derive(Clone, Debug, Serialize)]
pub struct Arrival {
    /// The number of its request, from 1.
    pub request: usize,
    /// When, in milliseconds since 1970.
    pub at: u128,
    /// As it came.
    pub event: Value,
}

impl Arrivals {
    /// Takes the events of a body.
    pub fn take(&mut self, body: &[u8]) {
        let at = SystemTime::now().duration_since(UNIX_EPOCH);
        let at = at.map_or(0, |since| since.as_millis());
        let batch = serde_json::from_slice::<Value>(body).ok();
        let Some(Value::Array(events)) =
            batch.and_then(|mut batch| Some(batch.get_mut("events")?.take()))
        else {
            self.unreadable += 1;
            return;
        };
        let request = self.requests;
        let arrived = events.into_iter();
        self.events
            .extend(arrived.map(|event| Arrival { request, at, event }));
    }
}
