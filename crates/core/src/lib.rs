//! What is true of Awning without a browser: every decision as a pure function over plain data.
//!
//! The browser side reads, asks these functions and does what they say; so who sees what, what is recommended and
//! when to retry is tested natively. Nothing in here knows a network, a storage, a clock or a page.

pub mod audience;
pub mod campaign;
pub mod capture;
pub mod catalog;
pub mod condition;
pub mod delivery;
pub mod destination;
pub mod document;
pub mod element;
pub mod event;
pub mod experiment;
pub mod json;
pub mod money;
pub mod privacy;
pub mod promotion;
pub mod read;
pub mod recommend;
pub mod survey;
pub mod text;
pub mod time;
pub mod url;
pub mod value;

/// The version that events and `awning.version` carry.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
