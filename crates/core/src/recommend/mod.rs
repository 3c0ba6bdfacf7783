//! Recommendation: which items a panel shows, in which order, and by which strategy each of them was chosen.
//!
//! - `strategy`: what a panel asks for, and what stands in where there is too little of it
//! - `settings`: what the document says of recommendations
//! - `select`: from rankings to the items that are shown
//! - `order`: how they are sorted
//! - `recommender`: the trait that every source of rankings implements
//! - `local`: what ranks on the device
//! - `evidence`: what speaks for each item: the parts of its score
//! - `why`: which of them weighs most, and whose doing it is
//! - `reason`: the same in the shopper's language
//! - `content`: what the catalog itself says
//! - `features`: what an item's words weigh
//! - `levels`: how expensive each item is for its kind
//! - `affinity`: what the visitor likes
//! - `model`: what an index is asked, and the table of scores
//! - `index`: the file that holds what was learned, and its models
//! - `learned`: what decisions ask of it
//! - `provider`: servers that rank
//! - `rules`: what the shop wants shown, hidden and preferred
//! - `diversity`: no list of look-alikes
//! - `exploration`: a share for new items
//! - `random`: chance that a seed decides
//! - `explain`: the parts of an item's score, for a person

mod affinity;
mod content;
mod diversity;
mod evidence;
mod explain;
mod exploration;
mod features;
pub mod index;
mod learned;
mod levels;
mod local;
mod model;
mod order;
pub mod provider;
mod random;
mod reason;
mod recommender;
pub mod rules;
mod select;
mod settings;
mod strategy;
#[cfg(test)]
mod tests;
mod why;

pub use explain::{Explanation, explain};
pub use learned::{Known, Learned, Question};
pub use local::Local;
pub use model::{ItemNo, Query, Ranked, Scores};
pub use random::Random;
pub use reason::Reason;
pub use recommender::{Context, Ranking, Recommender, Scored};
pub use select::{Pick, Request, recommend};
pub use settings::Settings;
pub use strategy::Strategy;
