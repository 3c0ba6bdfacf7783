//! Recommendation: which items a panel shows, in which order, and by which strategy each of them was chosen.
//!
//! - `strategy`: what a panel asks for, and what stands in where there is too little of it
//! - `settings`: what the document says of recommendations
//! - `recommender`: the trait that every source of rankings implements
//! - `local`: what ranks on the device: index, content, popularity and interests in one ranking
//! - `content`: rankings from the catalog's own words and the visitor's views
//! - `features`: what an item's words weigh
//! - `model`: the trait that every learned model implements, and the table of scores
//! - `index`: the file that holds what was learned, and its models
//! - `learned`: what decisions ask of it
//! - `provider`: servers that rank
//! - `select`: from rankings to the items that are shown
//! - `rules`: what the shop wants shown, hidden and preferred
//! - `reason`: why an item is shown, in the shopper's language
//! - `explain`: the parts of an item's score

mod content;
mod explain;
mod features;
pub mod index;
mod learned;
mod local;
mod model;
pub mod provider;
mod reason;
mod recommender;
pub mod rules;
mod select;
mod settings;
mod strategy;

pub use explain::explain;
pub use learned::Learned;
pub use local::Local;
pub use model::{ItemNo, Model, Query, Ranked, Scores};
pub use reason::Reason;
pub use recommender::{Context, Recommender, Scored};
pub use select::{Pick, Request, recommend};
pub use settings::Settings;
pub use strategy::Strategy;
