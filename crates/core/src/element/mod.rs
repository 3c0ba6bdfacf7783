//! The elements: one table that the loader's list, the manifest, the types and the reference are generated from.
//!
//! - `attribute`: how an attribute is read, and what is said when it cannot be
//! - `row`: what the table says of an element
//! - `recommendations`, `survey`, `banner`, `experiment`: a row each
//! - `table`: all of them

mod attribute;
pub mod banner;
pub mod experiment;
pub mod experiment_report;
pub mod recommendations;
#[cfg(feature = "tools")]
mod row;
pub mod survey;
#[cfg(feature = "tools")]
mod table;

pub use attribute::{Attribute, Kind, read_choice, read_flag, read_ids, read_whole};
pub use recommendations::Layout;
#[cfg(feature = "tools")]
pub use row::{Described, Element, EventRow, Payload, Property};
#[cfg(feature = "tools")]
pub use table::{ELEMENTS, GLOBAL_ATTRIBUTES, GLOBAL_EVENTS, TOKENS};
