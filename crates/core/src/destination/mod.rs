//! Destinations: where events go. One file each, with its fields in the document, a pure encoder (events to requests)
//! and a pure classifier (reply to verdict). Nothing here sends anything.
//!
//! - `encode`: what every destination can do
//! - `sending`: what an encoder asks to be sent
//! - `kind`: the destinations, by their `type`
//! - `native`: the JavaScript engine's part outside a browser
//! - `webhook`: any server that takes Awning's own JSON

mod encode;
mod kind;
#[cfg(feature = "tools")]
mod native;
mod sending;
mod webhook;

pub use encode::{Encode, Encoded, Host, Limits, Moment};
pub use kind::Destination;
#[cfg(feature = "tools")]
pub use native::NativeHost;
pub use sending::{Body, Call, Request, Sending};
pub use webhook::Webhook;
