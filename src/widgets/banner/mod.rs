//! The banner: a bar at the top, a strip in the page, a card in the corner, or a dialog.
//!
//! - `model`: what it shows
//! - `notice`: the whole, by placement
//! - `clock`: the countdown
//! - `spend`: the spend-and-save bar
//! - `coupon`: the code and its button
//! - `reserve.css`: the space it takes before it is there; `banner.css`: all the rest

mod clock;
mod coupon;
mod model;
mod notice;
mod spend;
#[cfg(test)]
mod tests;

pub use model::{BannerEvent, BannerState, Clock, SpendState, Tick};
pub use notice::{BannerNotice, BannerNoticeProps};

/// Its style sheet.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/widgets/banner/banner.css"));
