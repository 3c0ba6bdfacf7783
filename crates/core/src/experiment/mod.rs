//! Experiments: who gets which variation, and what the result says.
//!
//! - `assignment`: who gets which variation
//! - `analysis`: from what was measured to what to do
//! - `wording`: what that is in words
//! - `force`: what a page's address forces
//! - `settings`: what the document says of them

pub mod analysis;
pub mod assignment;
mod force;
mod settings;
pub mod wording;

pub use force::{Forced, read_forced};
pub use settings::{Settings, StickyBucketing};
