//! Recommendation: which items a panel shows, in which order, and by which strategy each of them was chosen.
//!
//! - `strategy`: what a panel asks for, and what stands in where there is too little of it
//! - `recommender`: the trait that every source of rankings implements
//! - `content`: rankings from the catalog's own words and the visitor's views
//! - `model`: the trait that every learned model implements, and the table of scores
//! - `index`: the file that holds what was learned, and its models
//! - `features`: what an item's words weigh
//! - `select`: from rankings to the items that are shown

mod content;
mod features;
pub mod index;
mod model;
mod recommender;
mod select;
mod strategy;

pub use content::ContentRecommender;
pub use model::{ItemNo, Model, Query, Ranked, Scores};
pub use recommender::{Context, Recommender, Scored};
pub use select::{Pick, Request, select};
pub use strategy::Strategy;
