//! What the document says of experiments and features.

use crate::document::Map;
use crate::read::{choice, record};
use crate::value::Value;

choice! {
    /// Where sticky buckets are kept: visitors keep the variation they were given, whatever becomes of weights, coverage
    /// and targeting.
    pub enum StickyBucketing {
        /// In local storage, where GrowthBook's SDK keeps them.
        LocalStorage = "local-storage",
        /// In cookies, as GrowthBook's SDK writes them, for the registrable domain: sub-domains share them.
        Cookie = "cookie",
        /// Nowhere.
        Off = "off",
    }
}

record! {
    /// What the document says of experiments and features; features, experiments and saved groups are GrowthBook's own JSON.
    pub struct Settings {
        /// The URL of GrowthBook's features endpoint, such as `https://cdn.growthbook.io/api/features/sdk-abc123`.
        pub url: Option<String> => "url",
        /// The key of an endpoint whose payload is encrypted.
        pub decryption_key: Option<String> => "decryptionKey",
        /// After how many seconds the endpoint is asked again.
        pub refresh_seconds: u32 => "refreshSeconds" = 60,
        /// Whether changes are streamed by Server-Sent Events, where the endpoint offers that.
        pub streaming: bool => "streaming" = true,
        /// Attributes of the visitor for targeting, beside those that are known by themselves.
        pub attributes: Map<Value> => "attributes",
        /// Features by key, instead of an endpoint's or beside them.
        pub features: Map<Value> => "features",
        /// Experiments, instead of an endpoint's or beside them.
        pub experiments: Vec<Value> => "experiments",
        /// Saved groups by id.
        pub saved_groups: Map<Value> => "savedGroups",
        /// Contextual bandits by id.
        pub contextual_bandits: Map<Value> => "contextualBandits",
        /// Where sticky buckets are kept.
        pub sticky_bucketing: StickyBucketing => "stickyBucketing" = StickyBucketing::LocalStorage,
        /// Whether experiments may redirect to another URL.
        pub redirects: bool => "redirects" = true,
        /// Whether experiments may change what the page shows, as GrowthBook's visual editor has them.
        pub visual_experiments: bool => "visualExperiments" = true,
    }
}
