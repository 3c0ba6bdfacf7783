//! Tests of assignment: what experimenters rely on. That results are GrowthBook's is tested by its own cases, with
//! `cargo xtask conformance growthbook`.

mod automatic;
mod decrypt;
mod evaluate;
mod fairness;
mod hash;
mod hostile;
mod reads;
mod sticky;
