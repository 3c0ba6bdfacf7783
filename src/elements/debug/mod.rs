//! The developer's overlay: what it knows, and what it does.
//!
//! It asks the page twice a second, so that nothing of the runtime has to tell it of changes. Only events are told, because
//! they are over when they are asked for.
//!
//! - `keeper`: keeps what it shows in step with the page, and does what it says
//! - `place`: where it is in the page
//! - `memory`: what this tab remembers of it
//! - `page`: elements and campaigns
//! - `trials`: experiments and features
//! - `events`: events and what becomes of them
//! - `visitor`: who is here
//! - `problems`: what was said of what is wrong

mod events;
mod keeper;
mod memory;
mod page;
mod place;
mod problems;
mod trials;
mod visitor;

pub use keeper::open;
