//! What may be kept and sent, decided from the shop's rules, the visitor's choice and the browser's signal.
//!
//! - `consent`: three purposes, three modes, Global Privacy Control
//! - `cookie`: cookies as text, and the domains that may share them

mod consent;
pub mod cookie;

pub use consent::{Choices, Consent, ConsentMode, ConsentRules};
