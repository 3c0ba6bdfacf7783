//! Experiments: who gets which variation, and what the result says.
//!
//! - `analysis`: from what was measured to what to do
//! - `settings`: what the document says of them

pub mod analysis;
mod settings;

pub use settings::{Settings, StickyBucketing};
