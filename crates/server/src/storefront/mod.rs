//! The demo storefront: server-rendered pages on any catalog.

pub mod draw;
