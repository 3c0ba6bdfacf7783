//! The catalog that the storefront sells and that widgets recommend from.

mod product;

pub use product::{Catalog, Product};
