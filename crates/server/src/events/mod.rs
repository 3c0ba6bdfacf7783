//! Receives what happens on pages and shows it.
//!
//! - `shape`: one event, parsed by hand so that a fault is named.
//! - `batch`: the body that a page sends.
//! - `receive`: `POST /v1/events`, with `cors`, `client` (whose request it is) and `rate` (how often it may ask).
//! - `schema`, `store`, `query`: the SQLite database, its writer and its reads.
//! - `list`: `GET /v1/events` for tools; `page`: `GET /events` for people; `live`: `GET /events/stream`.
//! - `routes`: all of them as one router.

mod batch;
mod client;
mod cors;
mod list;
mod live;
mod page;
mod query;
mod rate;
mod receive;
mod routes;
mod schema;
mod shape;
mod store;

pub use batch::{Batch, BatchError, MAX_BYTES, MAX_EVENTS, Rejected};
pub use query::Filter;
pub use rate::RateLimit;
pub use routes::{Receiving, router};
pub use shape::{Event, EventError};
pub use store::{Inserted, Store, StoreError, StoredEvent};
