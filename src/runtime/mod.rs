//! The page-wide runtime: what all widgets of a page share, as far as every page needs it.
//!
//! - `state`: its parts, and how it starts
//! - `settings`: what the loader hands over
//! - `services`: what a page with a document, or one that calls `awning`, needs beside; a chunk of its own
//! - `delivery`: what delivers events, as the services see it
//! - `arrival`: what elements may wait for
//! - `capture`: what is captured of a page
//! - `element`: a custom element, as its widget's keeper sees it
//! - `experiments`: the experiments of a page, as elements, services and tools see them
//! - `explanations`: why panels show what they show
//! - `ranker`: a server that ranks
//! - `follower`: an effect that leaves nothing behind
//! - `local`: what views may refer to
//! - `watch`: who is told what becomes of events
//! - `mounts`: the elements that are mounted

mod arrival;
mod capture;
mod delivery;
mod element;
mod experiments;
mod explanations;
mod follower;
mod local;
mod mounts;
mod ranker;
mod services;
mod settings;
mod state;
mod watch;

pub use arrival::Arrival;
pub use capture::Capturing;
pub use delivery::{Brief, Deliver, Functions, Outgoing, Surroundings};
pub use element::Element;
pub use experiments::{Assigned, Evaluated, Experiments, Listed, Source};
pub use follower::Follower;
pub use local::Local;
pub use mounts::{Failure, Mounted, Mounts};
pub use ranker::Ranker;
pub use services::{Identity, Kept, Services};
pub use settings::Settings;
pub use state::Runtime;
pub use watch::Happening;
