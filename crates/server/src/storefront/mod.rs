//! The demo storefront: a small shop for home goods, rendered on the server, that works on any catalog.
//!
//! - `router`: its addresses; `settings`: what it is told; `shop`: the catalog and what was derived from it at start.
//! - `pages`: one file a page; `frame`: what is around each; `templates`: the HTML, from the site's `templates/`.
//! - `department`, `listing`, `search`: ways through the assortment.
//! - `cart`, `visit`, `totals`, `offer`, `price`: the cart in its cookie, and money.
//! - `view`: what templates show; `track`: the events that pages report.
//! - `draw`: the pictures.

pub mod draw;

mod cart;
mod department;
mod frame;
mod listing;
mod offer;
mod pages;
mod price;
mod router;
mod search;
mod settings;
mod shop;
mod templates;
mod totals;
mod track;
mod view;
mod visit;

pub use offer::Offer;
pub use router::router;
pub use settings::{Preload, Storefront};
