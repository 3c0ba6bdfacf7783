//! Views that widgets share.
//!
//! - `base.css`: tokens, focus, what is only for screen readers
//! - `icon`: drawn in the text's color
//! - `close`: the button that sends a widget away
//! - `stars`: a rating as filled stars
//! - `focus`: moving the keyboard's focus to what has just appeared

mod close;
mod focus;
mod icon;
mod stars;

pub use close::close_button;
pub use focus::focus_soon;
pub use icon::{Icon, icon};
pub use stars::{star, stars};

/// The style sheet that every widget adopts before its own.
pub const BASE_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/ui/base.css"));
