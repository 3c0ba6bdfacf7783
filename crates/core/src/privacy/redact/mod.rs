//! Redaction: personal data leaves an event before it waits to be sent.
//!
//! - `rules`: what the document says is to become of each kind of personal data
//! - `event`: the rules, applied to all that an event says
//! - `find`: where in a text personal data is
//! - `address`: e-mail and IP addresses
//! - `number`: numbers that are written with separators, and what they are
//! - `identity`: card numbers and Chinese resident ids, which have a check digit
//! - `phone`: telephone numbers
//! - `link`: what of a URL's query may stay

mod address;
mod event;
mod find;
mod identity;
mod link;
mod number;
mod phone;
mod rules;
#[cfg(test)]
mod tests;

pub use find::{Found, Kind};
pub use rules::{Action, Redaction};
