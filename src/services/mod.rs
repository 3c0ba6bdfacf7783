//! What a page with a document needs, or one that calls the global `awning`: a wasm chunk of its own.
//!
//! - `shop`: its parts, and how they come up
//! - `events`: from `track` to what delivers them
//! - `burst`: many events in one turn
//! - `courier`: handing events over to what delivers them
//! - `visitor`: ids, session, choices, profile, and where they may be kept
//! - `campaigns`: whether a campaign may be shown, and what becomes of it
//! - `experiments`: whom experiments are for, and when that changes
//! - `cart`: what the page tells of its cart
//! - `navigation`: page views, also those within one page
//! - `api`: the methods of the global `awning`

mod api;
mod burst;
mod campaigns;
mod cart;
mod courier;
mod events;
mod experiments;
mod navigation;
mod shop;
mod visitor;

pub use shop::open;
