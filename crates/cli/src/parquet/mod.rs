//! Tables of Parquet.
//!
//! - `rows`: reading them, a row at a time
//! - `decimal`: whole numbers that are written as decimals

mod decimal;
mod rows;

pub use decimal::decimal;
pub use rows::Table;
