//! The vocabulary in each backend's own words: two tables, which encoders go by and the documentation shows.
//!
//! - `events`: names of events
//! - `fields`: names of fields, and which amount is an order's value

mod events;
mod fields;

pub use events::{BACKENDS, Backend, EVENTS, name_in};
pub use fields::{FIELDS, Field, SYSTEMS, System, VALUES, field_in, value_in};
