//! Reads a shop's product list, in whatever form the shop has it, into a [`Catalog`](crate::catalog::Catalog), and
//! reports what became of each row.
//!
//! The way of a file: `text` (encoding) → `format` (what it is) → `delimited`, `json`, `merchant` or `shopify` (rows of
//! named values) → `mapping` (which column is which field, by the names in `field`) → `product` (one row to one product,
//! with `amount`, `value`, `markup`; `lines` counts lines) → `read` (currency, duplicates), `title` → `report`.

mod amount;
mod delimited;
mod field;
mod format;
mod json;
mod lines;
mod mapping;
mod markup;
mod merchant;
mod product;
mod read;
mod report;
mod rows;
mod shopify;
mod text;
mod title;
mod value;

pub use field::{Field, SYNONYMS};
pub use format::Format;
pub use mapping::MappingError;
pub use read::{Import, ImportError, ImportSettings, import, import_file};
pub use report::{Report, Tally, group};
