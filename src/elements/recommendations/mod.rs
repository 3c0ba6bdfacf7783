//! `<awning-recommendations>`.
//!
//! - `keeper`: which items its panel shows
//! - `hearing`: what it does when something happens in it
//! - `question`: what it asks the server that ranks, and what comes back
//! - `ranking`: what ranks, made once for all panels
//! - `catalog`: the page's catalog, loaded once
//! - `list`: a list of recommended items, as events tell of it
//! - `cards`: from items to what cards show

mod cards;
mod catalog;
mod hearing;
mod keeper;
mod list;
mod question;
mod ranking;

pub use keeper::mount;
