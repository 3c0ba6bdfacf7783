//! What was learned.

/// An index with the account of its making.
#[derive(Clone, Debug, PartialEq)]
pub struct Trained {
    /// The index, as it is served.
    pub bytes: Vec<u8>,
    /// How it came about.
    pub report: Report,
}

/// The account of an index's making.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Sessions that were learned from.
    pub sessions: u64,
    /// Events they are made of.
    pub events: u64,
    /// Items in the index.
    pub items: u64,
    /// Orders of two items and more.
    pub baskets: u64,
    /// Bytes of the index.
    pub bytes: u64,
    /// Bytes after brotli at quality 11.
    pub brotli: u64,
    /// Wall time of learning, in seconds.
    pub seconds: f64,
    /// How well an index of this composition predicts the end of the log when it is learned from the rest.
    pub quality: Vec<Measure>,
    /// What the index is made of.
    pub parts: Vec<Part>,
    /// What was left out, or cut, to stay within the bytes: one sentence each.
    pub dropped: Vec<String>,
    /// The best composition for twice the budget: its bytes after brotli, and its measures. `None` if nothing was dropped
    /// or it was not asked for.
    pub more: Option<(u64, Vec<Measure>)>,
}

/// How well held-out sessions were predicted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// What was predicted: "next" (any next click), "next new" (the next item that is new in the session) or "together"
    /// (one more item of a basket).
    pub what: &'static str,
    /// Predictions that were made.
    pub tests: u64,
    /// The share of them with the right item among the first 20, 0 to 1.
    pub hit_rate: f64,
    /// The mean of 1 / rank of the right item, 0 where it is not among the first 20.
    pub reciprocal_rank: f64,
}

/// A part of an index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// What it is: "sessions", "sequential rules".
    pub name: String,
    /// How much of it was taken: "the 12,000 most recent", "20 links an item".
    pub extent: String,
    /// How many bytes the index would have less without it, before brotli.
    pub bytes: u64,
}
