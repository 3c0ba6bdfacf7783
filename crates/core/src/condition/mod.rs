//! GrowthBook's condition language: MongoDB's operators over a visitor's attributes.
//!
//! A condition is parsed once, into types that are fast to evaluate. What it means is what GrowthBook's JavaScript SDK
//! 1.8 makes of it, with all that JavaScript does to values that are missing or of another type: `null` and `0` are
//! equal as numbers, an array is compared as its items joined by commas, text is ordered by UTF-16 code units.
//!
//! - `clause`: the parsed condition
//! - `parse`: how it is read
//! - `evaluate`: whether it holds
//! - `attributes`: which attributes it looks at
//! - `compare`: JavaScript's equality and order of values
//! - `script`: JavaScript's view of a value as truth, text or number
//! - `path`: where a dotted path leads
//! - `version`: texts that order versions
//! - `group`: saved groups
//! - `host`: what a page's JavaScript engine does for conditions
//! - `native`: the same outside a browser

mod attributes;
mod clause;
mod compare;
mod evaluate;
mod group;
mod host;
#[cfg(feature = "tools")]
mod native;
mod parse;
mod path;
pub mod script;
#[cfg(test)]
mod tests;
mod version;

pub use attributes::Attributes;
pub use clause::Condition;
pub use evaluate::Unanswerable;
pub use group::SavedGroups;
pub use host::{Host, UrlParts};
#[cfg(feature = "tools")]
pub use native::NativeHost;
