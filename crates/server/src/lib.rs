//! Awning's reference backend: it serves a storefront on any catalog, serves the package as a CDN should, takes
//! event batches into an embedded SQLite database and shows them live.

pub mod catalog;
pub mod import;
pub mod storefront;
