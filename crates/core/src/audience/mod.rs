//! The visitor, as this device knows them: never sent anywhere, kept only with consent.
//!
//! - `cart`: what is in the cart now
//! - `profile`: what was viewed and bought, learned from events
//! - `visit`: what was viewed in the running visit, in its order
//! - `trials`: how often recommended items were seen and chosen
//! - `memory`: what became of each campaign: dismissed, completed, half answered

mod cart;
mod memory;
mod profile;
mod trials;
mod visit;

pub(crate) use cart::product_number;
pub use cart::{Cart, Line};
pub use memory::{CampaignMemory, Memory};
pub use profile::{Order, Profile, View};
pub use trials::{Trial, Trials};
pub use visit::Visit;
