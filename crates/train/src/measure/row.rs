//! What is measured of one model under one protocol.

use crate::evaluate::{Outcome, Protocol};

/// What is measured of one model under one protocol.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The model.
    pub name: String,
    /// Which predictions count.
    pub protocol: Protocol,
    /// What came out.
    pub outcome: Outcome,
    /// Bytes of the index.
    pub index_bytes: u64,
    /// Bytes after brotli at quality 11.
    pub index_brotli_bytes: u64,
    /// Seconds to learn the tables and write the index, once parameters are chosen. For the rows of awning itself all of
    /// it: choosing parameters and composition too.
    pub train_s: f64,
    /// Microseconds of single predictions with their ranking, sorted.
    pub latency: Vec<f64>,
}

impl Row {
    /// The latency that this share of predictions stays within, in microseconds.
    pub fn percentile(&self, share: f64) -> f64 {
        let place = (self.latency.len() as f64 * share).ceil() as usize;
        self.latency
            .get(place.saturating_sub(1))
            .copied()
            .unwrap_or_default()
    }
}
