//! What may be kept and sent, decided from the shop's rules, the visitor's choice and the browser's signal.
//!
//! - `consent`: three purposes, three modes, Global Privacy Control
//! - `cookie`: cookies as text, and the domains that may share them
//! - `redact`: personal data leaves an event before it waits to be sent

mod consent;
pub mod cookie;
mod redact;

pub use consent::{Choices, Consent, ConsentMode, ConsentRules};
pub use redact::{Action, Found, Kind, Redaction};
