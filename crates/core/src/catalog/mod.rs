//! The catalog: what the shop sells, as widgets know it.
//!
//! - `item`: one product, read from the documented shape
//! - `index`: all of them, found by id

mod index;
mod item;

pub use index::Catalog;
pub use item::{Item, ItemId};
