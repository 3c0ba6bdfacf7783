//! Awning's reference backend: it serves a storefront on any catalog, serves the package as a CDN should, takes
//! event batches into an embedded SQLite database and shows them live.
//!
//! [`App::build`] makes the whole of it from [`Options`] without opening a socket; the `awning-server` command listens.

mod app;
pub mod catalog;
mod connections;
pub mod events;
pub mod files;
pub mod import;
mod options;
pub mod simulate;
pub mod storefront;

pub use app::{App, StartError, read_catalog};
pub use connections::{Patience, serve};
pub use options::{Options, Task};
