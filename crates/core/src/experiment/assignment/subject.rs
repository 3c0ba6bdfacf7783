//! Who is to be assigned.

use super::StickyDocument;
use crate::condition::Host;
use crate::value::Value;

/// What is known of the visitor whom features and experiments are evaluated for. All of it is borrowed: a new one costs
/// nothing.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The attributes, an object: `id`, `country`, … GrowthBook's hash attribute is `id` where nothing else is said.
    pub attributes: &'a Value,
    /// The page's URL, for URL targeting and for the override by query string (`?experiment-key=1`). May be empty.
    pub url: &'a str,
    /// `false` puts nobody into any experiment.
    pub enabled: bool,
    /// In QA mode only forced variations count.
    pub qa_mode: bool,
    /// Variations (their index) forced by experiment key.
    pub forced_variations: &'a [(String, f64)],
    /// Values forced by feature key.
    pub forced_features: &'a [(String, Value)],
    /// What was stored of earlier assignments; `None` turns sticky bucketing off.
    pub sticky: Option<&'a [StickyDocument]>,
    /// Groups of the SDK's old kind that the visitor is in, for experiments with `groups`.
    pub groups: &'a [String],
    /// Whether [`Outcome::skipped`](super::Outcome::skipped) is to be filled: for explanations, at a small cost.
    pub explained: bool,
    /// The JavaScript engine's part.
    pub host: &'a dyn Host,
}

impl<'a> Subject<'a> {
    /// A visitor with these attributes; everything else is as if nothing had been said.
    pub fn new(attributes: &'a Value, host: &'a dyn Host) -> Self {
        Self {
            attributes,
            url: "",
            enabled: true,
            qa_mode: false,
            forced_variations: &[],
            forced_features: &[],
            sticky: None,
            groups: &[],
            explained: false,
            host,
        }
    }
}
