//! The visitor, as this device knows them: never sent anywhere, kept only with consent.
//!
//! - `cart`: what is in the cart now
//! - `profile`: what was viewed and bought, learned from events
//! - `memory`: what became of each campaign: dismissed, completed, half answered

mod cart;
mod memory;
mod profile;

pub use cart::{Cart, Line};
pub use memory::{CampaignMemory, Memory};
pub use profile::{Order, Profile, View};
