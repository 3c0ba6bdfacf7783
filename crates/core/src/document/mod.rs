//! The campaign document: the one file that configures Awning on a shop.
//!
//! - `content`: its fields
//! - `theme`: design tokens as a style sheet

mod content;
mod theme;

pub use content::{CatalogSource, Document, Map};
pub use theme::{TOKENS, theme_sheet};
