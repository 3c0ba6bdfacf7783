//! The developer's overlay: what Awning does on this page, and why.
//!
//! It is in English alone: it speaks of names in code and in documents, to people who write them.
//!
//! - `model`: what it shows, and what it can say
//! - `overlay`: the whole: its header, its tabs, what is left of it when it is minimized
//! - `row`: what rows of all tabs are made of
//! - `elements`: the page's elements and campaigns
//! - `trials`: experiments and features
//! - `events`: events as they go
//! - `visitor`: who is here, and what they allow
//! - `problems`: what was said of what is wrong

mod elements;
mod events;
mod model;
mod overlay;
mod problems;
mod row;
mod trials;
mod visitor;

pub use model::{
    Campaign, Check, DebugEvent, DebugState, Dock, Element, Fact, Layout, Problem, Showing, Tab,
    Told, Trial, TrialKind,
};
pub use overlay::{DebugOverlay, DebugOverlayProps};

/// Its style sheet, adopted after the base.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/widgets/debug/debug.css"));

#[cfg(test)]
mod tests;
