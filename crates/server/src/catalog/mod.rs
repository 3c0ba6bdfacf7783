//! The catalog that the storefront sells and that widgets recommend from.
//!
//! - `product`: one product and the list of them, in the shape that `catalog.json` documents.
//! - `currency`: currency codes and their decimals.

mod currency;
mod product;

pub use currency::{currency_code, decimals};
pub use product::{Catalog, Product};
