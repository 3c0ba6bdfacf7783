//! The routes of events as one router.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;

use super::batch::MAX_BYTES;
use super::rate::RateLimit;
use super::store::Store;
use super::{cors, list, live, page, receive};

/// What the routes share.
#[derive(Clone, Debug)]
pub struct Receiving {
    /// Where events are kept.
    pub store: Store,
    /// How often a client may send.
    pub rate: Arc<RateLimit>,
    /// Whether a proxy in front says whose request it is.
    pub behind_proxy: bool,
}

/// `/v1/events` and `/events`.
pub fn router(receiving: Receiving) -> Router {
    let events = get(list::list)
        .post(receive::receive)
        .options(cors::preflight);
    Router::new()
        .route("/v1/events", events.layer(DefaultBodyLimit::max(MAX_BYTES)))
        .route("/events", get(page::page))
        .route("/events/stream", get(live::stream))
        .route("/events/page.css", get(page::style))
        .route("/events/page.js", get(page::script))
        .with_state(receiving)
}
