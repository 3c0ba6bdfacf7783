//! The recommendation panel: a heading and cards, in a grid, a carousel or a list.
//!
//! - `model`: what it shows
//! - `panel`: the whole
//! - `card`: one product
//! - `arrows`: a carousel's way back and forth
//! - `reserve.css`: the space it takes before it is there; `recommendations.css`: all the rest

mod arrows;
mod card;
mod model;
mod panel;
#[cfg(test)]
mod tests;

pub use model::{Card, Panel, PanelEvent, Rating};
pub use panel::{RecommendationPanel, RecommendationPanelProps};

/// Its style sheet.
pub const CSS: &str = include_str!(concat!(
    env!("OUT_DIR"),
    "/widgets/recommendations/recommendations.css"
));
