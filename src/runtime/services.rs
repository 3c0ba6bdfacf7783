//! What the services chunk does for widgets. Without it, a page has no document and nobody to tell of events.

use awning_core::audience::{CampaignMemory, Profile};
use awning_core::campaign::{Content, Widget};
use awning_core::read::Problem;
use awning_core::recommend::Settings;
use awning_core::time::Instant;
use awning_core::value::Value;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::mounts::Failure;
use super::state::Runtime;

/// The services of a page: its document, its visitor, its events.
pub trait Services {
    /// Takes an event.
    fn track(&self, name: &str, properties: Value);

    /// The content of a campaign for that widget; `None` if it may not be shown now.
    ///
    /// # Errors
    /// If the document has no such campaign.
    fn campaign(&self, id: &str, widget: Widget) -> Result<Option<Content>, Failure>;

    /// What is remembered of a campaign.
    fn remembered(&self, campaign: &str) -> CampaignMemory;

    /// Changes what is remembered of a campaign, and keeps it if that is allowed.
    fn remember(&self, campaign: &str, change: &mut dyn FnMut(&mut CampaignMemory));

    /// Looks at what this device knows of the visitor.
    fn look(&self, at: &mut dyn FnMut(&Profile));

    /// Where the document says that the catalog is.
    fn catalog_url(&self) -> Option<&str>;

    /// What the document says of recommendations, and what is wrong with it.
    fn recommendations(&self) -> (Option<Settings>, Vec<Problem>);

    /// The visitor's anonymous id, for a server that ranks; `None` without consent to analytics and personalization.
    fn visitor_id(&self) -> Option<String>;

    /// The store's offset from UTC at a moment, in milliseconds.
    fn offset_at(&self, instant: Instant) -> i64;

    /// Calls a method of the global `awning`.
    fn call(&self, method: &str, arguments: &Array) -> JsValue;
}

impl Runtime {
    /// Tracks an event, if anybody hears of events.
    pub fn track(&self, name: &str, properties: Value) {
        if let Some(services) = self.services() {
            services.track(name, properties);
        }
    }

    /// What is remembered of a campaign.
    pub fn remembered(&self, campaign: &str) -> CampaignMemory {
        self.services()
            .map(|services| services.remembered(campaign))
            .unwrap_or_default()
    }

    /// Changes what is remembered of a campaign.
    pub fn remember(&self, campaign: &str, mut change: impl FnMut(&mut CampaignMemory)) {
        if let Some(services) = self.services() {
            services.remember(campaign, &mut change);
        }
    }

    /// Looks at what this device knows of the visitor: nothing, on a page without services.
    pub fn with_profile(&self, at: &mut dyn FnMut(&Profile)) {
        match self.services() {
            Some(services) => services.look(at),
            None => at(&Profile::default()),
        }
    }
}
