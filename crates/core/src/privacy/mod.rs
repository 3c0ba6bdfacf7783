//! What may be kept and sent, decided from the shop's rules, the visitor's choice and the browser's signal.
//!
//! - `consent`: three purposes, three modes, Global Privacy Control

mod consent;

pub use consent::{Choices, Consent, ConsentMode, ConsentRules};
