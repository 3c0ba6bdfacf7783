//! What experiments vary on a page: the content of `<awning-experiment>`, and the attributes of every other element.
//!
//! - `keeper`: `<awning-experiment>`
//! - `overrides`: attributes that a variation replaces
//! - `sight`: whether what is shown could be seen
//! - `turn`: whether what is shown gives way

mod keeper;
mod overrides;
mod sight;
mod turn;

pub use keeper::mount;
pub use overrides::mount_overridden;
