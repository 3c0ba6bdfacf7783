//! Experiments: who gets which variation, and what the result says.
//!
//! - `assignment`: who gets which variation
//! - `analysis`: from what was measured to what to do
//! - `wording`: what that is in words
//! - `force`: what a page's address forces
//! - `csv`: its figures as a file
//! - `settings`: what the document says of them
//! - `visual`: what visual experiments change on a page

pub mod analysis;
pub mod assignment;
mod csv;
mod force;
mod settings;
mod visual;
pub mod wording;

pub use csv::csv;
pub use force::{Forced, read_forced};
pub use settings::{Settings, StickyBucketing};
pub use visual::VisualPlan;
