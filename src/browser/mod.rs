//! The browser, one file a service. What listens, waits or observes is an owned value that undoes itself on drop.
//!
//! - `host`: the loader's side of the bridge
//! - `json`: JavaScript values as trees, and back
//! - `engine`: what encoders of destinations take from it
//! - `calls`: calls of functions that the page has
//! - `cookies`: cookies of the page
//! - `clock`: now, and the store's time zone
//! - `format`: money and numbers in the page's language
//! - `figures`: the numbers of reports
//! - `listener`, `timer`, `visibility`, `resize`: what happens later
//! - `storage`: what this origin may keep
//! - `outbox`: what tabs share of events that wait: a store, locks, a channel
//! - `vault`: where the profile is kept encrypted
//! - `task`: work that goes on later
//! - `transport`: requests
//! - `random`: random bits
//! - `page`: the page itself: its address, title, language, signals
//! - `script`: methods by their names, for what only tools ask

pub mod calls;
pub mod clock;
pub mod cookies;
mod engine;
mod figures;
pub mod format;
pub mod host;
pub mod json;
mod listener;
mod outbox;
pub mod page;
pub mod random;
mod resize;
pub mod script;
pub mod storage;
pub mod task;
mod timer;
pub mod transport;
mod vault;
mod visibility;

pub use engine::Engine;
pub use figures::BrowserFigures;
pub use host::Host;
pub use listener::Listener;
pub use outbox::{Outbox, Tell};
pub use random::new_id;
pub use resize::Resize;
pub use timer::{Timer, pause};
pub use vault::Vault;
pub use visibility::Visibility;
