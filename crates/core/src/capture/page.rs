//! What is captured: from what the page's script has seen to events.

use super::Settings;
use crate::audience::View;
use crate::time::Instant;
use crate::value::{Value, object};

/// An event that was captured.
#[derive(Clone, Debug, PartialEq)]
pub struct Captured {
    /// Its name in the vocabulary.
    pub name: &'static str,
    /// Its properties.
    pub properties: Value,
}

/// Captures what the document names, on one page.
#[derive(Debug)]
pub struct Capture {
    settings: Settings,
}

impl Settings {
    /// What the page's script is to look for: a flag for each part of the document's `capture`.
    pub fn wanted(&self) -> Value {
        object!([
            ("clicks", self.clicks.into()),
            ("forms", self.forms.into()),
            ("scroll", (!self.scroll.0.is_empty()).into()),
            ("engagement", self.engagement.into()),
            (
                "links",
                (self.outbound || !self.downloads.0.is_empty()).into()
            ),
            ("rageClicks", self.rage_clicks.into()),
            ("errors", self.errors.into()),
            ("vitals", self.vitals.into()),
            ("dataLayer", self.data_layer.0.as_deref().into()),
            ("jsonLd", self.json_ld.into()),
            ("shopify", self.shopify.into()),
        ])
    }
}

impl Capture {
    /// Begins, with what the document says.
    pub fn new(settings: Settings) -> Self {
        Self { settings }
    }

    /// Takes what was seen, an object whose `kind` says what it is; returns what is to be tracked. `views` are the products
    /// that are known to have been viewed, the most recent first.
    pub fn hear(&mut self, seen: &Value, now: Instant, views: &[View]) -> Vec<Captured> {
        let _ = (seen, now, views, &self.settings);
        Vec::new()
    }
}
