//! What the document says of recommendations.

use super::provider::Provider;
use super::rules::Rule;
use crate::read::{Unread, record};

record! {
    /// What holds for every panel of the page.
    pub struct Settings {
        /// The URL of the index that `awning index` made; without one, panels go by the catalog's own words and ratings.
        pub index: Option<String> => "index",
        /// A server that ranks; what it does not answer in time is ranked on the device.
        pub provider: Unread<Provider> => "provider",
        /// What the shop wants shown, hidden and preferred.
        pub rules: Vec<Rule> => "rules",
        /// Whether each card says why it is shown.
        pub reasons: bool => "reasons" = true,
        /// How much panels avoid items that are alike, 0 to 1: the share of a place that is decided by what stands before it.
        pub diversity: f64 => "diversity" = 0.1,
        /// The share of places that new items get, so that they are seen at all, 0 to 0.5; only where an index ranks, which cannot know them.
        pub exploration: f64 => "exploration" = 0.1,
        /// For how many days an item counts as new.
        pub new_days: u32 => "newDays" = 30,
    }
}
