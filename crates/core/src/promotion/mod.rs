//! Promotions: banners, their countdowns, their spend-and-save offers and their coupons.
//!
//! - `content`: a banner, as a campaign carries it
//! - `countdown`: when an offer ends, and what is left until then
//! - `spend`: how far a cart is from the next reward

mod content;
mod countdown;
mod spend;

pub use content::{Action, Banner, Countdown, Coupon, Placement, SpendForm};
pub use countdown::{End, Remaining};
pub use spend::{Spend, SpendProgress, Tier};
