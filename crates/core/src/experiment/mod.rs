//! Experiments: who gets which variation, and what the result says.
//!
//! - `analysis`: from what was measured to what to do

pub mod analysis;
