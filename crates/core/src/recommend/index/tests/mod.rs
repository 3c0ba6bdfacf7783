//! What an index promises.
//!
//! - `toy`: a log small enough to compute by hand
//! - `scores`: each model's answers on it, with the arithmetic; parts and their weights
//! - `file`: whatever is written is read again, the same each time; whatever else is refused with a reason
//! - `quality`: as good as published on public logs, where they are there

mod file;
mod quality;
mod scores;
mod toy;
