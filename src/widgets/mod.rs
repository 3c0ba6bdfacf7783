//! The widgets: what a shopper sees.
//!
//! A widget sees no network, no storage, no clock and no host page. It is handed a model as a signal and a way to say
//! what happened in it, so its every state can be rendered natively. Each is a wasm chunk of its own.
//!
//! - `recommendations`: a panel of products
//! - `survey`: questions, one at a time
//! - `banner`: a message with a countdown, a spend-and-save bar, a coupon
//! - `debug`: the overlay for the page's developer
//! - `say`: how a widget says what happened

pub mod banner;
pub mod debug;
pub mod experiment_report;
pub mod recommendations;
mod say;
pub mod survey;

pub use say::Say;

#[cfg(test)]
mod snapshot;
