//! Capture without code: from what the page's script saw to the events that are tracked.
//!
//! - `settings`: what the document says of it
//! - `chosen`: parts of that which are `true` or say more
//! - `page`: from what was seen to events
//! - `click`, `form`, `scroll`, `engagement`, `rage`: what visitors do
//! - `selector`: which element it was
//! - `fault`, `vital`: how pages fare
//! - `data_layer`, `linked_data`, `shopify`: what pages tell others of products, carts and orders
//! - `product`: what these have in common
//! - `text`: texts and fields, cut to what an event may carry

mod chosen;
mod click;
mod data_layer;
mod engagement;
mod fault;
mod form;
mod linked_data;
mod page;
mod product;
mod rage;
mod scroll;
mod selector;
mod settings;
mod shopify;
#[cfg(test)]
mod tests;
mod text;
mod vital;

pub use chosen::{Depths, Extensions, Layer};
pub use page::{Capture, Captured};
pub use product::CAPTURED_FROM;
pub use settings::Settings;
