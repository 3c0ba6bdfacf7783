//! Delivery: what waits for destinations is stored, sent when it is due, and handed to the browser when the page ends. A
//! chunk of its own, which only pages with destinations load.
//!
//! - `state`: its parts, and how it comes up
//! - `intake`: from the services to the destinations' queues
//! - `attribution`: what brought the visitor
//! - `outlets`: the destinations, each with what waits for it and who delivers it
//! - `pump`: sending what is due
//! - `leaving`: sending as the page ends, and coming back
//! - `keeping`: storing what waits
//! - `saving`: what the next page is to begin with
//! - `tabs`: which tab delivers for all
//! - `speaking`: destinations that come later
//! - `report`: what `awning.delivery()` answers, and what is said of events that were given up

mod attribution;
mod intake;
mod keeping;
mod leaving;
mod outlets;
mod pump;
mod report;
mod saving;
mod speaking;
mod state;
mod tabs;

pub use state::open;
