//! Attribution: what brought the visitor.
//!
//! - `touch`: one arrival, from the page's address and its referrer
//! - `channel`: the channel that it counts for
//! - `known`: search engines, social networks, mail and payment providers by their hosts
//! - `touches`: the first and the last arrival of a visitor

mod channel;
mod known;
#[cfg(test)]
mod tests;
mod touch;
mod touches;

pub use channel::Channel;
pub use touch::{Arrival, Touch};
pub use touches::Touches;
