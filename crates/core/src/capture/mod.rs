//! Capture without code: from what the page's script saw to the events that are tracked.
//!
//! - `settings`: what the document says of it
//! - `chosen`: parts of that which are `true` or say more
//! - `page`: from what was seen to events

mod chosen;
mod page;
mod settings;

pub use chosen::{Depths, Extensions, Layer};
pub use page::{Capture, Captured};
pub use settings::Settings;
