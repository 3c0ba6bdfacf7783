//! Every model on one data set: what `awning evaluate` prints.
//!
//! - `rows`: learns each model on the part to learn from, and asks it for the rest
//! - `row`: what is measured of one model under one protocol
//! - `table`, `json`: the same numbers for people and for programs

mod json;
mod row;
mod rows;
mod table;

pub use json::json;
pub use row::Row;
pub use rows::measure;
pub use table::table;
