//! What the services chunk does for widgets. Without it, a page has no document and nobody to tell of events.

use awning_core::audience::{CampaignMemory, Profile};
use awning_core::campaign::{Content, Widget};
use awning_core::read::{Problem, Unread};
use awning_core::recommend::Settings;
use awning_core::time::Instant;
use awning_core::value::Value;
use awning_core::{capture, experiment};
use js_sys::{Array, Promise};
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

    /// What the document says of experiments.
    fn experiments(&self) -> Unread<experiment::Settings>;

    /// What the document says of capture.
    fn capture(&self) -> Unread<capture::Settings>;

    /// Whom experiments are for.
    fn identity(&self) -> Identity;

    /// Tells the page's handlers of an event of what was forced, which nobody else is to hear of.
    fn tell(&self, name: &str, properties: Value);

    /// Sends all that waits, in a way that outlives the page; resolves when that is done.
    fn leave(&self) -> Promise;

    /// Begins to deliver events, whose chunk is there now; or it could not be had.
    fn deliver(&self, is_there: bool);

    /// Reads the destinations that not every page has; their chunk must be there.
    fn speak(&self);

    /// The store's offset from UTC at a moment, in milliseconds.
    fn offset_at(&self, instant: Instant) -> i64;

    /// Calls a method of the global `awning`.
    fn call(&self, method: &str, arguments: &Array) -> JsValue;
}

/// Whom experiments are for.
pub struct Identity {
    /// The anonymous id; without consent to analytics, one that is known to this page alone.
    pub id: String,
    /// Who they said they are.
    pub user: Option<String>,
    /// The session that goes on, if one does.
    pub session: Option<String>,
    /// What the page has said of them: the fields of an object.
    pub attributes: Vec<(String, Value)>,
    /// Whether anything of it may be kept.
    pub may_store: bool,
}

/// What the page's experiments keep on the device.
pub trait Kept {
    /// The anonymous id that the registrable domain's hosts share.
    fn id(&self) -> Option<String>;

    /// Shares it.
    fn share(&self, id: &str);

    /// Forgets what experiments keep on this host; with `shared`, what the domain's hosts share too.
    fn forget(&self, shared: bool);
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
