//! The catalog: what the shop sells, as widgets know it.
//!
//! - `item`: one product, read from the documented shape
//! - `shape`: the JSON Schema of a product, for tools
//! - `index`: all of them, found by id

mod index;
mod item;
#[cfg(feature = "tools")]
mod shape;

pub use index::Catalog;
pub use item::{Item, ItemId, path};
