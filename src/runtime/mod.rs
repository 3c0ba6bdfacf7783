//! The page-wide runtime: what all widgets of a page share, as far as every page needs it.
//!
//! - `state`: its parts, and how it starts
//! - `settings`: what the loader hands over
//! - `services`: what a page with a document, or one that calls `awning`, needs beside; a chunk of its own
//! - `element`: a custom element, as its widget's keeper sees it
//! - `learning`: what was learned of the shop's log, as far as it is here
//! - `follower`: an effect that leaves nothing behind
//! - `local`: what views may refer to
//! - `mounts`: the elements that are mounted

mod element;
mod follower;
mod learning;
mod local;
mod mounts;
mod services;
mod settings;
mod state;

pub use element::Element;
pub use follower::Follower;
pub use learning::Learning;
pub use local::Local;
pub use mounts::{Failure, Mounted, Mounts};
pub use services::Services;
pub use settings::Settings;
pub use state::Runtime;
