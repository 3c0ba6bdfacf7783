//! The experiments of a page: a part of the wasm chunk `experiment`, which only pages with experiments load. Decisions are
//! made in `awning_core::experiment`; this asks, keeps, tells and goes.
//!
//! - `lab`: its parts, and how they come up
//! - `ask`: what elements, services and tools ask of it
//! - `weigh`: what the visitor gets of an experiment, and of a feature
//! - `desk`: features for other visitors, as fast as pages may ask
//! - `known`: what is known of the visitor
//! - `weighed`: an experiment's outcome, owned
//! - `exposures`: who was told to be exposed
//! - `redirect`: experiments that lead to another URL
//! - `visual`: experiments that change the page by themselves
//! - `answers`: what the global `awning` answers
//! - `device`: what is kept on the device: the shared id, sticky buckets
//! - `script`: JavaScript's own functions, for conditions

mod answers;
mod ask;
mod desk;
mod device;
mod exposures;
mod known;
mod lab;
mod redirect;
mod script;
mod visual;
mod weigh;
mod weighed;

pub use device::Device;
pub use lab::open;
