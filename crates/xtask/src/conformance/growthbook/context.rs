//! What a case says of the visitor and the payload.

use awning_core::condition::NativeHost;
use awning_core::experiment::assignment::{Payload, StickyDocument, Subject};
use awning_core::value::Value;

/// The context of a case: GrowthBook's options, as far as they are JSON.
pub struct Context {
    /// The features, experiments, saved groups and bandits.
    pub payload: Payload,
    attributes: Value,
    url: String,
    enabled: bool,
    qa_mode: bool,
    forced_variations: Vec<(String, f64)>,
    /// The sticky documents that come with it.
    pub sticky: Vec<StickyDocument>,
}

impl Context {
    /// Reads it.
    pub fn read(value: &Value) -> Self {
        let fields = |name| match value.get(name) {
            Some(Value::Object(fields)) => fields.as_slice(),
            _ => &[],
        };
        let forced = fields("forcedVariations").iter();
        let documents = fields("stickyBucketAssignmentDocs").iter();
        Self {
            payload: Payload::parse(value).0,
            attributes: value.get("attributes").cloned().unwrap_or_default(),
            url: value
                .get("url")
                .and_then(Value::as_text)
                .unwrap_or_default()
                .to_owned(),
            enabled: value.get("enabled") != Some(&Value::Bool(false)),
            qa_mode: value.get("qaMode") == Some(&Value::Bool(true)),
            forced_variations: forced
                .filter_map(|(key, index)| Some((key.clone(), index.as_number()?)))
                .collect(),
            sticky: documents
                .filter_map(|(_, document)| StickyDocument::read(document))
                .collect(),
        }
    }

    /// The visitor, without sticky bucketing.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            url: &self.url,
            enabled: self.enabled,
            qa_mode: self.qa_mode,
            forced_variations: &self.forced_variations,
            ..Subject::new(&self.attributes, &NativeHost)
        }
    }
}
