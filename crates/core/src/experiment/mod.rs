//! Experiments: who gets which variation, and what the result says.
//!
//! - `assignment`: who gets which variation
//! - `analysis`: from what was measured to what to do
//! - `wording`: what that is in words
//! - `settings`: what the document says of them

pub mod analysis;
pub mod assignment;
mod settings;
pub mod wording;

pub use settings::{Settings, StickyBucketing};
