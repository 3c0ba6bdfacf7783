//! The page-wide runtime: what all widgets of a page share.
//!
//! - `page_runtime`: its parts, and how it starts
//! - `settings`: what the loader hands over at the start
//! - `events`: from `track` to the destinations' queues
//! - `delivery`: sending what waits
//! - `visitor`: ids, session, choices, profile, and where they may be kept
//! - `catalog`: loading and reading the catalog once for all panels
//! - `campaigns`: whether a campaign may be shown, and what becomes of it
//! - `navigation`: page views, also those within one page
//! - `api`: the methods of the global `awning`
//! - `element`: a custom element, as its widget's keeper sees it
//! - `mounts`: the elements that are mounted

mod api;
mod campaigns;
mod catalog;
mod delivery;
mod element;
mod events;
mod mounts;
mod navigation;
mod page_runtime;
mod settings;
mod visitor;

pub use catalog::CatalogState;
pub use element::Element;
pub use mounts::{Failure, Mounted, Mounts};
pub use page_runtime::Runtime;
pub use settings::Settings;
pub use visitor::new_id;
