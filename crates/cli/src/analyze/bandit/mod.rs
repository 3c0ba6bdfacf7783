//! Bandits: which share of the visitors each variation gets next, and where it is written down.
//!
//! - `arguments`: the command line
//! - `shares`: the shares, by the metric that decides
//! - `show`: them as text, JSON and HTML
//! - `features`: them in a file of GrowthBook's features
//! - `find`: where an experiment is in such a file
//! - `pair`: which of its variations is which of the analysis
//! - `edit`: a value put into a text of JSON, of which all else stays as it is

mod arguments;
mod edit;
mod features;
mod find;
mod pair;
mod shares;
mod show;

pub use arguments::BanditArguments;
pub use features::change;
pub use shares::shares;
pub use show::{html, json, text};
