//! The campaign document: the one file that configures Awning on a shop.
//!
//! - `content`: its fields
//! - `theme`: design tokens

mod content;
mod theme;

pub use content::{CatalogSource, DeviceStorage, Document, Map};
pub use theme::{TOKENS, theme_problems};
