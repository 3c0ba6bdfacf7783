//! Reading logs, whatever their format.
//!
//! - `arguments`: what a log's owner says about it

mod arguments;

pub use arguments::Arguments;
