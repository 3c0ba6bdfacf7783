//! `<awning-banner>`.
//!
//! - `keeper`: which banner it shows, and what it does when something happens in it
//! - `state`: from a campaign's content, the cart and the clock to what the banner shows

mod keeper;
mod state;

pub use keeper::show;
