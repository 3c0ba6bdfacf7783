//! Delivery: what waits for destinations is stored, sent when it is due, and handed to the browser when the page ends.
//!
//! - `outlets`: the destinations, each with what waits for it and who delivers it
//! - `pump`: sending what is due
//! - `leaving`: sending as the page ends, and coming back
//! - `keeping`: storing what waits
//! - `tabs`: which tab delivers for all
//! - `speaking`: destinations that come later
//! - `report`: what `awning.delivery()` answers, and what is said of events that were given up

mod keeping;
mod leaving;
mod outlets;
mod pump;
mod report;
mod speaking;
mod tabs;

pub(super) use outlets::Delivery;
