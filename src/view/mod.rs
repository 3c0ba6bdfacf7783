//! A compact view for Leptos: elements as data, built into the DOM by one function.
//!
//! Leptos's own element types are generic over their attributes and children, so that every element of every view is
//! code of its own: two small widgets cost 25 kB (brotli) that way, and 8 kB this way. An [`El`] is a Leptos view like
//! any other (it can be returned by components, mounted by `leptos::mount`, and rendered to HTML), its live parts
//! are Leptos render effects, and its state is followed as Leptos follows signals.
//!
//! Nothing is ever set as HTML, so views work where Trusted Types are required; Leptos's `view!` macro sets static
//! parts as HTML.
//!
//! Signals that views read are reference-counted ([`Live`]): a keyed piece outlives the run of the effect that
//! built it, and arena signals would not.
//!
//! - `element`: the builder
//! - `tags`: a function a tag
//! - `live`: a value that effects follow
//! - `build`: into the DOM
//! - `html`: into HTML
//! - `leptos`: what makes it a Leptos view

mod build;
mod element;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod leptos;
mod live;
mod tags;

pub use build::Built;
pub use element::{El, Piece};
pub use live::Live;
pub use tags::*;
