//! `<awning-recommendations>`.
//!
//! - `keeper`: which items its panel shows, and what it does when something happens in it
//! - `catalog`: the page's catalog, loaded once
//! - `list`: a list of recommended items, as events tell of it
//! - `cards`: from items to what cards show

mod cards;
mod catalog;
mod keeper;
mod list;

pub use keeper::mount;
